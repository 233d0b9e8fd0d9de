"""How the handbook begins: the door, the first page, and a page that does not save."""

import pytest


@pytest.mark.walk("Sign in")
def test_sign_in(newcomer, site):
    reader = newcomer
    reader.page.clock.install()
    reader.write("Name", site.name)
    reader.write("Password", site.password)
    reader.press("Sign in")
    reader.page.locator(".to-do").wait_for()
    reader.page.clock.fast_forward("56:00")
    reader.page.locator(".session-note:visible").wait_for()
    reader.press("Stay signed in")
    reader.press("Log out")


@pytest.mark.walk("The first page, and what all pages share")
def test_find_a_meeting(reader):
    reader.reads("To be done")
    reader.press("Meetings and agendas")
    reader.page.locator("#searchbar").fill("January 19, 2017")
    reader.press("Search", "#content")
    assert reader.page.locator("#result_list tbody tr").count() == 1
    reader.press("Only staff see it")
    reader.enter(reader.page.get_by_role("link", name="Add meeting"))
    reader.press("Home")


@pytest.mark.walk("When a page does not save")
def test_overrule(reader):
    reader.press("Enter a meeting")
    reader.write("Date", "January 21, 2103")
    reader.press("Save")
    reader.reads("Is this meant?")
    reader.write("Save all the same, because", "The schedule says so.")
    reader.press("Save")
    reader.told("was added successfully")
    reader.find("Meetings and agendas", "January 21, 2103")
    reader.press("Delete", "#content")
    reader.press("Yes, delete")
    reader.told("was deleted successfully")
