"""Files that the site makes: none has the name of an official document."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db
OWN = ("public-record", "what-the-record-says-about-")
ADDRESSES = [
    "/acts.csv",
    "/acts.json",
    "/acts/pa-17-32.json",
    "/attendance.csv",
    "/data/record.zip",
    "/documents.csv",
    "/meetings.csv",
    "/members.csv",
    "/memberships.csv",
    "/people.csv",
    "/recommendations.csv",
    "/recommendations.json",
    "/recommendations.pdf",
    "/reports.csv",
    "/reports/2016.pdf",
    "/reports/files.zip",
    "/statutes.csv",
    "/statutes.json",
    "/statutes/53a-83.json",
    "/votes.csv",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_name_of_a_file_says_that_the_site_made_it(client, address):
    make.statute("53a-83")
    make.act("P.A. 17-32")
    make.recommendation(report=make.report(year=2016))
    answer = client.get(address)
    answer.close()
    _, _, name = answer["Content-Disposition"].partition('filename="')
    assert name.startswith(OWN)
