"""A mistake in the plain-text record is told with its place, and nothing is loaded."""

import pytest

from tests.site.plaintext.packs import BODIES, change, contents, hold_a_file, mistakes

DAY = "  posted: 2020-01-02T15:00:00+00:00\n"
PAPER = f"documents:\n  - key: m\n    title_as_posted: Minutes\n    kind: minutes\n  {DAY}"
MOTION = "motions:\n  - text: To adopt it\n    yes_count: "


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("10:00", "25:00", ":5: starts_at: “25:00” is not a time such as 10:06."),
        ("starts_at: 10:00", "ends_at: soon", ":5: ends_at: “soon” is not a time such as 10:06."),
        ("date: 2017-01-19", "date: 2017-13-45", ":3: date: “2017-13-45” is not a date such as"),
        ("date: 2017-01-19", "date: 2017", ":1: A meeting's date is known to the day or to the"),
        ("date: 2017-01-19\n", "", ":1: date: This field cannot be null."),
        ("status: held", "status: went on", ":4: status: “went on” is not one of: scheduled, held"),
        ("status: held", "status: scheduled", ":4: status: Its minutes or votes are posted"),
        (
            f"held\nstarts_at: 10:00\n{DAY.strip()}\nminutes:\n  approval: draft\n{DAY}",
            f"scheduled\n{DAY.strip()}\nminutes:\n  approval: draft\n{PAPER}",
            ":4: status: Its minutes or votes are posted",
        ),
        ("status: held", "colour: red", ":4: colour: There is no such field in a record of this"),
        ("body: council", "body: choir", ":2: body: “choir” is not in bodies, neither here nor in"),
        ("body: council\n", "", ":1: body: This field cannot be blank."),
        ("starts_at", "date", ":5: date: This field stands here twice."),
        ("10:00", "*ten", ":5: The front matter cannot be read: “*” stands for an alias here;"),
        ("10:00", "[10, 0]", ":5: starts_at: This is a list where text is expected."),
        ("  - label", "\t- label", ":11: The front matter cannot be read: found character '\\t'"),
        ("T15:00:00+00:00\nm", "T15:00:00\nm", ":6: posted: “2020-01-02T15:00:00” is not a moment"),
        ("2020-01-02T15:00:00+00:00\nm", "2999-01-02T15:00:00+00:00\nm", ":6: posted: “2999-01-02"),
        ("approval: draft", "approval: perhaps", ":8: approval: “perhaps” is not one of: not rec"),
        ("agenda:", f"{MOTION}1000\nagenda:", ":12: yes_count: Ensure this value is less"),
        ("agenda:", f"{MOTION}most\nagenda:", ":12: yes_count: “most” is not a whole number."),
        ("title: Reports", "title: " + "x" * 501, ":12: title: Ensure this value has at most 500"),
        ("anchor: 1", "anchor: a b", ":13: anchor: Enter a valid “slug”"),
        ("anchor: 1", "named_in: 2017-01-19 9", ":13: named_in: “2017-01-19 9” is not in items"),
        ("10:00", "10:00\nadjourned: 9:00\ncalled_to_order: 10:00", ":1: A meeting cannot adj"),
        ("status: held", "remote_url: nowhere", ":4: remote_url: Enter a valid URL."),
        ("minutes:\n  approval: draft\n  posted: 2020-01-02T15:00:00+00:00\n", "", ":1: There is"),
        ("---\nbody", "body", ":1: The file does not begin with a line of three hyphens."),
        ("---\n\n#", "\n\n#", ":1: No line of three hyphens ends the front matter."),
        ("The chair", "![" * 60, ":16: text: This text has thousands of brackets or a long run"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_place(pack, old, new, said):
    change(pack / "meetings" / "2017-01-19.md", old, new)
    found = mistakes(pack)
    assert any(line.startswith(f"meetings/2017-01-19.md{said}") for line in found), found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("slug,name\na,A\na,B\n", ":3: A record of this name stands here twice; the first is in"),
        ("slug,name\na,A,B\n", ":2: The row has 3 cells; the first row names 2."),
        ('slug,name\na,"A\nB"\nc,D,E\n', ":4: The row has 3 cells; the first row names 2."),
        ('slug,name\na,"A\n', ":2: The row cannot be read: unexpected end of data."),
        ("slug,name,colour\na,A,red\n", ":1: colour: There is no such field in this table."),
        ("slug,name,name\na,A,B\n", ":1: name: This field stands here twice."),
        ("slug,name,begins,ends\na,A,2010,2009\n", ":2: The last day cannot come before"),
        ("slug,name,formerly\na,A,b\nb,B,a\n", ": “a” refers back to this record: a circle."),
        ("slug,name,established_by\na,A,PA 7\n", ":2: established_by: “PA 7” is not an act"),
        ("slug,name\n,A\n", ":2: slug: This field cannot be blank."),
        ("", ":1: The first row does not name the fields."),
    ],
)
def test_a_mistake_in_a_table_is_told_with_its_place(pack, rows, said):
    (pack / "meetings" / "2017-01-19.md").unlink()
    (pack / "bodies.csv").write_text(rows)
    found = mistakes(pack)
    assert any(line.startswith("bodies.csv") and said in line for line in found), found


@pytest.mark.django_db
def test_every_mistake_is_told_at_once(pack):
    change(pack / "meetings" / "2017-01-19.md", "10:00", "25:00")
    change(pack / "meetings" / "2017-01-19.md", "status: held", "status: maybe")
    change(pack / "bodies.csv", ",council,2020", ",choir,2020")
    assert [line.partition(" ")[0] for line in mistakes(pack)] == [
        "bodies.csv:2:",
        "meetings/2017-01-19.md:4:",
        "meetings/2017-01-19.md:5:",
    ]


@pytest.mark.django_db
def test_a_file_that_is_no_part_of_a_record_is_told(pack):
    (pack / "meeting").mkdir()
    (pack / "meetings" / "2017-01-19.md").rename(pack / "meeting" / "2017-01-19.md")
    assert mistakes(pack)[0] == "meeting/2017-01-19.md: No part of a record has this name."


@pytest.mark.django_db
def test_text_that_is_not_utf_8_is_told_with_its_line(pack):
    (pack / "bodies.csv").write_bytes(BODIES.encode() + b"caf\xe9,A,council,\n")
    assert "bodies.csv:3: The text is not written in UTF-8." in mistakes(pack)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("files/agenda.txt", "files/other.txt", "file: There is no file files/other.txt."),
        ("files/agenda.txt", "files/../secret", "file: “files/../secret” is not a place such as"),
        ("files/agenda.txt", "/etc/hostname", "file: “/etc/hostname” is not a place such as files"),
        ("kind: agenda", "sha256: abc", "sha256: The file is not what was filed: its SHA-256 is "),
        ("key: 2017-01-19-agenda", "note: none", "key: A paper needs a key, which is for ever."),
    ],
)
def test_a_mistake_about_a_held_file_is_told(pack, old, new, said):
    hold_a_file(pack)
    change(pack / "meetings" / "2017-01-19.md", old, new)
    assert any(said in line for line in mistakes(pack))


@pytest.mark.django_db
def test_a_file_that_is_not_what_its_name_says_is_refused_and_nothing_is_filed(pack, settings):
    hold_a_file(pack, content=b"\x00\x01\x02 this is no text")
    before = contents(settings.MEDIA_ROOT)
    assert mistakes(pack)[0].startswith("meetings/2017-01-19.md:1: ")
    assert contents(settings.MEDIA_ROOT) == before


@pytest.mark.django_db
def test_a_folder_that_is_not_there_is_a_mistake(tmp_path):
    assert mistakes(tmp_path / "nowhere") == [f"{tmp_path / 'nowhere'}: There is no such folder."]
