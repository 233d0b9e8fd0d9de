"""A clerk at work: text from Word, agenda items that move, and work that is never lost."""

import pytest

NEW_MINUTES = "/admin/meetings/minutes/add/"
NEW_MEETING = "/admin/meetings/meeting/add/"
FROM_WORD = """
<p class=MsoNormal><b>Council</b> Updates</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>
<span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>From the <i>Legislature</i></p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>
<span style='mso-list:Ignore'>a)<span>&nbsp;</span></span>Inventory</p>
<p class=MsoNormal>After the list.</p>
"""
FROM_A_PAGE = """
<h2>Reports</h2><ol type="a" start="3"><li>third<ul><li>deep</li></ul></li></ol>
<table><tr><th>Year</th><th>Calls</th></tr><tr><td>2016</td><td>124</td></tr></table>
<p>See <a href="https://www.cga.ct.gov/">the <b>law</b></a>.</p>
"""
PASTE = """html => {
  const clipboard = new DataTransfer();
  clipboard.setData("text/html", html);
  const editor = document.querySelector("#id_body");
  editor.focus();
  editor.dispatchEvent(new ClipboardEvent(
    "paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
}"""
KEPT = "Object.keys(localStorage).filter(key => key.startsWith('draft:')).length"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            FROM_WORD,
            "**Council** Updates\n\n1. From the *Legislature*\n    a) Inventory\n\nAfter the list.",
        ),
        (
            FROM_A_PAGE,
            "## Reports\n\nc) third\n    - deep\n\n| Year | Calls |\n| --- | --- |\n| 2016 | 124 |"
            "\n\nSee [the **law**](https://www.cga.ct.gov/).",
        ),
    ],
    ids=["word", "page"],
)
def test_pasted_text_keeps_its_lists_and_its_labels(clerk, html, markdown):
    page = clerk(NEW_MINUTES)
    page.evaluate(PASTE, html)
    assert page.input_value("#id_body") == markdown
    assert page.complaints == []


def test_the_preview_follows_the_text_and_the_tab_key_leaves_it(clerk):
    page = clerk(NEW_MINUTES)
    page.focus("#id_body")
    page.keyboard.type("The *chair* cited Sec. 53a-83.")
    page.locator(".markdownx-preview em", has_text="chair").wait_for()
    page.locator(".cites li", has_text="53a-83").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") != "id_body"
    assert page.complaints == []


def test_a_refused_picture_says_why_and_leaves_no_rubbish_in_the_text(clerk):
    page = clerk(NEW_MINUTES)
    junk = {"name": "chart.png", "mimeType": "image/png", "buffer": b"no picture"}
    page.set_input_files(".editor-tools input[type=file]", junk)
    page.locator(".editor-note", has_text="not a picture").wait_for()
    assert page.input_value("#id_body") == ""


def add_person(page, name):
    page.get_by_text("Add another Attendance").press("Enter")
    page.fill("#id_attendances-0-name_as_recorded", name)


def test_agenda_items_move_by_keyboard_and_say_where_they_are(clerk):
    page = clerk(NEW_MEETING)
    agenda = page.locator("[name=agenda_lines]")
    agenda.fill("1. Welcome\n   a) Guests\n2. Reports")
    agenda.press("Control+Home")
    agenda.press("Alt+ArrowDown")
    assert agenda.input_value() == "2. Reports\n1. Welcome\n   a) Guests"
    said = page.inner_text(".agenda-tools [role=status]")
    assert said == "1. Welcome, with 1 below it: now line 2 of 3."
    assert page.evaluate("document.activeElement.name") == "agenda_lines"


def test_unsaved_work_is_offered_back_with_its_rows(clerk):
    page = clerk(NEW_MEETING)
    page.on("dialog", lambda question: question.accept())
    page.fill("#id_place", "Room 2D")
    add_person(page, "Pat Example")
    page.locator(".save-state", has_text="A copy is kept").wait_for()
    page.goto("/admin/")
    page.goto(NEW_MEETING)
    page.get_by_role("button", name="Put it back").click()
    assert page.input_value("#id_place") == "Room 2D"
    assert page.input_value("#id_attendances-0-name_as_recorded") == "Pat Example"


def test_a_save_that_is_refused_keeps_the_copy_and_a_good_one_drops_it(clerk):
    page = clerk("/admin/reports/resource/add/")
    page.fill("#id_publisher", "State Department")
    page.locator("input[name=_save]").click()
    page.locator(".errornote").wait_for()
    assert page.evaluate(KEPT) == 1
    assert page.locator(".draft-note").count() == 0
    page.fill("#id_title", "A report of others")
    page.fill("#id_slug", "a-report-of-others")
    page.locator("input[name=_save]").click()
    page.locator(".messagelist .success").wait_for()
    assert page.evaluate(KEPT) == 0


def test_signing_out_leaves_no_copy_on_the_computer(site, visit):
    page = visit("/admin/")
    page.on("dialog", lambda question: question.accept())
    page.fill("[name=username]", site.name)
    page.fill("[name=password]", site.password)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}/admin/")
    page.goto("/admin/reports/resource/add/")
    page.fill("#id_publisher", "State Department")
    page.locator(".save-state", has_text="A copy is kept").wait_for()
    page.locator("#logout-form button").click()
    page.wait_for_load_state()
    assert page.evaluate(KEPT) == 0


@pytest.mark.parametrize(
    "path", ["/admin/meetings/document/add/", "/admin/meetings/meeting/import/"]
)
def test_a_file_that_is_too_large_is_told_before_it_is_sent(clerk, tmp_path, path):
    large, small = tmp_path / "large.pdf", tmp_path / "small.txt"
    small.write_text("Agenda\n")
    with large.open("wb") as file:
        file.truncate(60_000_000)
    page = clerk(path)
    page.set_input_files("#id_file", large)
    told = "The file has 60 MB; at most 50 MB can be filed."
    assert told in page.inner_text("#id_file_size")
    page.locator(".submit-row [type=submit], .submit-row button").first.click()
    assert page.url.endswith(path)
    assert page.evaluate("document.activeElement.id") == "id_file"
    page.set_input_files("#id_file", small)
    assert page.locator("#id_file_size").count() == 0


def test_without_the_script_the_refusal_is_a_page_and_what_was_typed_is_still_there(
    clerk, tmp_path
):
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(60_000_000)
    page = clerk("/admin/meetings/document/add/", java_script_enabled=False)
    page.fill("#id_title_as_posted", "A long scan")
    page.set_input_files("#id_file", large)
    page.click("[name=_save]")
    assert "The file has 60 MB; at most 50 MB can be filed." in page.inner_text("main")
    page.go_back()
    assert page.input_value("#id_title_as_posted") == "A long scan"


def test_a_form_that_comes_back_with_fewer_fields_offers_no_older_copy(clerk):
    page = clerk("/admin/meetings/meeting/import/")
    page.fill(
        "textarea[name=text]", "Trafficking in Persons Council\n\nMINUTES\n\nJanuary 19, 2017\n"
    )
    page.get_by_role("button", name="Read it").press("Enter")
    page.locator("#id_date").fill("January 39, 2017")
    page.locator(".save-state", has_text="A copy is kept").wait_for()
    page.get_by_role("button", name="Keep as draft").press("Enter")
    page.locator(".errorlist").wait_for()
    assert page.input_value("#id_date") == "January 39, 2017"
    assert page.locator(".draft-note").count() == 0
