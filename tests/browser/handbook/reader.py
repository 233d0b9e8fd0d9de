"""Somebody who has never seen the site, and does what a chapter of the staff handbook says.

They know a button, a link or a field by its words alone, use the keyboard alone, and may use only
what the chapter names in **bold**, in the order in which it names it. What they see is kept: a bold
word that stood on no screen is a mistake of the chapter.
"""

import re
from pathlib import Path

from tipcouncil.site.accounts.roles import ALL_ROLES, CLERK

HANDBOOK = Path(__file__).resolve().parents[3] / "docs/staff-handbook.md"
BOLD = re.compile(r"\*\*(.+?)\*\*")
STEP = re.compile(r"^\d+\. .*$", re.MULTILINE)
# What can be seen now: words of headings, of labels, and of everything that can be pressed.
SEEN = """() => [...document.querySelectorAll("a, button, label, summary, legend, h1, h2, h3, th,"
  + " dt, caption, strong, option, select, input, textarea")].filter((one) =>
    (one.tagName === "OPTION" ? one.parentElement : one).checkVisibility())
  .flatMap((one) => [one.textContent, one.firstChild?.textContent, one.getAttribute("aria-label"),
    one.type === "submit" ? one.value : ""])
  .map((words) => (words || "").replace(/\\s+/g, " ").trim().replace(/:$/, ""))"""
# The field that has a label, or the newest row of a table whose column has that name.
FIELD = """([words, within]) => {
  const plain = (one) => one.textContent.replace(/\\s+/g, " ").trim().replace(/:$/, "");
  const there = (one) => one && one.checkVisibility() && !one.id.includes("__prefix__");
  const page = document.querySelector(within || "#content") || document;
  const own = [...page.querySelectorAll("label")].filter((one) => plain(one) === words)
    .map((one) => one.control).filter(there);
  return own[0] || [...page.querySelectorAll("[aria-label]")].filter((one) =>
    one.getAttribute("aria-label") === words && one.name && there(one)).at(-1);
}"""


def chapters():
    """The chapters of the handbook by their headings, without the number."""
    parts = re.split(r"^## \d+\. (.+)\n", HANDBOOK.read_text(), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def role_of(chapter):
    """Whose task it is: the heading says it, except of a clerk's."""
    return next((role for role in ALL_ROLES if f"({role}" in chapter), CLERK)


def as_file(name, content):
    """A file as the browser sends it from the reader's computer."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


class Reader:
    def __init__(self, page, text):
        self.page, self.text, self.at = page, text, 0
        self.seen, self.followed = set(), []
        self.look()

    def look(self):
        self.seen.update(self.page.evaluate(SEEN))

    def reads(self, words):
        """The chapter names this next, in bold."""
        self.look()
        at = self.text.find(f"**{words}**", self.at)
        assert at >= 0, f"The chapter does not name **{words}** here: {self.text[self.at :][:120]}"
        self.at = at + 1
        self.followed.append(at)

    def not_seen(self):
        """The words in bold that stood on no screen."""
        return [words for words in dict.fromkeys(BOLD.findall(self.text)) if words not in self.seen]

    def skipped(self):
        """The steps of which nothing was followed, though they name something."""
        steps = [step for step in STEP.finditer(self.text) if BOLD.search(step[0])]
        return [
            step[0]
            for step in steps
            if not any(step.start() < at < step.end() for at in self.followed)
        ]

    # With the keyboard

    def press(self, words, within="body"):
        """A button or a link, by its words alone."""
        self.reads(words)
        place = self.page.locator(within)
        name = re.compile(rf"^{re.escape(words)}( ?: .+| \(.+\))?$")  # to the ear: of which
        buttons, links = (place.get_by_role(role, name=name) for role in ("button", "link"))
        if not buttons.or_(links).count():
            self.unfold_records()
        self.enter(buttons.or_(links).first)

    def unfold_records(self):
        """What is not in daily use stands under “All records”, as chapter 2 says."""
        for fold in self.page.locator("#records, #records details").all():
            fold.evaluate("fold => { fold.open = true; }")

    def enter(self, control):
        control.press("Enter")
        self.page.wait_for_load_state()
        self.look()

    def beside(self, kind, words):
        """A control that many rows have, in the row that is meant."""
        self.reads(kind)
        self.reads(words)
        self.unfold_records()
        row = self.page.locator(
            "#content tr, #records li", has=self.page.get_by_text(kind, exact=True)
        )
        self.enter(row.get_by_role("link", name=words, exact=True))

    def open(self, record):
        """A record in a list: which one, the chapter leaves to whoever reads it."""
        self.enter(self.page.locator("#result_list").get_by_role("link", name=record).first)

    def go_home(self):
        self.enter(self.page.get_by_role("link", name="Home", exact=True).first)

    def unfold(self, words):
        self.reads(words)
        self.enter(self.page.locator("summary", has_text=words).first)

    def field(self, words, within=""):
        self.reads(words)
        found = self.page.evaluate_handle(FIELD, [words, within]).as_element()
        assert found, f"No field is named {words}."
        return found

    def write(self, words, text, within=""):
        self.field(words, within).fill(text)

    def tick(self, words):
        self.field(words).press("Space")

    def file(self, words, name, content, within=""):
        self.field(words, within).set_input_files(as_file(name, content))

    def choose(self, words, choice, within=""):
        """An entry of a list, or a record that is found by what is typed."""
        field = self.field(words, within)
        if "admin-autocomplete" not in (field.get_attribute("class") or ""):
            field.select_option(label=choice)
            return
        field.evaluate("one => one.nextElementSibling.querySelector('[tabindex]').focus()")
        self.page.keyboard.press("Enter")
        self.page.locator(".select2-container--open .select2-search__field").fill(choice)
        option = ".select2-results__option--highlighted:not(.loading-results)"
        self.page.locator(option, has_text=choice).wait_for()
        self.page.keyboard.press("Enter")

    # What many chapters say

    def find(self, kind, record):
        """A record in the list of its kind."""
        self.press(kind)
        self.open(record)

    def add(self, kind):
        self.beside(kind, "Add")

    def save(self):
        self.press("Save and continue editing")

    def save_and_post(self):
        self.press("Save and post…")
        self.post()

    def post_again(self, reason):
        """The page that posts asks why, of a text that was public before."""
        self.page.locator("#id_reason").fill(reason)
        self.post()

    def post(self):
        self.press("Post to the public")
        self.told("is posted.")

    def is_led(self, address, to):
        """Whether somebody who follows an address comes to a page of this site."""
        there = self.page.request.get(address)
        return there.ok and there.url.endswith(to)

    def told(self, words):
        """What the site says, outside the words that the handbook gives."""
        self.page.locator("#content, .messagelist, main").get_by_text(words).first.wait_for()
