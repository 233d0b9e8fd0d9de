"""Notices, accounts and the law."""

import pytest


@pytest.mark.walk("Notices by e-mail")
def test_prove_a_notice(reader):
    reader.press("Notices, and proof they were sent")
    reader.enter(reader.page.get_by_role("link", name="Meeting of ").first)
    reader.reads("Proof")
    reader.look()
    reader.reads("Save as CSV")
    reader.press("Home")
    reader.press("The outbox")


@pytest.mark.walk("Staff accounts (administrator)")
def test_keep_accounts(reader):
    reader.add("Staff accounts")
    reader.write("Username", "walker")
    reader.write("Password", "a long password of walks")
    reader.write("Password confirmation", "a long password of walks")
    reader.choose("Roles", "clerk")
    reader.save()
    reader.tick("Active")
    reader.press("Save")
    reader.press("Home")
    reader.press("Staff accounts")
    reader.page.locator("tr", has_text="walker").locator("[name=_selected_action]").press("Space")
    reader.reads("Forget the second factor (telephone lost)")
    reader.page.select_option("[name=action]", label="Forget the second factor (telephone lost)")
    reader.reads("Action")
    reader.press("Go")
    reader.told("a new second factor")
    reader.open("walker")
    reader.press("Reset password")


@pytest.mark.walk("The law (administrator)")
def test_enter_law(reader):
    reader.add("Acts")
    reader.write("Citation", "P.A. 19-3")
    reader.save_and_post()
    reader.press("Home")
    reader.add("Sections of the statutes")
    reader.write("Number", "1-210")
    reader.press("Save")
    reader.press("Home")
    reader.press("Citations in the record")
    reader.press("Law that is not in the record")
    reader.press("Add to the inventory")


@pytest.mark.walk("A newer list of the law (administrator, when a session has ended)")
def test_compare_with_a_newer_list(reader):
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
