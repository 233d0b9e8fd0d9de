"""The staff handbook is walked, task by task, so that it cannot differ from the screens."""

import pytest

from tests.browser.midyear import coming
from tests.browser.reader import STEP, Reader, chapters
from tests.meetings.importing import made

CHAPTERS = chapters()
WALKS = {}


def walk(chapter):
    def keep(function):
        WALKS[chapter] = function
        return function

    return keep


def test_every_chapter_with_steps_is_walked():
    assert set(WALKS) == {name for name, text in CHAPTERS.items() if STEP.search(text)}


@pytest.fixture(scope="session")
def year(site):
    """The record in the middle of a year: what the tasks begin with."""
    site.manage("shell", "-v", "0", "-c", "from tests.browser.midyear import enter; enter()")


@pytest.mark.parametrize("chapter", WALKS)
def test_the_screens_are_as_the_handbook_says(year, site, visit, clerk, chapter):
    is_to_sign_in = chapter == "Sign in"
    page = visit("/admin/") if is_to_sign_in else clerk("/admin/")
    reader = Reader(page, CHAPTERS[chapter])
    page.on("dialog", lambda question: question.accept())
    WALKS[chapter](reader, **({"site": site} if is_to_sign_in else {}))
    assert reader.not_seen() == []
    assert page.complaints == []


@walk("Sign in")
def sign_in(reader, site):
    reader.page.clock.install()
    reader.write("Name", site.name)
    reader.write("Password", site.password)
    reader.press("Sign in")
    reader.page.locator(".to-do").wait_for()
    reader.page.clock.fast_forward("56:00")
    reader.page.locator(".session-note:visible").wait_for()
    reader.press("Stay signed in")
    reader.press("Log out")


@walk("The first page, and what all pages share")
def find_a_meeting(reader):
    reader.press("Meetings and agendas")
    reader.page.locator("#searchbar").fill("January 19, 2017")
    reader.press("Search", "#content")
    assert reader.page.locator("#result_list tbody tr").count() == 1
    reader.press("Only staff see it")
    reader.enter(reader.page.get_by_role("link", name="Add meeting"))
    reader.press("Home")


@walk("When a page does not save")
def overrule(reader):
    reader.press("Enter a meeting")
    reader.write("Date", "January 21, 2103")
    reader.press("Save")
    reader.reads("Is this meant?")
    reader.write("Save all the same, because", "The schedule says so.")
    reader.press("Save")
    reader.told("was added successfully")


@walk("Post the meetings of the year (January)")
def post_the_meetings_of_the_year(reader):
    reader.press("Enter a meeting")
    reader.write("Date", str(coming(1)[0]))
    reader.choose("Kind", "Regular")
    reader.write("Scheduled to start", "10:00 AM")
    reader.write("Place", "Room 2D")
    reader.press("Save and post…")
    reader.press("Post to the public")
    reader.told("is posted.")
    reader.unfold("Heading, notes and address")


@walk("Write and post the agenda")
def post_the_agenda(reader):
    reader.press("Meetings and agendas")
    reader.open(coming(2)[1])
    reader.write("Agenda", "1. Reports\n   a) Budget\n2. Adjournment")
    reader.press("Save and post…")
    reader.told("Its agenda, 3 items, becomes public with it.")
    reader.press("Post to the public")
    reader.page.locator("[name=agenda_lines]").fill("1. Reports\n2. Updates\n3. Adjournment")
    reader.press("Save and continue editing")
    reader.told("Posted with 3 items.")


@walk("File and post a paper")
def file_a_paper(reader):
    papers = "#documents-group"
    reader.press("Meetings and agendas")
    reader.open(coming(3)[1])
    reader.press("Add another Document")
    reader.write("Title as posted", "Agenda", papers)
    reader.choose("Kind", "Agenda", papers)
    reader.file("File", "agenda.pdf", made.pdf("1. Reports of the month"), papers)
    reader.press("Save and continue editing")
    reader.press("Post it…", ".gate")
    reader.press("Post to the public")
    reader.press("Home")
    reader.press("File a document")
    reader.write("Title as posted", "Schedule of meetings")
    reader.choose("Kind", "Schedule")
    reader.choose("Body", "Trafficking in Persons Council")
    reader.file("File", "schedule.pdf", made.pdf("The meetings of the year"))
    reader.press("Save and post…")
    reader.press("Post to the public")
    reader.told("is posted.")


@walk("Move a meeting, or cancel it")
def move_and_cancel(reader):
    reader.press("Meetings and agendas")
    reader.open(coming(4)[1])
    reader.write("Date", str(coming(5)[0]))
    reader.press("Save and continue editing")
    reader.unfold("Heading, notes and address")
    assert reader.field("Moved from").input_value() == str(coming(4)[0])
    reader.choose("Status", "Cancelled")
    reader.press("Save")


@walk("Write the minutes")
def write_the_minutes(reader):
    reader.press("Meetings and agendas")
    reader.open("March 5, 2020")
    reader.press("Start minutes from the agenda")
    reader.press("Next blank")
    reader.page.keyboard.type("Pat Example")
    reader.field("Minutes")
    reader.press("Save and continue editing")
    reader.told("was changed successfully")


@walk("Record who was there, and the votes (within 48 hours)")
def record_the_votes(reader):
    reader.page.goto("/admin/meetings/meeting/?q=2020-04-02")
    reader.open("April 2, 2020")
    reader.press("Read agenda, attendance and motions from the text…")
    reader.press("Do what is ticked")
    reader.press("Add another Attendance")
    reader.press("Save and continue editing")
    reader.press("Change", "#motions-group")
    reader.write("Votes in favor", "7")
    reader.write("Votes opposed", "1")
    reader.press("Add another Member vote")
    reader.write("Name as recorded", "Pat Example")
    reader.choose("Option", "No")
    reader.press("Save and continue editing")
    reader.press("Post to the public…")
    reader.press("Post to the public")
    reader.told("is posted.")


@walk("Post the minutes, as a draft (within seven days)")
def post_the_minutes(reader):
    reader.press("Meetings and agendas")
    reader.open("May 7, 2020")
    reader.press("Save and post…")
    reader.press("Post to the public")
    reader.told("Held.")


@walk("Minutes that are written already")
def import_minutes(reader):
    reader.press("Import minutes")
    text = "# MINUTES\n\nJune 4, 2020\n\nThe meeting was called to order at 10:06 AM.\n\n1. Reports"
    reader.file("A file", "minutes.md", text.encode())
    reader.press("Read it")
    reader.press("Keep and post…")
    reader.press("Post to the public")
    reader.told("is posted.")


@walk("Record the approval (secretary)")
def record_the_approval(reader):
    reader.press("Find minutes")
    reader.open("September 3, 2020")
    reader.press("Record the approval…")
    reader.choose("Approved at the meeting of", "November 5, 2020")
    reader.choose("By the motion", "November 5, 2020: To approve the minutes.")
    reader.press("Record the approval", "#content form")
    reader.told("the approval is recorded")


@walk("Amend approved minutes (secretary)")
def amend_approved_minutes(reader):
    reader.press("Find minutes")
    reader.open("October 1, 2020")
    reader.press("Amend the text")
    assert reader.page.evaluate("document.activeElement.id") == "id_body"
    reader.write("Text", "# 1. Reports\n\nThe chair gave a report on the law.")
    reader.write("Reason for the change", "Said what the report was on")
    reader.press("Save and continue editing")
    reader.told("Amended after approval")
    reader.choose("Approval", "Draft, not yet approved")
    reader.reads("Draft, not yet approved")
    reader.write("Reason for the change", "A vote is corrected")
    reader.press("Save")


@walk("Correct a posted text")
def correct_a_posted_text(reader):
    reader.press("Find minutes")
    reader.open("November 5, 2020")
    reader.write("Text", "# 1. Reports\n\nThe chair gave another report.")
    reader.write("Reason for the change", "Said which report")
    reader.press("Save and continue editing")
    reader.told("Said which report")
    reader.press("History")
    reader.enter(reader.page.get_by_role("link", name="Home", exact=True).first)


@walk("Take back a wrong posting")
def take_back(reader):
    reader.press("Documents")
    reader.open("The wrong file")
    reader.press("Take the posting back…")
    reader.press("Take the posting back")
    reader.told("is taken back")


@walk("Withdraw a name that must not stand (secretary)")
def withdraw(reader):
    reader.press("Find minutes")
    reader.open("December 3, 2020")
    reader.press("Withdraw…")
    reader.write("Words that must not stand", "Nobody Invented")
    reader.write("Reason, for the public", "It named a person whom the law protects.")
    reader.write("Note for staff", "By request.")
    reader.press("Go on")
    reader.press("Withdraw them all")
    reader.write("Text", "# 1. Reports\n\nSomebody spoke.")
    reader.press("Save and continue editing")
    reader.press("Post to the public…")
    reader.page.locator("#reason").fill("A name is left out")
    reader.press("Post to the public")
    reader.told("is posted.")


@walk("A paper that was not held turns up")
def file_what_turned_up(reader):
    reader.press("Documents not held")
    reader.open("The lost roster")
    reader.file("File", "roster.pdf", made.pdf("The members of the year 2020"))
    reader.unfold("How this is known")
    reader.write("Source", "Found in the files of the secretary")
    reader.press("Save")
    reader.told("was changed successfully")


@walk("The annual report (by January 1)")
def post_the_annual_report(reader):
    reader.beside("Reports", "Add")
    reader.choose("Kind", "Annual Report")
    reader.reads("Annual Report")
    reader.write("First year", "2019")
    reader.write("Last year", "2019")
    reader.write("Title", "2019 Annual Report")
    reader.field("Page address")
    reader.write("Text", "# Findings\n\nThe council met.")
    reader.write("Sent on", "2020-01-01")
    reader.write("Sent to", "The General Assembly")
    reader.choose("Required by", "46a-170")
    reader.press("Add another Report file")
    reader.write("Title as posted", "2019 Annual Report", "#files-group")
    reader.file("File", "report.pdf", made.pdf("The report of the year 2019"), "#files-group")
    reader.press("Save and post…")
    reader.press("Post to the public")
    reader.told("is posted.")


@walk("A recommendation")
def enter_a_recommendation(reader):
    reader.beside("Recommendations", "Add")
    reader.write("Title", "Train those who answer calls")
    reader.choose("Kind", "Recommendation")
    reader.choose("Report", "2016")
    reader.write("Number", "90")
    reader.write("Text", "Train everybody who answers calls.")
    reader.press("Add another Recommendation target")
    reader.choose("Statute", "53a-192a")
    reader.choose("Action", "Revise")
    reader.press("Save and post…")
    reader.press("Post to the public")
    reader.told("is posted.")


@walk("A recommendation moves on")
def move_a_recommendation_on(reader):
    reader.press("Recommendations")
    reader.open("A recommendation of the walk")
    reader.press("Move on…")
    reader.choose("It is now", "Enacted")
    reader.write("Since", "2017-10-01")
    reader.write("Act", "P.A. 17-32, S. 2")
    reader.write("Bill", "sHB 7309 (2017)")
    reader.write("What happened", "The act took effect.")
    reader.write("Outcome", "Enacted.")
    reader.write("Evidence", "https://www.cga.ct.gov/")
    reader.press("Save, public at once")
    reader.told("Enacted")


@walk("A report of others")
def enter_a_report_of_others(reader):
    reader.beside("Reports of others", "Add")
    reader.write("Title", "A report of the walk")
    reader.write("Publisher", "State Department")
    reader.write("Date", "2020-06-25")
    reader.write("Web address", "https://www.state.gov/")
    reader.press("Save and post…")
    reader.press("Post to the public")
    reader.told("is posted.")


@walk("A new member")
def enter_a_member(reader):
    reader.beside("People", "Add")
    reader.write("Name", "Kim Newcomer")
    reader.write("Name for sorting", "Newcomer, Kim")
    reader.press("Save and post…")
    reader.press("Post to the public")
    reader.press("Home")
    reader.beside("Memberships", "Add")
    reader.choose("Person", "Kim Newcomer")
    reader.choose("Body", "Trafficking in Persons Council")
    reader.choose("Seat", "The walked seat")
    reader.choose("Role", "Member")
    reader.write("First day", "2020-06-01")
    reader.press("Save and post…")
    reader.press("Post to the public")
    reader.told("is posted.")


@walk("A designee")
def enter_a_designee(reader):
    reader.beside("Memberships", "Add")
    reader.choose("Person", "Lee Deputy")
    reader.choose("Body", "Trafficking in Persons Council")
    reader.choose("Seat", "The sending seat")
    reader.choose("Role", "Designee")
    reader.choose("Designee of", "Lou Holder")
    reader.write("First day", "2020-06-01")
    reader.press("Save and post…")
    reader.press("Post to the public")
    reader.told("is posted.")


@walk("A member who leaves")
def let_a_member_leave(reader):
    reader.press("Memberships")
    reader.open("Max Leaver")
    reader.write("Last day", "2020-12-31")
    reader.press("Save")
    reader.told("was changed successfully")


@walk("A committee (secretary)")
def enter_a_committee(reader):
    reader.beside("The council and its committees", "Add")
    reader.write("Name", "Committee of the Walk")
    reader.choose("Kind", "Committee")
    reader.choose("Parent", "Trafficking in Persons Council")
    reader.write("First day", "2020-06-01")
    reader.press("Save and post…")
    reader.press("Post to the public")
    reader.told("is posted.")


@walk("Another address for a page")
def rename(reader):
    reader.press("People")
    reader.open("Misspelt, Ann")
    reader.press("Change the address…")
    reader.write("Page address", "ann-misspelled")
    reader.press("Change the address", "#content form")
    reader.told("has its new address")
    there = reader.page.request.get("/people/ann-misspelt/")
    assert (there.status, there.url.split("/people/")[1]) == (200, "ann-misspelled/")
    reader.press("Home")
    reader.beside("Old addresses", "Add")
    reader.write("Old address", "/council-of-the-walk/")
    reader.write("Leads to", "/meetings/2017-01-19/")
    reader.write("How it is known", "A letter of 2014")
    reader.press("Save")
    reader.told("was added successfully")


@walk("Notices by e-mail")
def prove_a_notice(reader):
    reader.press("Notices, and proof they were sent")
    reader.enter(reader.page.get_by_role("link", name="Meeting of ").first)
    reader.reads("Proof")
    reader.look()
    reader.reads("Save as CSV")
    reader.press("Home")
    reader.press("The outbox")


@walk("Staff accounts (administrator)")
def keep_accounts(reader):
    reader.beside("Staff accounts", "Add")
    reader.write("Username", "walker")
    reader.write("Password", "a long password of walks")
    reader.write("Password confirmation", "a long password of walks")
    reader.choose("Roles", "clerk")
    reader.press("Save and continue editing")
    reader.tick("Active")
    reader.press("Save")
    reader.press("Home")
    reader.press("Staff accounts")
    reader.page.locator("tr", has_text="walker").locator("[name=_selected_action]").press("Space")
    reader.reads("Forget the second factor (telephone lost)")
    reader.page.select_option("[name=action]", label="Forget the second factor (telephone lost)")
    reader.reads("Action")
    reader.press("Go")
    reader.told("sets up a new second factor")
    reader.open("walker")


@walk("The law (administrator)")
def enter_law(reader):
    reader.beside("Acts", "Add")
    reader.write("Citation", "P.A. 19-3")
    reader.press("Save and post…")
    reader.press("Post to the public")
    reader.press("Home")
    reader.beside("Sections of the statutes", "Add")
    reader.write("Number", "1-210")
    reader.field("Through")
    reader.press("Save")
    reader.press("Home")
    reader.press("Citations in the record")
    reader.press("Law that is not in the record")
    reader.press("Add to the inventory")


@walk("A newer list of the law (administrator, when a session has ended)")
def compare_with_a_newer_list(reader):
    table = reader.page.request.get("/statutes.csv").text()
    reader.press("Newer lists of the law")
    reader.press("Compare with a newer list")
    newer = table.replace("Trafficking in persons: ", "Trafficking in human beings: ")
    newer = newer.replace("criminally operated corporations.", "criminal corporations.")
    reader.file("The newer list, as CSV", "newer.csv", newer.encode())
    reader.press("Compare")
    for words, law in (("Accept", "Sec. 53a-192a"), ("Refuse", "Sec. 3-129a")):
        reader.reads(words)
        reader.enter(reader.page.get_by_role("button", name=f"{words} {law}"))
