"""A walk over the whole public site with Django's test client, and what a page says of itself."""

import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from io import BytesIO
from urllib.parse import urldefrag, urljoin, urlsplit

import pypdfium2
from django.conf import settings
from django.contrib.staticfiles import finders

LOC = re.compile(r"<loc>([^<]+)</loc>")
LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action"}
# The form of notices is kept by nobody: it holds a token that is new each time.
NOT_FOLLOWED = ("/admin/", "/accounts/", "/subscribe/email/")


class Facts(HTMLParser):
    """What the tests ask of a page: its title, headings, ids, links, meta elements and data."""

    def __init__(self, html):
        super().__init__()
        self.title = ""
        self.lang = ""
        self.canonical = ""
        self.meta = {}
        self.headings = []
        self.ids = Counter()
        self.links = []
        self.images_without_alt = []
        self.linked_data = []
        self.inline = []
        self._inside = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        is_data = attrs.get("type") == "application/ld+json"
        if tag == "style" or (tag == "script" and "src" not in attrs and not is_data):
            self.inline.append(tag)
        self.inline += [name for name in attrs if name == "style" or name.startswith("on")]
        if "id" in attrs:
            self.ids[attrs["id"]] += 1
        if tag in LINKS and attrs.get(LINKS[tag]) is not None:
            self.links.append(attrs[LINKS[tag]])
        if tag == "html":
            self.lang = attrs.get("lang", "")
        elif tag == "meta":
            self.meta[attrs.get("name") or attrs.get("property")] = attrs.get("content", "")
        elif tag == "link" and attrs.get("rel") == "canonical":
            self.canonical = attrs.get("href", "")
        elif tag == "img" and "alt" not in attrs:
            self.images_without_alt.append(attrs.get("src"))
        elif re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        elif tag == "script" and is_data:
            self.linked_data.append("")
            self._inside = "linked data"
        elif tag == "title" and not self.title:
            self._inside = "title"

    def handle_data(self, data):
        if self._inside == "title":
            self.title += data
        elif self._inside == "linked data":
            self.linked_data[-1] += data

    def handle_endtag(self, tag):
        if tag in {"title", "script"}:
            self._inside = None


@dataclass
class Page:
    """One answer of the site, and the first page that linked to it."""

    address: str
    status: int
    headers: dict
    content: bytes
    linked_from: str
    cookies: list
    facts: Facts | None = field(default=None, repr=False)

    @property
    def is_html(self):
        return self.headers.get("Content-Type", "").startswith("text/html")

    @property
    def said(self):
        """What a reader finds in the answer, in small letters: also inside a PDF and a zip."""
        inside = text_of_pdf(self.content).encode() + b"\n".join(entries_of_zip(self.content))
        return (self.content + inside).lower()

    @property
    def is_canonical(self):
        """Not a filtered or a searched view of another page."""
        return "?" not in self.address

    @property
    def text(self):
        return self.content.decode()


@lru_cache(maxsize=64)
def text_of_pdf(content):
    """The words of a PDF; nothing of any other file."""
    if not content.startswith(b"%PDF"):
        return ""
    with pypdfium2.PdfDocument(content) as document:
        pages = [document[number].get_textpage() for number in range(len(document))]
        return "\n".join(page.get_text_range() for page in pages)


@lru_cache(maxsize=64)
def entries_of_zip(content):
    """The name and the content of each entry of a zip; nothing of any other file."""
    if not content.startswith(b"PK\x03\x04"):
        return []
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return [part for name in packed.namelist() for part in (name.encode(), packed.read(name))]


def fetch(client, address, linked_from="", **headers):
    """The page at an address, whatever its status; a redirect is not followed."""
    response = client.get(address, headers=headers)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    page = Page(
        address,
        response.status_code,
        dict(response.headers),
        content,
        linked_from,
        list(response.cookies),
    )
    if page.is_html:
        page.facts = facts_of(page.text)
    return page


@lru_cache(maxsize=512)
def facts_of(html):
    """The facts of a page; a page that answers the same again is not read again."""
    return Facts(html)


def on_this_site(link, page_address):
    """The address without its fragment, and the fragment; None where the link leads elsewhere."""
    absolute = urljoin(f"{settings.BASE_URL}{page_address}", link)
    if absolute.startswith("webcal://"):  # the same address, for a calendar program
        absolute = absolute.replace("webcal", "https", 1)
    if not absolute.startswith(f"{settings.BASE_URL}/"):
        return None
    address, fragment = urldefrag(absolute.removeprefix(settings.BASE_URL))
    return address, fragment


def addresses_in_sitemap(client, address="/sitemap.xml"):
    """Every address of the sitemap, and of the sitemaps that it lists."""
    text = fetch(client, address).content.decode()
    found = [loc.removeprefix(settings.BASE_URL) for loc in LOC.findall(text)]
    if "<sitemapindex" in text:
        return [one for each in found for one in addresses_in_sitemap(client, each)]
    return found


def crawl(client, *more, sampled=None):
    """Every page that can be reached from the home page and the sitemap, by address.

    Where `sampled` gives an address the name of its kind, it is read only if no other of its kind
    was, that a page with the same headings linked to: once for each state of what it tells of.
    """
    seen = set()
    waiting = {"/": "", "/sitemap.xml": "", **dict.fromkeys(more, "")}
    waiting |= dict.fromkeys(addresses_in_sitemap(client), "/sitemap.xml")
    pages = {}
    while waiting:
        address, linked_from = waiting.popitem()
        if sampled and (kind := sampled(address)) and linked_from in pages:
            headings = pages[linked_from].facts.headings
            if (state := (kind, *headings)) in seen:
                continue
            seen.add(state)
        page = pages[address] = fetch(client, address, linked_from)
        for link in page.facts.links if page.facts else ():
            internal = on_this_site(link, address)
            if internal and is_to_follow(internal[0]) and internal[0] not in pages:
                waiting.setdefault(internal[0], address)
    return dict(sorted(pages.items()))


def is_to_follow(address):
    """Not what is the staff's; of a search, not every combination of choices, but each of them."""
    is_deep_in_search = address.startswith("/search/") and address.count("&") > 1
    return not address.startswith((settings.STATIC_URL, *NOT_FOLLOWED)) and not is_deep_in_search


def dead_links(pages, left_out=lambda address: False):
    """Each link that leads to no page, no static file or no place on its page.

    Links to what a crawl may have left out, being a sample, are not followed.
    """
    complaints = []
    for page in pages.values():
        for link in page.facts.links if page.facts else ():
            internal = on_this_site(link, page.address)
            if internal is None:
                continue
            address, fragment = internal
            if address.startswith(settings.STATIC_URL):
                if not finders.find(address.removeprefix(settings.STATIC_URL)):
                    complaints.append(f"{page.address} -> {link}: no such static file")
            elif is_to_follow(address) and (address in pages or not left_out(address)):
                target = pages.get(address)
                if target is None or target.status != 200:
                    complaints.append(f"{page.address} -> {link}: {target and target.status}")
                elif fragment and target.facts and fragment not in target.facts.ids:
                    complaints.append(f"{page.address} -> {link}: no such place on that page")
    return complaints


def path_of(address):
    return urlsplit(address).path
