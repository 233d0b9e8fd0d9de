"""The inventory as a page and as files to take away: one selection, told alike."""

import csv
import io
import json

import pytest

from tests import make

ADDRESSES = ["/statutes.csv", "/statutes.json", "/acts.csv", "/acts.json"]
ODD = ["?status=x", "?q=%00", "?subject=" + "a" * 10_000, "?status=repealed&status=x", "?q=%ff"]


def rows(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def citations(response):
    return [row["citation"] for row in rows(response)]


def shown(client, address):
    """A page as a browser takes it, where one white space is as good as several."""
    return " ".join(client.get(address).content.decode().split())


@pytest.fixture
def inventory(db):
    make.statute("53a-192a", subject="crime: trafficking", status="in force")
    make.statute("53a-9", subject="crime: other", status="in force")
    make.statute("53a-83", subject="crime: soliciting", status="repealed", repealed_on="2017-10-01")
    make.statute("44-4", subject="lodging: records", through="44-6", status="in force")
    make.statute("46b-148", in_inventory=False)
    make.act("S.A. 04-8", in_inventory=True, subject="predecessor body")
    make.act("P.A. 17-32")


@pytest.mark.usefixtures("inventory")
def test_the_page_counts_what_it_shows(client):
    page = shown(client, "/statutes/")
    assert "<span>5 entries</span>" in page
    assert "4 entries for sections of the General Statutes" in page
    assert "1 of them for several sections together" in page
    assert "then 1 uncodified act" in page
    assert "No assessment of effectiveness has been entered for any of them yet." in page
    assert "1, outside the inventory" in page


@pytest.mark.usefixtures("inventory")
def test_sections_stand_as_lawyers_sort_them_and_acts_behind(client):
    assert citations(client.get("/statutes.csv")) == [
        "Secs. 44-4 to 44-6",
        "Sec. 53a-9",
        "Sec. 53a-83",
        "Sec. 53a-192a",
        "S.A. 04-8",
    ]
    page = shown(client, "/statutes/")
    places = [page.index(f'id="{name}"') for name in ("sec-44-4-to-44-6", "sec-53a-9", "sa-04-8")]
    assert places == sorted(places)


@pytest.mark.usefixtures("inventory")
@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("?status=repealed", ["Sec. 53a-83"]),
        ("?subject=lodging", ["Secs. 44-4 to 44-6"]),
        ("?subject=crime&status=in+force", ["Sec. 53a-9", "Sec. 53a-192a"]),
        ("?q=04-8", ["S.A. 04-8"]),
        ("?q=nothing", []),
        ("?status=nonsense", []),
    ],
)
def test_page_and_files_hold_what_was_asked_for(client, question, found):
    assert citations(client.get(f"/statutes.csv{question}")) == found
    payload = json.loads(client.get(f"/statutes.json{question}").content)
    assert [row["citation"] for row in payload["statutes"]] == found
    assert payload["counted"] == {"total": len(found), "of_all": 5}
    page = shown(client, f"/statutes/{question}")
    assert f"<span>{len(found)} of 5 entries</span>" in page
    link = question.replace("&", "&amp;")
    if question in ("?status=repealed", "?subject=lodging"):
        assert f'href="/statutes.csv{link}"' in page


@pytest.mark.usefixtures("inventory")
def test_a_repeal_is_told_with_its_day(client):
    assert "Repealed October 1, 2017" in shown(client, "/statutes/")
    (row,) = rows(client.get("/statutes.csv?status=repealed"))
    assert (row["status"], row["status_on"]) == ("repealed", "2017-10-01")


def test_an_assessment_of_effectiveness_is_told_on_the_page_and_in_full_in_the_files(client, db):
    make.statute("53a-82", effectiveness="Twelve arrests were reported.")
    page = shown(client, "/statutes/")
    assert "Effectiveness is assessed for 1 of them." in page
    assert 'href="/statutes/53a-82/#effect"' in page
    (row,) = rows(client.get("/statutes.csv"))
    assert row["effectiveness"] == "Twelve arrests were reported."


def test_the_history_is_in_the_files_with_how_each_day_is_known(client, db):
    section = make.statute("53a-82")
    fields = {"statute": section, "effective_on_source": "stated in the history note"}
    make.change(act=make.act("P.A. 06-43"), act_section="5", effect="enacted", position=1, **fields)
    make.change(act=make.act("P.A. 16-71"), act_section="6", position=2, **fields)
    (row,) = rows(client.get("/statutes.csv"))
    assert (row["first_enacted_by"], row["amended_by"]) == ("P.A. 06-43, S. 5", "P.A. 16-71, S. 6")
    for payload in (
        json.loads(client.get("/statutes.json").content)["statutes"][0],
        json.loads(client.get("/statutes/53a-82.json").content),
    ):
        assert payload["changes"][1]["authority"] == "P.A. 16-71"
        assert payload["changes"][1]["effective_on"] == "2016-10-01"
        assert payload["changes"][1]["effective_on_known_from"] == "stated in the history note"


def test_a_change_by_an_act_that_is_not_posted_is_in_no_file(client, db):
    section = make.statute("53a-82")
    make.change(statute=section, act=make.act("P.A. 16-71", posted=False))
    for address in ("/statutes.csv", "/statutes.json", "/statutes/53a-82.json"):
        assert b"16-71" not in client.get(address).content, address


def test_a_section_and_an_act_that_are_not_posted_have_no_file(client, db):
    make.statute("53a-82", posted=False)
    make.act("P.A. 16-71", posted=False)
    assert client.get("/statutes/53a-82.json").status_code == 404
    assert client.get("/acts/pa-16-71.json").status_code == 404


def test_an_act_tells_what_it_did_to_each_section(client, db):
    act = make.act("P.A. 16-71")
    make.change(statute=make.statute("53a-82"), act=act, act_section="6")
    payload = json.loads(client.get("/acts/pa-16-71.json").content)
    assert payload["citation"] == "P.A. 16-71"
    assert payload["changes"][0]["section"] == "Sec. 53a-82"


@pytest.mark.usefixtures("inventory")
def test_the_acts_are_narrowed_like_their_page(client):
    assert citations(client.get("/acts.csv?kind=special")) == ["S.A. 04-8"]
    payload = json.loads(client.get("/acts.json?year=2017").content)
    assert [act["citation"] for act in payload["acts"]] == ["P.A. 17-32"]


def test_a_title_that_looks_like_a_formula_does_not_run(client, db):
    make.statute("53a-82", "=HYPERLINK()")
    assert b",'=HYPERLINK()," in client.get("/statutes.csv").content
    assert (
        json.loads(client.get("/statutes.json").content)["statutes"][0]["title"] == "=HYPERLINK()"
    )


@pytest.mark.parametrize("question", ODD)
@pytest.mark.parametrize("address", ["/statutes/", "/acts/", *ADDRESSES])
def test_odd_questions_get_an_answer(client, db, address, question):
    assert client.get(address + question).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_file_that_did_not_change_is_not_sent_again(client, db, address):
    make.statute()
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_a_file_says_its_day_and_what_it_is(client, db):
    name = client.get("/statutes.csv")["Content-Disposition"]
    assert name.startswith('attachment; filename="public-record-trafficking-statutes-20')
