"""What was said and voted, from the first draft to an amendment."""

import pytest

from tests.browser.handbook.reader import as_file
from tests.support import papers


@pytest.mark.walk("Write the minutes")
def test_write_the_minutes(reader):
    reader.find("Meetings and agendas", "March 5, 2020")
    reader.press("Start minutes from the agenda")
    reader.press("Next blank")
    reader.page.keyboard.type("Pat Example")
    reader.field("Minutes")
    with reader.page.expect_file_chooser() as chooser:
        reader.press("Add a picture")
    chooser.value.set_files(as_file("chart.png", papers.picture()))
    reader.page.locator(".editor-note", has_text="Now say in words").wait_for()
    reader.page.keyboard.type("Calls by year")
    reader.save()
    reader.told("was changed successfully")


@pytest.mark.walk("Record who was there, and the votes (within 48 hours)")
def test_record_the_votes(reader):
    reader.find("Meetings and agendas", "April 2, 2020")
    reader.press("Read agenda, attendance and motions from the text…")
    reader.press("Do what is ticked")
    reader.press("Add another Attendance")
    reader.save()
    reader.press("Change", "#motions-group")
    reader.write("Votes in favor", "7")
    reader.write("Votes opposed", "1")
    reader.press("Add another Member vote")
    reader.write("Name as recorded", "Pat Example")
    reader.choose("Option", "No")
    reader.save()
    reader.press("Post to the public…")
    reader.post()


@pytest.mark.walk("Post the minutes, as a draft (within seven days)")
def test_post_the_minutes(reader):
    reader.find("Meetings and agendas", "May 7, 2020")
    reader.save_and_post()
    reader.told("Held.")


@pytest.mark.walk("Minutes that are written already")
def test_import_minutes(reader):
    reader.press("Import minutes")
    text = "# MINUTES\n\nJune 4, 2020\n\nThe meeting was called to order at 10:06 AM.\n\n1. Reports"
    reader.file("A file", "minutes.md", text.encode())
    reader.press("Read it")
    reader.reads("The original")
    reader.press("Keep and post…")
    reader.post()


@pytest.mark.walk("Record the approval (secretary)")
def test_record_the_approval(reader):
    reader.find("Find minutes", "September 3, 2020")
    reader.press("Record the approval…")
    reader.choose("Approved at the meeting of", "November 5, 2020")
    reader.choose("By the motion", "November 5, 2020: To approve the minutes.")
    reader.press("Record the approval", "#content form")
    reader.told("is recorded")


@pytest.mark.walk("Amend approved minutes (secretary)")
def test_amend_approved_minutes(reader):
    reader.find("Find minutes", "October 1, 2020")
    reader.press("Amend the text")
    assert reader.page.evaluate("document.activeElement.id") == "id_body"
    reader.write("Text", "# 1. Reports\n\nThe chair gave a report on the law.")
    reader.write("Reason for the change", "Said what the report was on")
    reader.save()
    reader.told("Amended after approval")
    reader.choose("Approval", "Draft, not yet approved")
    reader.reads("Draft, not yet approved")
    reader.write("Reason for the change", "A vote is corrected")
    reader.press("Save")
