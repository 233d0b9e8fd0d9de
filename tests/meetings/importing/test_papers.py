"""Invented minutes in the manners in which boards, councils and clubs write them."""

import re
from pathlib import Path

import pytest

from meetings.importing import from_json, parse_text, to_json

PAPERS = Path(__file__).with_name("papers")
NAMES = sorted(path.name for path in PAPERS.iterdir())

# body, day, kind, scheduled, called to order, adjourned, place
HEADS = {
    "town_selectmen.txt": "BOARD OF SELECTMEN|2020-03-03|regular|19:00|19:02|20:17"
    "|Town Hall, Lower Meeting Room, 12 Main Street",
    "roman_planning.txt": "PLANNING AND ZONING COMMISSION|2021-09-09|special||18:30|19:45|Zoom",
    "irish_council.txt": "BALLYTESTEEN TOWN COUNCIL|2010-11-08||19:30|19:30|21:05"
    "|COUNCIL CHAMBER, CIVIC OFFICES, BALLYTESTEEN",
    "foundation_board.md": "Treeware Foundation Board|2019-07-08|||18:03|19:20|",
    "hoa_plain.txt": "Willow Bend Homeowners Association|2022-05-16||18:30|18:34|19:40|Clubhouse",
    "library_caps.txt": "Hollow Creek Public Library Board of Trustees|2018-01-11|regular||16:00"
    "|17:12|Community Room",
    "email_notes.txt": "Riverside Allotments Committee|2016-06-14||19:30||20:50|",
    "mediawiki.txt": "board of the Open Map Society|2012-10-05|||20:05|21:15|",
    "school_items.txt": "Larch Valley Board of Education|2023-08-30|emergency||17:15|17:38"
    "|Media Center, 200 School Street, Larch Valley",
    "harbor_items.txt": "Harbor Commission of Port Sample|2015-05-06|regular|17:00||17:55"
    "|Harbor House",
    "parish_slashes.txt": "Quarry Hill Parish Council|2019-05-14||19:30|19:30|20:45|Village Hall",
    "zoning_hearing.txt": "ZONING BOARD OF APPEALS|2018-06-12||19:00|19:01|20:22"
    "|Council Chambers, City Hall, 1 Court Street, Sampleton",
    "decimal_zero.txt": "Board of Directors|2017-02-06||12:00|12:00|13:10|Conference Room B",
    "run_on_council.txt": "CITY COUNCIL OF RIVERTON, OREGON|2011-03-09|regular|09:30|09:30|15:42|",
    "licensing_hearings.txt": "Licensing Board|2020-06-18|||||",
    "torn_cells.txt": "Riverbend Water District|2022-04-04|||17:30|18:40"
    "|District Office, 12 Weir Lane",
    "chat_log.txt": "docs-team weekly|2022-06-07||15:01|15:01|15:12|",
    "labelled_motions.txt": "ELMBROOK CONSERVATION COMMISSION|2019-04-04|regular|19:30|19:34|20:20"
    "|TOWN HALL – MEETING ROOM B",
    "capitals_special.txt": "LARKSPUR FALLS CITY COUNCIL|2020-05-12|special|17:30|17:32|19:48"
    "|Council Chamber, 50 Oak Street, Larkspur Falls, CA",
    "sponsored_motions.md": "Grove Foundation Board|2021-06-22||12:00|12:04|13:17"
    "|Virtual, via Zoom",
}
# Labels and first words of the items; those below another are indented.
AGENDAS = {
    "town_selectmen.txt": "1. CALL|2. PLEDGE|3. APPROVAL| A. February| B. February|4. NEW| A. Snow"
    "| B. Appointment|5. PUBLIC|6. ADJOURNMENT",
    "roman_planning.txt": "I. CALL|II. ROLL|III. SEATING|IV. PUBLIC| a. Application| b. Application"
    "|V. DECISIONS| a. Application|VI. ADJOURNMENT",
    "irish_council.txt": "1. CONFIRMATION|2. MATTERS|3. NOTICE|4. CORRESPONDENCE",
    "foundation_board.md": "- Approval|- Treasurer's|- Ongoing| - Trademark| - Server|- New"
    "|- Adjournment",
    "hoa_plain.txt": "- Approval|- Treasurer's|- Old|- New|- Adjournment",
    "library_caps.txt": "- CALL|- ROLL|- APPROVAL|- CONSENT|- DIRECTOR'S|- UNFINISHED|- NEW"
    "|- ADJOURNMENT",
    "email_notes.txt": "1) Last|2) Water|3) Summer|4) AOB|5) Next",
    "mediawiki.txt": "- Opening|- Budget| - Travel| - Servers|- Any|- Close",
    "school_items.txt": "A. Call|B. Purpose|C. Boiler| 1. Bids| 2. Award|D. Adjournment",
    "harbor_items.txt": "1 Public|2 Dredging|3 Mooring|4 Adjourn",
    "parish_slashes.txt": "19/45 Declarations|19/46 Minutes|19/47 Planning|19/48 Date",
    "zoning_hearing.txt": "- 18-11|- 18-12",
    "decimal_zero.txt": "1.0 Call|2.0 Consent| 2.1 Minutes| 2.2 Bills|3.0 Manager's| 3.1 Roof"
    "|4.0 Executive|5.0 Adjourn",
    "run_on_council.txt": "- COMMUNICATIONS| 206 Letter| 207 Letter|- TIMES| 208 TIME|- CONSENT"
    "| *209 Authorize| 210 Appoint| 211 Pay|- REGULAR| 212 Amend| 213 Accept| 214 TIME",
    "licensing_hearings.txt": "- Transactional| 1. Blue| 2. Quay|- Disciplinary| 1. Licensee:"
    "|- Non-hearing| 1. Corner",
    "torn_cells.txt": "- Call|- Approval|- Manager's|- Adjournment",
    "chat_log.txt": "- Roll|- Release|- Open",
    "labelled_motions.txt": "I. CALL|II. SEATING|III. APPROVAL| A. March|IV. OLD| A. Open"
    "| B. Trail|V. NEW|VI. ADJOURNMENT",
    "capitals_special.txt": "- Call|- Flag|- Roll|- SPECIAL| - BUDGET| - APPOINTMENT"
    "|3. ADJOURNMENT",
    "sponsored_motions.md": "- CALL| - Roll|- APPROVAL|- REPORTS| - Executive| - Treasurer|- OLD"
    "|- NEW| - Motion| - Chapter|- ADJOURNMENT",
}
# present; absent; guests
PEOPLE = {
    "town_selectmen.txt": "Alma Quill, Boris Tarn, Cora Vex;;Dov Umber, Edna Pike",
    "roman_planning.txt": "Ira Novak, Jun Ota, Kit Pell, Lew Rand;Mae Sorel;Ned Thorpe",
    "irish_council.txt": "N. Byrne, P. Cole, S. Daly, T. Egan, U. Foy;X. Ivers;V. Gray, W. Hart",
    "foundation_board.md": "Anouk Brandt, Bela Csonka, Chidi Duru, Dana Ebert;Emil Fodor"
    ";Greta Holm",
    "hoa_plain.txt": "Hal Irwin, Ivy Jessup, Jon Keel;Kay Lorne;Liz Marr",
    "library_caps.txt": "Mona Nash, Olaf Penn, Quin Rusk, Ruth Stead;Tess Unger"
    ";Viv Wade, Xan Young",
    "email_notes.txt": "Abe, Bea, Cal Dunn, Dot;Eli;",
    "mediawiki.txt": "Ada Berg, Carl Dahl, Eve Falk;Gil Hahn;",
    "school_items.txt": "Nell Orr, Otto Platt, Rex Sand;Peg Quint;",
    "harbor_items.txt": "Uma Voss, Walt Xu, Yan Zorn;Abby Birch;",
    "parish_slashes.txt": "A Barnes, B Crisp, C Dobbs, D Eames;H Inge;F Gale",
    "zoning_hearing.txt": "Roy Lund, Sal Mott, Tim Noble, Uri Oak, Val Pine;Wes Quail;Xia Reed",
    "decimal_zero.txt": "Hal Upton, Ina Voss, Jo Wirth;Ken Yost;",
    "run_on_council.txt": "Abbot, Finch, Frey, Sage;Lorne;Kara Moss",
    "licensing_hearings.txt": ";Amari;",
    "torn_cells.txt": "Ana Bell, Cal Dean;Ben Cole;",
    "chat_log.txt": ";;",
    "labelled_motions.txt": "J. Dow, K. Ely, L. Fox, M. Gay;N. Hay, P. Ide;Q. Joy",
    "capitals_special.txt": "Bates, Cruz, Dunn, Eng, Farr, Abbey;Grady;",
    "sponsored_motions.md": "Ada Byron, Bo Lind, Cy Marr;Di Nold;Ed Orr, Flo Pike",
}
# mover, seconder, first words, outcome, ayes, nays, abstentions
MOTIONS = {
    "town_selectmen.txt": [
        ("Tarn", "Vex", "to approve the minutes of February 18", "carried", 3, 0, None),
        ("Vex", "Tarn", "to approve the minutes of February 25", "carried", 2, 0, 1),
        ("Boris Tarn", "Cora Vex", "to award the bid", "carried", None, None, None),
        ("Cora Vex", None, "to appoint Fay Grove", "failed", None, None, None),
        ("Vex", "Tarn", "to adjourn", "carried", None, None, None),
    ],
    "roman_planning.txt": [
        ("J. Ota", "K. Pell", "to approve Application 21-07", "carried", 3, 1, 0),
        ("K. Pell", "J. Ota", "to adjourn", None, None, None, None),
    ],
    "irish_council.txt": [
        ("P. Cole", "S. Daly", "that the minutes", "carried", None, None, None),
        ("T. Egan", "U. Foy", "“That this Council calls", "carried", None, None, None),
    ],
    "foundation_board.md": [
        ("Dana", "Chidi", "to adopt the revised trademark policy", "carried", None, None, None),
        ("Anouk", "Dana", "Renew the hosting contract", "carried", None, None, None),
    ],
    "hoa_plain.txt": [
        ("Ivy", "Jon", "to accept the April minutes", "carried", None, None, None),
        ("Jon", "Ivy", "that the guest parking limit", "carried", 2, 1, None),
    ],
    "library_caps.txt": [
        ("Penn", "Rusk", "to approve the agenda", "carried", 4, 0, None),
        ("Stead", "Penn", "to approve the consent agenda", "carried", 4, 0, None),
        ("Rusk", "Stead", "that the board adopt Resolution 18-01", "carried", 3, 1, 0),
    ],
    "email_notes.txt": [],
    "mediawiki.txt": [("Carl", None, "to double the travel grants", "carried", 3, None, None)],
    "school_items.txt": [
        ("Platt", "Sand", "to waive the bidding requirement", "carried", 3, 0, None),
        ("Sand", "Platt", "to adjourn", "carried", None, None, None),
    ],
    "harbor_items.txt": [
        ("Xu", "Zorn", "approval of the permit", "failed", 1, 2, None),
        ("Voss", "Zorn", "That the fee for a mooring", "carried", None, None, None),
    ],
    "zoning_hearing.txt": [
        ("Mott", "Noble", "to approve variance #18-11", "carried", 4, 1, None),
        ("Oak", "Pine", "to deny without prejudice", "carried", 5, 0, None),
        ("Pine", "Oak", "to adjourn", "carried", None, None, None),
    ],
    "decimal_zero.txt": [
        ("Ina", "Jo", "to approve the consent agenda", "carried", None, None, None),
    ],
    "run_on_council.txt": [
        (None, None, "the others", "carried", 4, None, None),
        ("Sage", "Finch", "to amend the fee to $40", "carried", 3, 1, None),
        ("Finch", "Abbot", "to accept the report", "carried", 4, None, None),
    ],
    "licensing_hearings.txt": [],
    "torn_cells.txt": [("Dean", "Bell", "Approve the March minutes", "carried", 2, 0, None)],
    "chat_log.txt": [(None, None, "publish the notes on Friday", "carried", 3, 0, 0)],
    "labelled_motions.txt": [
        ("K. Ely", "L. Fox", "to approve the minutes of March 7, 2019", None, 3, 0, 1),
        ("L. Fox", "K. Ely", "To spend up to $600 on signs", "carried", 4, 0, None),
        ("K. Ely", "L. Fox", "to adjourn", "carried", None, None, None),
    ],
    "capitals_special.txt": [
        ("Bates", "Eng", "to direct staff to prepare the final budget", "carried", 5, 1, None)
    ],
    "sponsored_motions.md": [
        ("Ada Byron", "Bo Lind", "To approve the May minutes", "carried", 2, 0, 1),
        ("Bo Lind", "Ada Byron", "that the Board adopts the travel policy", "carried", 3, 0, 0),
    ],
}


def parsed(name):
    return parse_text((PAPERS / name).read_text())


def clock(time):
    return time.strftime("%H:%M") if time else ""


def count(votes):
    return len(votes) if isinstance(votes, list) else votes


def words(text):
    return re.findall(r"[^\W_]+", text)


@pytest.mark.parametrize("name", HEADS)
def test_the_head_of_the_paper_is_read(name):
    found = parsed(name)
    times = (found.scheduled_start, found.called_to_order, found.adjourned)
    said = [found.body, str(found.date), found.kind or "", *map(clock, times), found.location or ""]
    assert "|".join(said) == HEADS[name]


@pytest.mark.parametrize("name", AGENDAS)
def test_the_agenda_is_read_with_its_labels_and_levels(name):
    def lines(items, indent=""):
        for item in items:
            yield f"{indent}{item.label or '-'} {item.title.split()[0]}"
            yield from lines(item.children, f"{indent} ")

    assert "|".join(lines(parsed(name).agenda)) == AGENDAS[name]


@pytest.mark.parametrize("name", PEOPLE)
def test_who_was_there_and_who_was_not_is_read(name):
    people = parsed(name).attendance
    by_status = [
        ", ".join(one.name for one in people if one.status == status)
        for status in ("present", "absent", "guest")
    ]
    assert ";".join(by_status) == PEOPLE[name]


@pytest.mark.parametrize("name", MOTIONS)
def test_motions_are_read_with_movers_results_and_counts(name):
    found = [
        (m.mover, m.seconder, m.text, m.outcome, count(m.ayes), count(m.nays), count(m.abstain))
        for m in parsed(name).motions
    ]
    expected = MOTIONS[name]
    shortened = [
        (mover, seconder, text[: len(told[2])], *rest)
        for (mover, seconder, text, *rest), told in zip(found, expected, strict=False)
    ]
    assert len(found) == len(expected)
    assert shortened == expected


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_lost_or_added(name):
    text = (PAPERS / name).read_text()
    assert words(parse_text(text).body_markdown) == words(text)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_read_can_be_written_down_and_read_again(name):
    found = parsed(name)
    assert from_json(to_json(found)) == found


def test_each_members_vote_is_read_by_name():
    adopted = parsed("library_caps.txt").motions[2]
    assert [(vote.name, vote.option) for vote in adopted.votes] == [
        ("Nash", "yes"),
        ("Penn", "yes"),
        ("Rusk", "yes"),
        ("Stead", "no"),
    ]


def test_an_item_knows_the_motions_below_it():
    found = parsed("town_selectmen.txt")
    titles = [found.items()[motion.item].title for motion in found.motions]
    assert titles[2:] == ["Snow Plow Bid", "Appointment of Tree Warden", "ADJOURNMENT"]


def test_the_next_meeting_is_read_with_its_hour_and_place():
    coming = parsed("library_caps.txt").next_meeting
    assert (str(coming.date), clock(coming.time), coming.place) == (
        "2018-02-08",
        "16:00",
        "Community Room",
    )


def test_how_somebody_took_part_is_read():
    manners = {one.name: one.manner for one in parsed("foundation_board.md").attendance}
    assert manners["Chidi Duru"] == "electronically"
    assert manners["Dana Ebert"] is None


def test_two_dates_in_the_head_are_a_doubt():
    found = parse_text("Example Board\nMinutes of March 3, 2020\nMeeting of March 4, 2020\n")
    assert any("Two dates were found" in doubt.sentence for doubt in found.doubts)


def test_an_hour_that_no_clock_shows_is_a_doubt():
    found = parse_text(
        "Example Board\nMarch 3, 2020\nThe meeting was called to order at 13:00 PM.\n"
    )
    assert any("13:00 PM" in doubt.sentence for doubt in found.doubts)


def test_nothing_is_invented_for_a_letter():
    found = parse_text("Dear Ann,\n\nthank you for the flowers. See you soon.\n\nBen\n")
    assert (found.body, found.date, found.kind, found.called_to_order, found.adjourned) == (
        (None,) * 5
    )
    assert (found.location, found.agenda, found.attendance, found.motions) == (None, [], [], [])
