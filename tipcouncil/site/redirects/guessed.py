"""Addresses as people type and remember them lead to the one public page that they can mean.

/statutes/53A-192A/ means /statutes/53a-192a/, and /feed/ the feed. What can mean two pages, or none
that the public may see, is not found.
"""

import re
import tomllib
from pathlib import Path

from meetings.models import Meeting
from statutes.citations import sort_key
from statutes.models import Statute
from tipcouncil.records.dates import Precision, typed_date
from tipcouncil.site.redirects.recorded import is_public
from tipcouncil.site.search.query import Query
from tipcouncil.site.views.context import SECTIONS

LONGEST = 200  # characters
FEED = "/feeds/all.xml"
FEED_WORDS = {"feed", "feeds", "rss", "atom"}
TYPED = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
FOLDERS = {name: name for name in (*SECTIONS, "feeds")}
FOLDERS |= {word: folder for folder, words in TYPED["folders"].items() for word in words.split()}
PAGES = {word: page for page, words in TYPED["pages"].items() for word in words.split()}
# Parts of one page, which have no page of their own.
PARTS = {
    *("minutes", "agenda", "notice", "attendance", "motions", "votes"),
    *("documents", "recommendations"),
}
WITH_FEEDS = {"meetings", "reports", "minutes"}
# What other systems end the addresses of pages with, and what sticks to them in a letter.
ENDING = re.compile(r"(?:(?:^|/)(?:index|default))?\.(?:html?|php|aspx?|jsp)$")
ODD = re.compile(r"//|[\\'\"<]")  # nobody types these
STUCK = re.compile(r"[\s.,;:!?)\]}>]+$")
AFTER_A_WORD = re.compile(r"\b([a-z]{2,})[-_]")


def target_of(request):
    """The page that was asked for; None for no one page."""
    for some in guesses(request.path):
        public = [path for path in dict.fromkeys(some) if is_another_page(path, request)]
        if public:
            return public[0] if len(public) == 1 else None
    return None


def is_another_page(path, request):
    return path != request.path and is_public(path, request)


def guesses(path):
    """Lists of what an address may mean, the likeliest first."""
    if len(path) > LONGEST or not path.isprintable() or ODD.search(path):
        return
    plain = STUCK.sub("", ENDING.sub("", STUCK.sub("", path.lower().rstrip("/"))))
    words = [word for word in plain.split("/") if word.strip()]
    if not words:
        yield ["/"]
        return
    first, *rest = words
    if "." in words[-1]:
        yield [STUCK.sub("", path.lower())]
    if not rest and first in PAGES:
        yield [PAGES[first]]
    folder = FOLDERS.get(first)
    if folder is None:
        return
    slugs = [re.sub(r"[\s_]+", "-", word) for word in rest]
    whole = "/".join(["", folder, *slugs])
    yield [f"{whole}/"]
    if rest and rest[-1] in PARTS:
        yield from guesses("/".join(["", folder, *rest[:-1]]))
    if folder == "feeds":
        yield [f"{whole}.xml"]
    elif rest and rest[-1].partition(".")[0] in FEED_WORDS:
        yield feeds_of(first if first in WITH_FEEDS else folder, slugs[:-1])
    elif folder in ("statutes", "acts"):
        yield law_pages(" ".join(slugs), folder)
    elif folder == "meetings":
        yield meeting_pages(" ".join(rest))


def feeds_of(folder, slugs):
    if not slugs:
        return [f"/feeds/{folder}.xml" if folder in WITH_FEEDS else FEED]
    return [f"/feeds/{folder}/{slugs[0]}.xml"]


def law_pages(text, folder):
    """The pages of the law that is cited; of an act by its number, whether public or special."""
    text = AFTER_A_WORD.sub(r"\1 ", text)
    ways = [Query.typed(text), *([Query.typed(f"act {text}")] if folder == "acts" else [])]
    cited = next((query.cited for query in ways if query.cites_only), ())
    acts = [key for key in cited if re.search("(^|-)[ps]a-", key)]
    sections = [key for key in cited if key not in acts]
    named = [f"/acts/{key}/" for key in acts] + [f"/statutes/{key}/" for key in sections]
    return named + [run.get_absolute_url() for key in sections for run in runs_with(key)]


def runs_with(number):
    """The runs of sections that have one page, 54-36j to 54-36l, and a section of this number."""
    place = sort_key(number)
    runs = Statute.objects.public().exclude(through="").filter(sort_key__lte=place)
    return [run for run in runs if place <= sort_key(run.through)]


def meeting_pages(text):
    """The meeting of a day, however the day is written; of several, or of a month, their year."""
    typed = typed_date(text) or typed_date(AFTER_A_WORD.sub(r"\1 ", text))
    if typed is None:
        return []
    date, precision = typed
    found = Meeting.objects.public().filter(date=date).values_list("slug", flat=True)
    if precision == Precision.MONTH or len(found) > 1:
        return [f"/meetings/{date.year}/"]
    return [f"/meetings/{slug}/" for slug in found]
