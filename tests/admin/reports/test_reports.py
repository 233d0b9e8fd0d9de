"""A report is entered by its kind and its years; its address follows."""

import pytest

from reports.models import Report
from tests.admin.pages import save, words


@pytest.mark.parametrize(
    ("kind", "first", "last", "slug"),
    [
        ("annual", 2016, 2016, "2016"),
        ("annual", 2009, 2010, "2009-2010"),
        ("legislative", 2013, 2013, "2013-legislative-report"),
        ("recommendations", 2014, 2014, "2014-recommendations"),
    ],
)
def test_the_address_of_a_report_is_made_of_its_kind_and_years(clerk, kind, first, last, slug):
    typed = {"kind": kind, "first_year": str(first), "last_year": str(last), "title": "Report"}
    assert save(clerk, Report, **typed).status_code == 302
    assert Report.objects.get().slug == slug
    again = save(clerk, Report, **typed)
    assert f"There is a report at /reports/{slug}/ already" in words(again)
    assert save(clerk, Report, **typed, slug=f"{slug}-2").status_code == 302
