"""Reports, recommendations, and reports of others."""

import pytest

from tests.meetings.importing import made


@pytest.mark.walk("The annual report (by January 1)")
def test_post_the_annual_report(reader):
    reader.add("Reports")
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
    reader.save_and_post()


@pytest.mark.walk("A recommendation")
def test_enter_a_recommendation(reader):
    reader.add("Recommendations")
    reader.write("Title", "Train those who answer calls")
    reader.choose("Kind", "Recommendation")
    reader.choose("Report", "2016")
    reader.write("Number", "90")
    reader.write("Text", "Train everybody who answers calls.")
    reader.press("Add another Recommendation target")
    reader.choose("Statute", "53a-192a")
    reader.choose("Action", "Revise")
    reader.save_and_post()


@pytest.mark.walk("A recommendation moves on")
def test_move_a_recommendation_on(reader):
    reader.find("Recommendations", "A recommendation of the walk")
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


@pytest.mark.walk("A report of others")
def test_enter_a_report_of_others(reader):
    reader.add("Reports of others")
    reader.write("Title", "A report of the walk")
    reader.write("Publisher", "State Department")
    reader.write("Date", "2020-06-25")
    reader.write("Web address", "https://www.state.gov/")
    reader.save_and_post()
