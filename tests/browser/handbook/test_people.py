"""People, bodies, and the addresses of their pages."""

import pytest


@pytest.mark.walk("A new member")
def test_enter_a_member(reader):
    reader.add("People")
    reader.write("Name", "Kim Newcomer")
    reader.write("Name for sorting", "Newcomer, Kim")
    reader.field("Name withheld")
    reader.save_and_post()
    reader.press("Home")
    reader.add("Memberships")
    reader.choose("Person", "Kim Newcomer")
    reader.choose("Body", "Trafficking in Persons Council")
    reader.choose("Seat", "The walked seat")
    reader.choose("Role", "Member")
    reader.write("First day", "2020-06-01")
    reader.save_and_post()


@pytest.mark.walk("A designee")
def test_enter_a_designee(reader):
    reader.add("Memberships")
    reader.choose("Person", "Lee Deputy")
    reader.choose("Body", "Trafficking in Persons Council")
    reader.choose("Seat", "The sending seat")
    reader.choose("Role", "Designee")
    reader.choose("Designee of", "Lou Holder")
    reader.write("First day", "2020-06-01")
    reader.save_and_post()


@pytest.mark.walk("A member who leaves")
def test_let_a_member_leave(reader):
    reader.find("Memberships", "Max Leaver")
    reader.write("Last day", "2020-12-31")
    reader.press("Save")
    reader.told("was changed successfully")


@pytest.mark.walk("A committee (secretary)")
def test_enter_a_committee(reader):
    reader.add("The council and its committees")
    reader.write("Name", "Committee of the Walk")
    reader.choose("Kind", "Committee")
    reader.choose("Parent", "Trafficking in Persons Council")
    reader.write("First day", "2020-06-01")
    reader.save_and_post()


@pytest.mark.walk("Another address for a page")
def test_rename(reader):
    reader.find("People", "Misspelt, Ann")
    reader.press("Change the address…")
    reader.write("Page address", "ann-misspelled")
    reader.press("Change the address", "#content form")
    reader.told("has a new address")
    assert reader.is_led("/people/ann-misspelt/", to="/people/ann-misspelled/")


@pytest.mark.walk("An address from an old letter or e-mail (secretary)")
def test_enter_an_old_address(reader):
    reader.add("Old addresses")
    reader.write("Old address", "/council-of-the-walk/")
    reader.write("Leads to", "/meetings/2017-01-19/")
    reader.write("How it is known", "A letter of 2014")
    reader.press("Save")
    reader.told("was added successfully")
    assert reader.is_led("/council-of-the-walk/", to="/meetings/2017-01-19/")
