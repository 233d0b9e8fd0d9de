"""A meeting from its notice to its day."""

import pytest

from tests.browser.handbook.midyear import coming
from tests.meetings.importing import made


@pytest.mark.walk("Post the meetings of the year (January)")
def test_post_the_meetings_of_the_year(reader):
    reader.press("Schedule of the year")
    for row, date in enumerate(("12/8", "December 9")):
        reader.page.locator(f"[name=row-{row}-date]").fill(date)
    reader.page.locator("[name=row-1-kind]").select_option(label="Special")
    reader.reads("Special")
    reader.press("Post…")
    reader.reads("Save")
    because = reader.page.locator("[name=_because]")
    if because.count():  # one of the two days is on a weekend this year
        because.fill("An example.")
        reader.enter(reader.page.locator("[name=_post]"))
    reader.press("Post all to the public")
    reader.told("The schedule is posted: 2 meetings.")
    reader.reads("Printed notice")
    reader.page.goto("/admin/")
    reader.press("Enter a meeting")
    reader.write("Date", str(coming(1)[0]))
    reader.choose("Kind", "Regular")
    reader.write("Scheduled to start", "10:00 AM")
    reader.write("Place", "Room 2D")
    reader.reads("Remote address")
    reader.reads("Telephone to join")
    reader.save_and_post()
    reader.unfold("Heading, notes and address")


@pytest.mark.walk("Write and post the agenda")
def test_post_the_agenda(reader):
    reader.find("Meetings and agendas", coming(2)[1])
    reader.write("Agenda", "1. Reports\n   a) Budget\n2. Adjournment")
    for words in ("Move up", "Move down", "Put under the item above", "Move out"):
        reader.press(words)
    reader.press("Save and post…")
    reader.told("Its agenda, 3 items, becomes public with it.")
    reader.post()
    reader.page.locator("[name=agenda_lines]").fill("1. Reports\n2. Updates\n3. Adjournment")
    reader.save()
    reader.reads("Where this meeting stands")
    reader.reads("Notice and agenda")
    reader.told("Posted with 3 items.")


@pytest.mark.walk("File and post a paper")
def test_file_a_document(reader):
    papers = "#documents-group"
    reader.find("Meetings and agendas", coming(3)[1])
    reader.press("Add another Document")
    reader.write("Title as posted", "Agenda", papers)
    reader.choose("Kind", "Agenda", papers)
    reader.file("File", "agenda.pdf", made.pdf("1. Reports of the month"), papers)
    reader.save()
    reader.press("Post it…", ".gate")
    reader.post()
    reader.press("Home")
    reader.press("File a document")
    reader.write("Title as posted", "Schedule of meetings")
    reader.choose("Kind", "Schedule")
    reader.choose("Body", "Trafficking in Persons Council")
    reader.file("File", "schedule.pdf", made.pdf("The meetings of the year"))
    reader.save_and_post()


@pytest.mark.walk("Move a meeting, or cancel it")
def test_move_and_cancel(reader):
    reader.find("Meetings and agendas", coming(4)[1])
    reader.write("Date", str(coming(5)[0]))
    reader.save()
    reader.unfold("Heading, notes and address")
    assert reader.field("Moved from").input_value() == str(coming(4)[0])
    reader.choose("Status", "Cancelled")
    reader.press("Save")
