"""The clerk's desk in a browser: few clicks, the keyboard alone, and no text that is lost."""

import io
import zipfile
from xml.sax.saxutils import escape

import pytest

from tests.browser.test_accessibility import LAW, violations
from tests.meetings.importing import made

NEW = "/admin/meetings/meeting/add/"
IMPORT = "/admin/meetings/meeting/import/"
# Where minutes are written, and in which field.
WRITTEN = [
    (NEW, "#id_minutes_text"),
    ("/admin/meetings/minutes/add/", "#id_body"),
    ("/admin/meetings/minutes/1/change/", "#id_body"),
]
WORDS = "Words that nobody else has."
PARTS = {
    "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8"?><Types'
    ' xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default'
    ' Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override'
    ' PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships'
    ' xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>',
}
LINES = [
    "Trafficking in Persons Council",
    "MINUTES",
    "March 5, 2015",
    "Legislative Office Building, Room 2D",
    "Members present: Jillian Gilchrest, Erin Williams",
    "The meeting was called to order at 10:06 AM.",
    "1. Approval of minutes",
    "Jillian Gilchrest moved to approve the minutes of January 8, 2015. Erin Williams seconded."
    " The motion carried.",
    "2. Adjournment",
    "The meeting was adjourned at 11:43 AM.",
]


def word_file():
    """The minutes as a Word document, with a paragraph for each line."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in LINES)
    body = f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in PARTS.items():
            archive.writestr(name, text)
        archive.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?>{body}')
    return stream.getvalue()


class Hands:
    """What a clerk does, counted: a click, or something typed into one place."""

    def __init__(self, page):
        self.page, self.done = page, []

    def click(self, name, role="button"):
        self.done.append(f"click {name}")
        self.page.get_by_role(role, name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def choose(self, field, name, content):
        self.done.append(f"choose {name}")
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self.page.set_input_files(field, file)

    def fill(self, field, text):
        self.done.append(f"type {text}")
        self.page.fill(field, text)

    def overwrite(self, text, *, next_blank=False):
        """Type over what is marked; Alt+N marks the next blank."""
        self.done.append(f"type {text}")
        if next_blank:
            self.page.keyboard.press("Alt+n")
        self.page.keyboard.type(text)


def test_a_word_file_becomes_a_posted_draft_in_six_clicks(clerk):
    page = clerk("/admin/")
    hands = Hands(page)
    hands.click("Import minutes", role="link")
    hands.choose("#id_file", "Minutes March 2015.docx", word_file())
    hands.click("Read it")
    read = {
        "#id_date": "2015-03-05",
        "#id_called_to_order": "10:06 AM",
        "#id_adjourned": "11:43 AM",
        "#id_place": "Legislative Office Building, Room 2D",
        "#id_agenda_lines": "1. Approval of minutes\n2. Adjournment",
        "#id_attendance_lines": "Jillian Gilchrest\nErin Williams",
        "#id_motions-0-moved_by_name": "Jillian Gilchrest",
        "#id_motions-0-seconded_by_name": "Erin Williams",
        "#id_motions-0-result": "carried",
    }
    assert {field: page.input_value(field) for field in read} == read
    assert page.complaints == []
    hands.click("Keep and post…")
    hands.click("Post to the public")
    assert len(hands.done) <= 6, hands.done
    page.goto("/meetings/2015-03-05/")
    shown = page.inner_text("main")
    for words in ("Approval of minutes", "10:06 AM", "Erin Williams", "Draft minutes"):
        assert words in shown


def test_one_item_minutes_are_posted_from_an_empty_page_in_twelve_acts(clerk):
    page = clerk("/admin/")
    hands = Hands(page)
    hands.click("Enter a meeting", role="link")
    hands.fill("#id_date", "2015-05-07")
    hands.fill("#id_called_to_order", "10:00 AM")
    hands.fill("#id_adjourned", "11:00 AM")
    hands.fill("#id_place", "Room 2D")
    hands.fill("#id_agenda_lines", "1. Reports")
    hands.click("Start minutes from the agenda")
    page.locator("#id_minutes_text:focus").wait_for()  # the first blank is marked by itself
    hands.overwrite("Jillian Gilchrest, Erin Williams")
    hands.overwrite("The chair gave a report.", next_blank=True)
    hands.click("Save and post…")
    hands.click("Post to the public")
    page.locator(".messagelist .success").first.wait_for()
    assert len(hands.done) <= 12, hands.done
    assert page.complaints == []
    page.goto("/meetings/2015-05-07/")
    shown = page.inner_text("main")
    assert "The chair gave a report." in shown
    assert "fill in" not in shown


def test_lines_of_an_agenda_move_and_nest_by_keyboard(clerk):
    page = clerk(NEW)
    box = page.locator("#id_agenda_lines")
    box.focus()
    page.keyboard.type("1. One\n2. Two\na) Part\n3. Three")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Alt+ArrowRight")
    assert box.input_value() == "1. One\n2. Two\n   a) Part\n3. Three"
    said = page.locator(".agenda-tools [role=status]")
    assert said.inner_text() == "a) Part is now under 2. Two."
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Alt+ArrowUp")
    assert box.input_value() == "2. Two\n   a) Part\n1. One\n3. Three"
    assert "with 1 below it" in said.inner_text()
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+ArrowDown")
    assert box.input_value() == "1. One\n3. Three\n2. Two\n   a) Part"
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Move out").press("Enter")
    assert box.input_value() == "1. One\n3. Three\n2. Two\na) Part"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") != "id_agenda_lines"
    assert page.complaints == []


def test_the_enter_key_in_a_field_saves_and_starts_nothing(clerk):
    page = clerk(NEW)
    page.fill("#id_date", "2015-06-04")
    page.press("#id_place", "Enter")
    page.locator(".messagelist .success").wait_for()
    assert page.input_value("#id_minutes_text") == ""


def test_the_preview_is_divided_as_the_public_page_is(clerk):
    page = clerk(NEW)
    page.fill("#id_minutes_text", "# 1. Reports\n\nOf Sec. 53a-83.")
    page.locator(".markdownx-preview .item-no", has_text="1.").wait_for()
    assert page.locator(".markdownx-preview a.cite").count() == 1
    page.locator(".cites li", has_text="53a-83").wait_for()


def test_errors_of_the_source_are_marked_in_the_preview(clerk):
    page = clerk("/admin/meetings/minutes/add/")
    page.fill("#id_body", "From a moto vehicle.")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.fill("#id_errors_marked", "moto")
    page.locator(".markdownx-preview .sic").wait_for()


def sign_in(site, visit, path):
    page = visit(path)
    page.on("dialog", lambda question: question.accept())
    put_in(site, page)
    page.wait_for_url(f"{site.url}{path}")
    return page


def put_in(site, page):
    page.fill("[name=username]", site.name)
    page.fill("[name=password]", site.password)
    page.keyboard.press("Enter")


def let_it_lie(site, page):
    """The hour without use passes for the site: the session was last seen before it."""
    key = next(one["value"] for one in page.context.cookies() if "session" in one["name"])
    site.manage(
        "shell",
        "-c",
        "from django.contrib.sessions.backends.db import SessionStore;"
        "from tipcouncil.site.accounts.session_limits import IDLE, SEEN;"
        f"kept = SessionStore({key!r}); kept[SEEN] -= IDLE + 1; kept.save()",
    )


@pytest.mark.parametrize(("path", "field"), WRITTEN)
def test_signing_out_in_mid_work_gives_the_text_back_after_signing_in(site, visit, path, field):
    page = sign_in(site, visit, path)
    page.fill(field, WORDS)
    page.locator(".save-state", has_text="A copy is kept").wait_for()
    if path == NEW:
        page.fill("#id_date", "2015-07-02")
    let_it_lie(site, page)
    page.locator("input[name=_continue]:visible").click()
    page.locator("[name=password]").wait_for()
    put_in(site, page)
    page.wait_for_url(f"{site.url}{path}")
    assert page.input_value(field) != WORDS
    page.get_by_role("button", name="Put it back").click()
    assert page.input_value(field) == WORDS
    if path == NEW:
        assert page.input_value("#id_date") == "2015-07-02"


@pytest.mark.parametrize(("path", "field"), WRITTEN)
def test_who_is_signed_out_unseen_is_led_to_sign_in_and_back_to_the_text(site, visit, path, field):
    page = sign_in(site, visit, path)
    page.clock.install()
    page.goto(path)
    page.fill(field, WORDS)
    page.clock.fast_forward("01:00")
    page.locator(".save-state", has_text="A copy is kept").wait_for()
    let_it_lie(site, page)
    page.clock.fast_forward("01:01:00")
    page.locator(".session-note", has_text="You are signed out").wait_for()
    assert page.input_value(field) == WORDS
    page.get_by_role("link", name="Sign in again").press("Enter")
    page.locator("[name=password]").wait_for()
    put_in(site, page)
    page.wait_for_url(f"{site.url}{path}")
    page.get_by_role("button", name="Put it back").press("Enter")
    assert page.input_value(field) == WORDS
    assert page.complaints == []


@pytest.mark.parametrize("path", [path for path, _ in WRITTEN])
def test_the_end_of_a_session_is_said_before_and_can_be_put_off(site, visit, signed_in, path):
    page = visit("/healthz", storage_state=signed_in)
    page.clock.install()
    page.goto(path)
    note = page.locator(".session-note")
    assert not note.is_visible()
    page.clock.fast_forward("56:00")
    note.wait_for()
    assert "You will be signed out at" in note.inner_text()
    page.get_by_role("button", name="Stay signed in").press("Enter")
    note.wait_for(state="hidden")
    page.clock.fast_forward("01:01:00")
    page.locator(".session-note", has_text="You are signed out").wait_for()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", [NEW, IMPORT, "/admin/meetings/meeting/1/change/"])
def test_the_desk_fits_its_window(clerk, width, path):
    page = clerk(path, width=width)
    fits = "document.querySelector('#content-main, .import-form').scrollWidth <= innerWidth"
    assert page.evaluate(fits)


@pytest.mark.parametrize("name", ["minutes.pdf", "minutes.docx", "minutes.md"])
def test_the_page_of_an_import_has_no_violation(clerk, axe, name):
    text = "\n\n".join([*LINES, "See Sec. 53a-192a."]).replace("March 5", "March 6")
    content = {
        "minutes.pdf": lambda: made.pdf(text * 3),
        "minutes.docx": word_file,
        "minutes.md": text.encode,
    }
    page = clerk(IMPORT)
    Hands(page).choose("#id_file", name, content[name]())
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/import/*/")
    assert page.complaints == []
    assert violations(page, axe, LAW) == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_every_page_of_the_original_is_reached_without_script(clerk, width):
    page = clerk(IMPORT, width=width, java_script_enabled=False)
    text = made.pdf("\n\n".join(LINES) * 20, lines_a_page=30)
    Hands(page).choose("#id_file", "minutes.pdf", text)
    page.get_by_role("button", name="Read it").press("Enter")
    page.wait_for_url("**/import/*/")
    pages = page.locator(".original-page")
    last = pages.last
    assert pages.count() > 5
    page.get_by_text("Go to a page").press("Enter")
    page.get_by_role("link", name=f"Page {pages.count()}", exact=True).press("Enter")
    last.locator("summary").press("Enter")
    assert "The meeting was adjourned" in last.locator("pre").inner_text()
    picture = page.request.get(last.locator("img").get_attribute("src"))
    assert (picture.status, picture.headers["content-type"]) == (200, "image/webp")
    box, window = last.bounding_box(), page.viewport_size
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= window["width"]
    assert 0 <= box["y"] < window["height"]


def test_pictures_of_pages_are_loaded_as_they_come_into_view(clerk):
    page = clerk(IMPORT)
    text = made.pdf("\n\n".join(LINES) * 60, lines_a_page=30)
    Hands(page).choose("#id_file", "minutes.pdf", text)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/import/*/")
    first, last = page.locator(".original-page img").first, page.locator(".original-page img").last
    drawn = "picture => picture.complete && picture.naturalWidth > 0"
    page.wait_for_function(drawn, arg=first.element_handle())
    assert not last.evaluate(drawn)
    last.scroll_into_view_if_needed()
    page.wait_for_function(drawn, arg=last.element_handle())
    assert page.complaints == []
