"""What is told of reports and of what was put forward: to a spreadsheet, and to programs."""

from reports.models import Recommendation, Report, ReportFile, Resource
from tipcouncil.records import api
from tipcouncil.records.api import ENDING, SOURCES
from tipcouncil.records.dates import EASTERN
from tipcouncil.records.tables import Column, fields, page, picked

# What the Council put forward


def local_day(name):
    """The value of a column: the day of a moment, in Connecticut."""
    return lambda row, base: getattr(row, name).astimezone(EASTERN).date().isoformat()


def raised_on(row, base):
    return row.origin_item and row.origin_item.meeting.date_iso


ReportNamed = api.record("ReportNamed", None, [Column("title"), Column("address", page)])
LawAsked = api.record(
    "LawAsked",
    "A section of law that a recommendation would change.",
    [
        Column("action"),
        Column("citation", lambda target, base: f"{target.statute.citation}{target.pinpoint}"),
        Column("address", lambda target, base: page(target.statute, base)),
    ],
)
ActOfOutcome = api.record(
    "ActOfOutcome",
    "The act by which a recommendation became law.",
    [
        Column("citation", "act.citation"),
        Column("sections", "act_sections"),
        Column(
            "address",
            lambda row, base: page(row.linked_act, base) if row.linked_act else None,
            str | None,
        ),
    ],
)
StepLinkOut = api.record(
    "StepLink",
    None,
    [
        Column("words"),
        Column("address", lambda link, base: f"{'' if link.is_outside else base}{link.address}"),
    ],
)
StepOut = api.record(
    "Step",
    "A step in the life of a recommendation.",
    [
        Column("when"),
        Column("date", lambda step, base: step.iso or None, str | None),
        Column("what"),
        Column(
            "links",
            lambda step, base: [StepLinkOut.of(link, base) for link in step.links],
            list[StepLinkOut],
        ),
    ],
)
RECOMMENDATIONS = [
    *fields(Recommendation, "id=slug title kind text"),
    Column("year", type=int | None),
    Column(
        "report",
        lambda row, base: ReportNamed.of(row.report, base) if row.report else None,
        ReportNamed | None,
        lambda row: row.report and row.report.title,
    ),
    Column("raised_on", raised_on, str | None),
    Column(
        "raised_at",
        lambda row, base: page(row.origin_item, base) if row.origin_item else None,
        str | None,
    ),
    Column(
        "law",
        lambda row, base: [LawAsked.of(target, base) for target in row.public_targets],
        list[LawAsked],
        lambda row: "; ".join(
            f"{target.action}: {target.statute.citation}{target.pinpoint}"
            for target in row.public_targets
        ),
    ),
    Column("bill"),
    Column(
        "act",
        lambda row, base: ActOfOutcome.of(row, base) if row.act else None,
        ActOfOutcome | None,
        lambda row: row.act_words,
    ),
    *fields(Recommendation, "status outcome evidence=evidence_url"),
    Column(
        "steps",
        lambda row, base: [StepOut.of(step, base) for step in row.timeline],
        list[StepOut],
        lambda row: "; ".join(f"{step.when}: {step.what}" for step in row.timeline),
    ),
    Column("source"),
    Column("posted", local_day("posted_at")),
    Column("last_changed", local_day("updated_at")),
    Column("address", page),
]

RecommendationOut = api.record(
    "RecommendationOut",
    "Something that the council put forward: `kind` says how, and `status` what became of it.",
    [
        *picked(
            RECOMMENDATIONS,
            "id title kind text year report raised_on raised_at law bill act status outcome"
            " evidence posted last_changed steps",
        ),
        Column("url", page),
        SOURCES,
    ],
)

# Reports, and those of others

REPORTS = [
    *fields(
        Report,
        "id=slug title title_as_posted kind first_year last_year issued_on sent_on=transmitted_on"
        " sent_to=transmitted_to",
    ),
    Column("copy_held", lambda report, base: any(f.is_held for f in report.files.all()), bool),
    Column("text_held", "has_text", bool),
    Column("recommendations", "recommendation_count", int),
    Column(
        "copy_elsewhere",
        lambda report, base: " ".join(f.source_url for f in report.files.all() if f.source_url),
    ),
    *fields(Report, "summary source"),
    Column("address", page),
]


ReportFileOut = api.record(
    "ReportFileOut",
    "A file of a report; `url` and `sha256` are empty where no copy is held.",
    [
        *fields(ReportFile, "id=key name=title_as_posted note"),
        Column("url", lambda file, base: f"{base}{file.get_file_url()}" if file.is_held else ""),
        *fields(ReportFile, "media_type size sha256 pages copy_elsewhere=source_url"),
    ],
)
ReportOut = api.record(
    "ReportOut",
    "A report to the General Assembly.",
    [
        *fields(
            Report,
            "id=slug title title_as_posted classification=kind first_year last_year"
            " description=summary note date=issued_on transmitted_on transmitted_to",
        ),
        Column(
            "required_by",
            lambda report, base: [law.slug for law in report.required_by_public],
            list[str],
        ),
        Column(
            "files",
            lambda report, base: [ReportFileOut.of(file, base) for file in report.files.all()],
            list[ReportFileOut],
        ),
        Column(
            "recommendation_ids",
            lambda report, base: [asked.slug for asked in report.public_recommendations],
            list[str],
        ),
        *ENDING,
    ],
)
ReportWithText = api.record(
    "ReportWithText",
    "A report with its text, where it is held: Markdown.",
    [Column("text", "body")],
    ReportOut,
)
ResourceOut = api.record(
    "ResourceOut",
    "A report or a page of somebody else's that the council pointed to.",
    [
        *fields(Resource, "id=slug title publisher date link=url note"),
        *ENDING,
    ],
)
