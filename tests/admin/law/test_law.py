"""The law in the admin: entered as people cite it, found as they cite it, added with one click."""

import json

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from statutes.models import Act, Mention, Statute
from tests import make
from tests.admin.pages import address, save, told, words

LOOK_UP = "https://www.cga.ct.gov/asp/cgabillstatus/cgabillstatus.asp?selBillType="
MISSING = "/admin/statutes/mention/missing/"


# An act by its citation


CITED = {  # as typed: kind, year, session and number, and the end of the official address
    "P.A. 17-32": ("public", 2017, "", 32, "Public+Act&which_year=2017&bill_num=32"),
    "S.A. 16-13": ("special", 2016, "", 13, "Special+Act&which_year=2016&bill_num=13"),
    "May Sp. Sess. P.A. 16-3": (
        "public",
        2016,
        "May Sp. Sess.",
        3,
        "Public+Act&which_year=2016&bill_num=3",
    ),
    "1969, P.A. 828": ("public", 1969, "", 828, ""),
}
SAME_ACT = ["pa 17-32", "Public Act No. 17-32"]


def test_an_act_is_entered_by_its_citation_alone_and_once(keeper):
    for cited, (*name, official) in CITED.items():
        assert save(keeper, Act, cited=cited).status_code == 302, cited
        act = Act.objects.latest("pk")
        assert [act.kind, act.year, act.session, act.number] == name
        assert act.official_url == (LOOK_UP + official if official else "")
    for cited in SAME_ACT:
        answer = words(save(keeper, Act, cited=cited))
        assert "This act is in the record already." in answer, cited


def test_a_bill_beside_the_citation_is_kept(keeper):
    save(keeper, Act, cited="P.A. 17-32 (sHB 7309)")
    assert Act.objects.get().bill == "sHB 7309"


def test_an_official_address_that_was_typed_stays(keeper):
    save(keeper, Act, cited="P.A. 17-32", official_url="https://www.cga.ct.gov/x.pdf")
    assert Act.objects.get().official_url == "https://www.cga.ct.gov/x.pdf"


NO_ACT = [
    ({"cited": "17-32"}, "is not the name of an act. Write it like P.A. 17-32."),
    ({"cited": "P.A. 17-32, Sec. 4"}, "Section 4 of it belongs to what cites it."),
    ({"cited": "P.A. 17-32 and P.A. 16-71"}, "names more than one act."),
    ({"cited": "sHB 7309"}, "“sHB 7309” is a bill."),
    ({}, "This field is required."),
    ({"cited": "\x00"}, "Null characters are not allowed."),
    ({"cited": "P.A. 17-32 " * 1000}, "at most 200 characters"),
]


def test_what_cannot_be_an_act_is_told_and_kept_as_typed(keeper):
    for sent, said in NO_ACT:
        answer = save(keeper, Act, title="Kept as typed", **sent)
        page = words(answer).replace("&#x27;", "'")
        assert answer.status_code == 200, said
        assert said in page
        assert "Kept as typed" in page
    assert not Act.objects.exists()


# A section by its number


def test_a_section_is_entered_as_anybody_cites_it(keeper):
    for typed in ("53a-83", "Sec. 53a-83", "C.G.S. § 53a-83", "53A–83"):
        assert save(keeper, Statute, number=typed).status_code == 302, typed
        made = Statute.objects.get()
        assert (made.number, made.chapter) == ("53a-83", "952")
        assert made.title == "Soliciting sexual acts: Class A misdemeanor."
        assert made.official_url == "https://www.cga.ct.gov/current/pub/chap_952.htm#sec_53a-83"
        made.delete()


def test_a_run_of_sections_is_entered_in_one_field(keeper):
    save(keeper, Statute, number="54-36j to 54-36l", title="Seizure.")
    made = Statute.objects.get()
    assert (made.number, made.through) == ("54-36j", "54-36l")


def test_what_was_typed_wins_over_the_official_table(keeper):
    save(keeper, Statute, number="53a-83", title="Another title.", chapter="1")
    made = Statute.objects.get()
    assert (made.title, made.chapter) == ("Another title.", "1")


NO_SECTION = [
    ({"number": "53a-83(i)"}, "The pinpoint (i) belongs to the mention that cites it."),
    ({"number": "53a83"}, "is not the number of a section. Write it like 53a-83"),
    ({"number": "53a-83 and 53a-84"}, "names more than one section. Enter one at a time."),
    ({"number": "53a-99999"}, "is not the number of a section."),
    ({"number": "53a-9999"}, "has no title for 53a-9999."),
    ({"number": "54-36j to 54-36a"}, "54-36j to 54-36a runs backwards."),
    ({"number": "5" * 5000}, "at most 100 characters"),
]


def test_what_is_no_section_is_told_and_kept_as_typed(keeper):
    for sent, said in NO_SECTION:
        answer = save(keeper, Statute, subject="kept as typed", **sent)
        page = words(answer)
        assert answer.status_code == 200, said
        assert said in page
        assert "kept as typed" in page
        assert sent["number"] in page
    assert not Statute.objects.exists()


def test_a_section_that_is_entered_is_saved_as_it_is(keeper):
    for section in (
        make.statute("53a-83", posted=False),
        make.statute("54-36j", through="54-36l", posted=False),
    ):
        assert save(keeper, section, subject="crime").status_code == 302
        assert str(Statute.objects.get(subject="crime")) == str(section)
        section.delete()


# Finding


def suggested(client, model, typed):
    """What the box for a section or an act offers when somebody types this."""
    fields = {Act: ("reports", "recommendation", "act"), Statute: None}
    app, name, field = fields[model] or ("reports", "recommendationtarget", "statute")
    query = {"app_label": app, "model_name": name, "field_name": field, "term": typed}
    answer = client.get("/admin/autocomplete/", query)
    return [found["text"] for found in json.loads(answer.content)["results"]]


def test_law_is_found_as_it_is_cited(staff_client):
    for number in ("53a-83", "53a-83a", "53a-9", "1-1", "54-36m"):
        make.statute(number)
    make.statute("54-36j", through="54-36l")
    make.act("P.A. 17-32")
    make.act("P.A. 17-320")
    for typed in ("53a-83", "Sec. 53a-83", "C.G.S. § 53a-83", "53a-83(i)", "§53a-83"):
        assert suggested(staff_client, Statute, typed) == ["Sec. 53a-83", "Sec. 53a-83a"], typed
    assert suggested(staff_client, Statute, "Sec. 54-36k") == ["Secs. 54-36j to 54-36l"]
    for typed in ("P.A. 17-32", "pa 17-32", "Public Act No. 17-32", "PA 17-32"):
        assert suggested(staff_client, Act, typed) == ["P.A. 17-32"], typed


def test_words_of_a_title_find_law_too(staff_client):
    make.statute("53a-83", "Soliciting sexual acts.")
    make.act("P.A. 17-32", title="An Act Concerning Training")
    assert suggested(staff_client, Statute, "soliciting") == ["Sec. 53a-83"]
    assert suggested(staff_client, Act, "training") == ["P.A. 17-32"]


def test_whoever_chooses_law_types_it_and_scrolls_through_no_list():
    missing = []
    for model, page in admin.site._registry.items():
        for form in [page, *page.inlines]:
            whole = getattr(form, "fk_name", None)
            for field in form.model._meta.get_fields():
                is_law = field.is_relation and field.related_model in (Act, Statute)
                if not is_law or field.auto_created or field.name == whole:
                    continue
                if field.name not in form.autocomplete_fields and page.fields is None:
                    missing.append(f"{model.__name__}: {form.model.__name__}.{field.name}")
    assert missing == []


# Law that is cited and not in the record


@pytest.fixture
def cited(db):
    """Two citations of a section and one of an act that the record does not hold, and a bill."""
    text = "Of Sec. 53a-83.\n\nOf Sec. 53a-83 and P.A. 17-32.\n\nOf HB 5666."
    return make.minutes(text)


def test_missing_law_is_listed_by_how_often_and_where_it_is_cited(keeper, cited):
    make.mention(make.agenda_item(meeting=cited.meeting), as_written="HB 7001")
    page = words(keeper.get(MISSING))
    assert page.index("Sec. 53a-83. Soliciting") < page.index("P.A. 17-32</h2>")
    assert "Cited 2 times" in page
    assert f'href="{address(cited)}"' in page
    assert page.count("Add to the inventory") == 2
    assert "Neither a section nor an act" in page
    assert "Agenda item: 1. " in page


def test_a_bill_leads_to_the_act_that_it_became(keeper, cited):
    act = make.act("P.A. 13-166", bill="sHB 5666")
    make.act("P.A. 14-1", bill="HB 5667")
    assert f'became <a href="{address(act)}">P.A. 13-166</a> in 2013.' in words(keeper.get(MISSING))


@pytest.mark.parametrize(("answer", "is_listed"), [("yes", True), ("no", False)])
def test_one_click_enters_a_section_for_staff_alone(keeper, cited, client, answer, is_listed):
    sent = {"target": "53a-83", "in_inventory": answer}
    done = keeper.post(f"{MISSING}add/", sent)
    made = Statute.objects.get()
    assert done.url == address(made)
    assert "Once it is posted, 2 citations will link to it." in told(done)
    assert made.posted_at is None
    assert made.in_inventory is is_listed
    assert made.title == "Soliciting sexual acts: Class A misdemeanor."
    assert made.chapter == "952"
    assert Mention.objects.filter(statute=made).count() == 2
    assert LogEntry.objects.filter(object_id=str(made.pk)).exists()


def test_a_section_that_is_repealed_is_entered_as_repealed(keeper):
    make.minutes("Of Sec. 46b-149.")
    keeper.post(f"{MISSING}add/", {"target": "46b-149", "in_inventory": "no"})
    made = Statute.objects.get()
    assert (made.status, made.repealed_on) == ("repealed", None)
    assert made.title == "Title not entered"


def test_one_click_enters_an_act(keeper, cited):
    keeper.post(f"{MISSING}add/", {"target": "pa-17-32", "in_inventory": "yes"})
    made = Act.objects.get()
    assert (made.citation, made.posted_at) == ("P.A. 17-32", None)
    assert made.official_url == f"{LOOK_UP}Public+Act&which_year=2017&bill_num=32"


def test_law_that_nothing_cites_is_not_entered(keeper, cited):
    for target in ("", "hb-5666", "53a-84", "\x00", "x" * 5000, "pa-17-99999"):
        done = keeper.post(f"{MISSING}add/", {"target": target})
        assert done.status_code == 302
        assert "The record no longer cites this law." in told(done)
    assert not Statute.objects.exists()


def test_a_second_click_enters_no_second_row(keeper, cited):
    for _ in range(2):
        done = keeper.post(f"{MISSING}add/", {"target": "53a-83"})
    assert "Not added." in told(done)
    assert Statute.objects.count() == 1


def test_only_who_keeps_the_law_may_add_it(clerk, cited):
    page = clerk.get(MISSING)
    assert page.status_code == 200
    assert "Add to the inventory" not in words(page)
    assert clerk.post(f"{MISSING}add/", {"target": "53a-83"}).status_code == 403
    assert not Statute.objects.exists()


def test_a_link_alone_enters_nothing(keeper, cited):
    assert keeper.get(f"{MISSING}add/?target=53a-83").status_code == 405


def test_the_first_page_counts_what_can_be_entered_and_no_bill(keeper, cited):
    page = words(keeper.get(reverse("admin:index")))
    assert "2 sections and acts are cited and not in the record." in page


def test_citations_are_listed_by_what_is_known_of_their_law(keeper):
    minutes = make.minutes()
    make.mention(minutes, statute=make.statute("53a-83"), as_written="Sec. 53a-83")
    make.mention(minutes, as_written="Sec. 53a-84")
    known = make.statute("53a-85")
    make.mention(minutes, statute=known, as_written="Sec. 53a-85(z)", doubt="It has no (z).")
    for question, found, number in (
        ("missing", "Sec. 53a-84", 1),
        ("found", "Sec. 53a-83", 2),
        ("doubtful", "Sec. 53a-85(z)", 1),
    ):
        page = words(keeper.get(f"{address(Mention, 'changelist')}?law={question}"))
        assert f">{found}</a>" in page
        assert page.count('class="field-as_written"') == number, question
