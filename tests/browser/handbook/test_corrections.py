"""What is wrong with what was posted, and what turns up."""

import pytest

from tests.meetings.importing import made


@pytest.mark.walk("Correct a posted text")
def test_correct_a_posted_text(reader):
    reader.find("Find minutes", "November 5, 2020")
    reader.write("Text", "# 1. Reports\n\nThe chair gave another report.")
    reader.write("Reason for the change", "Said which report")
    reader.save()
    reader.told("Said which report")
    reader.reads("Versions that were public")
    reader.press("History")
    reader.go_home()


@pytest.mark.walk("Take back a wrong posting")
def test_take_back(reader):
    reader.find("Documents", "The wrong file")
    reader.press("Take the posting back…")
    reader.press("Take the posting back")
    reader.told("is no longer public")
    reader.press("Post to the public…")
    reader.post()


@pytest.mark.walk("Withdraw a name that must not stand (secretary)")
def test_withdraw(reader):
    reader.find("Find minutes", "December 3, 2020")
    reader.press("Withdraw…")
    reader.write("Words that must not stand", "Nobody Invented")
    reader.field("Look for “Doe, Jane” too, where a line is “Jane Doe”")
    reader.write("Reason, for the public", "It named a person whom the law protects.")
    reader.write("Note for staff", "By request.")
    reader.press("Go on")
    reader.press("Change the words")
    reader.enter(reader.page.get_by_role("button", name="Go on"))
    reader.press("Withdraw them all")
    reader.write("Text", "# 1. Reports\n\nSomebody spoke.")
    reader.save()
    reader.press("Post to the public…")
    reader.post_again("A name is left out")


@pytest.mark.walk("A paper that was not held turns up")
def test_file_what_turned_up(reader):
    reader.find("Documents not held", "The lost roster")
    reader.file("File", "roster.pdf", made.pdf("The members of the year 2020"))
    reader.unfold("How this is known")
    reader.write("Source", "Found in the files of the secretary")
    reader.press("Save")
    reader.told("was changed successfully")
