"""Deterministic meetings of a council, the same on every machine, and queries about them.

Only random.Random with a fixed seed and whole numbers are used. Meeting N of a large corpus has
the same words as meeting N of a small one; only its date differs.
"""

import datetime
import random

from meetings.models import AgendaItem, Attendance, Body, Meeting, Minutes

POSTED_AT = datetime.datetime(2026, 1, 2, 15, 0, tzinfo=datetime.UTC)
POSTED = {"posted_at": POSTED_AT, "first_posted_at": POSTED_AT}  # rows that no save() sees
AT_ONCE = 500
FIRST_DAY = datetime.date(2001, 1, 2).toordinal()
LAST_DAY = datetime.date(2025, 12, 20).toordinal()
COMMON = """
    council members discussed the report of state law and public agency review training police
    service program task force committee meeting agenda minutes legislation section penalty
    victim services department education children families response team data annual
    recommendation statute amendment working group hearing testimony proposal funding grant
    budget federal local municipal regional community provider health school district court
    prosecutor defense judge attorney commission chair secretary motion second vote approve
    unanimous draft final record document notice public comment resident concern question answer
    presentation speaker update status deadline schedule quarter fiscal year contract vendor
    audit compliance policy procedure guideline standard form website accessible language
    translation outreach campaign poster hotline referral shelter housing transport worker labor
    wage inspection license registry business hotel lodging trucking airport internet
    advertisement social media technology research survey university study analysis finding
    trend number increase decrease rate percent estimate cost saving plan strategy goal
    objective priority measure outcome evaluation partner coalition advocate survivor youth
    minor foster care juvenile court detention diversion probation parole treatment counseling
    trauma informed interview forensic evidence investigation detective officer academy
    curriculum certification hours instructor module online in-person attendance roster quorum
    absent excused designee appointment vacancy term bylaws subcommittee liaison memorandum
    agreement draft language bill senate house joint favorable calendar session governor
    signature effective date repeal revise expand clarify definition offense felony misdemeanor
    sentence restitution forfeiture property fund account balance transfer appropriation line
    item reimbursement expense travel invoice
""".split()  # noqa: SIM905 - a list of hundreds is easier to read so
RARE = """
    abatement acquiescence amortization arraignment asbestos attestation backlog ballast
    biometric botulism bridgework bulkhead cadastre causeway charrette chlorine codicil
    collateral concordance conduit culvert custodial debenture decennial delinquency demurrage
    depot dictaphone docket dredging easement egress eminent endowment escrow estuary
    exculpatory exemplar fiduciary flagship freeholder garnishment geodetic greenway
    guardianship habitability hydrology impound indemnity injunction interlock isotope jetty
    jurisprudence kiosk landfill levee lien lighthouse mandamus maritime mediation microfilm
    moratorium naturopath notary obligee ombudsman ordinance overpass palisade paralegal parapet
    pension perjury petition phlebotomy photometric plaintiff plebiscite portage procurement
    proviso quarantine quitclaim radiology receivership recusal remediation replevin reservoir
    riparian rotunda salvage seawall septic sequester signatory stenographer stipend subpoena
    superfund surety tollbooth tort townhouse trellis turnpike usury vaccination variance
    viaduct watershed weir wharf zoning zymurgy
""".split()  # noqa: SIM905
GIVEN = "Alma Boris Celia Dmitri Elena Farid Greta Hector Imani Jonas Keiko Lena Marcus Nadia Omar"
GIVEN += " Priya Quentin Rosa Stefan Tamsin"
FAMILY = "Abbott Brandt Castillo Dufresne Eklund Farrow Gallagher Hollis Ibarra Jessup"
NAMES = [f"{given} {family}" for given in GIVEN.split() for family in FAMILY.split()]
TITLES = [
    "Legislative Updates",
    "Annual Report Next Steps",
    "Approval of Minutes",
    "Presentation on Training",
    "Committee Reports",
    "Data and Research",
    "Public Comment",
    "Council Updates",
    "Review of Statutes",
    "Victim Services Funding",
    "Outreach Campaign",
    "Meeting Schedule",
    "Working Group Report",
    "Partner Agency Update",
    "Recommendations to the Legislature",
    "New Business",
    "Other Business",
]
PLACES = [
    "Legislative Office Building, Room 2A",
    "Legislative Office Building, Room 2B",
    "Legislative Office Building, Room 2C",
    "Legislative Office Building, Room 2D",
    "Legislative Office Building, Room 2E",
    "18-20 Trinity Street, Hearing Room",
    "Remote (video conference)",
]
TYPES = [
    "Regular Meeting",
    "Regular Meeting",
    "Regular Meeting",
    "Special Meeting",
    "Committee Meeting",
    "Public Hearing",
]
OUTCOMES = [
    "Approved by voice vote",
    "Discussed, no action",
    "Tabled to the next meeting",
    "Referred to committee",
    "Received and placed on file",
    "Adopted unanimously",
]
SECTIONS = [
    "53a-83",
    "53a-83a",
    "53a-86",
    "53a-90a",
    "53a-192a",
    "17a-106a",
    "46a-170",
    "54-36i",
    "54-36p",
    "10-220",
    "1-210",
    "1-225",
    "4-168",
    "17a-101",
    "54-234a",
]
REPORTED_FOR = ["Department", "Commission", "Judicial Branch", "Office", "Committee"]


def one_of(r, things):
    return things[int(r.random() * len(things))]


def sentence(r, length):
    words = []
    for _ in range(length):
        lot = r.random()
        if lot < 0.25:  # a few words very often
            words.append(COMMON[int(r.random() ** 2 * 24)])
        elif lot < 0.985:
            words.append(one_of(r, COMMON))
        else:  # and some seldom
            words.append(RARE[int(r.random() ** 2 * len(RARE))])
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}."


def body(r, target):
    pieces, length = [], 0
    while length < target:
        size = min(7 + int(r.random() * 14), max(5, target - length))
        pieces.append(sentence(r, size))
        length += size
    if r.random() < 0.35:
        pieces.append(f"Sec. {one_of(r, SECTIONS)} was cited.")
    if r.random() < 0.3:
        pieces.append(f"{one_of(r, NAMES)} reported for the {r.choice(REPORTED_FOR)}.")
    return " ".join(pieces)


def meeting(number, total):
    """One meeting of a corpus of `total`, which are spread evenly over the years."""
    r = random.Random(1_000_003 * (number + 1))
    day = FIRST_DAY + (LAST_DAY - FIRST_DAY) * number // max(1, total - 1)
    kind = one_of(r, TYPES)
    pool = NAMES[:]
    r.shuffle(pool)
    present = pool[: 9 + int(r.random() * 8)]
    r.random()
    items = [
        {
            "label": f"{order}.",
            "order": order,
            "body": body(r, 100 + int(r.random() * 41)),
            "title": one_of(r, TITLES),
            "outcome": one_of(r, OUTCOMES),
        }
        for order in range(1, 7 + int(r.random() * 5))
    ]
    return {
        "id": number + 1,
        "is_committee": kind == "Committee Meeting",
        "date": datetime.date.fromordinal(day),
        "place": one_of(r, PLACES),
        "summary": sentence(r, 24),
        "present": present,
        "items": items,
    }


def queries(number):
    """Different queries: common words, seldom words, two words, names."""
    r = random.Random(77)
    makers = [
        lambda: r.choice(COMMON[24:]),
        lambda: r.choice(RARE),
        lambda: f"{r.choice(COMMON)} {r.choice(COMMON)}",
        lambda: f"{r.choice(COMMON)} {r.choice(RARE)}",
        lambda: r.choice(NAMES),
    ]
    found = []
    turn = 0
    while len(found) < number:
        query = makers[turn % len(makers)]()
        turn += 1
        if query not in found and len(query) > 4:
            found.append(query)
    return found


def bring_in(number):
    """Keep as many meetings, with agendas, attendance and minutes, as posted records."""
    council = Body.objects.create(name="Trafficking in Persons Council", slug="council", **POSTED)
    committee = Body.objects.create(
        name="Committee on Services", slug="services", kind="committee", **POSTED
    )
    for start in range(0, number, AT_ONCE):
        some = [meeting(i, number) for i in range(start, min(start + AT_ONCE, number))]
        held = Meeting.objects.bulk_create(
            Meeting(
                body=committee if each["is_committee"] else council,
                slug=f"{each['date']}-{each['id']}",
                date=each["date"],
                status="held",
                place=each["place"],
                summary=each["summary"],
                **POSTED,
            )
            for each in some
        )
        both = list(zip(held, some, strict=True))
        AgendaItem.objects.bulk_create(
            AgendaItem(
                meeting=row,
                label=item["label"],
                title=item["title"],
                anchor=str(item["order"]),
                position=item["order"],
            )
            for row, each in both
            for item in each["items"]
        )
        Attendance.objects.bulk_create(
            Attendance(meeting=row, name_as_recorded=name, position=position)
            for row, each in both
            for position, name in enumerate(each["present"])
        )
        # Last: what belongs to approved minutes is locked.
        Minutes.objects.bulk_create(
            Minutes(meeting=row, body=minutes_of(each), approval="approved", **POSTED)
            for row, each in both
        )


def minutes_of(each):
    items = (
        f"# {item['label']} {item['title']}\n\n{item['body']}\n\n{item['outcome']}.\n"
        for item in each["items"]
    )
    return "\n".join(items)
