"""What is told of reports and of what was put forward: to a spreadsheet, and to programs."""

from reports.models import Recommendation, Report, ReportFile, Resource
from tipcouncil.records import api
from tipcouncil.records.api import SOURCES, UPDATED
from tipcouncil.records.dates import EASTERN, iso
from tipcouncil.records.tables import Column, fields, known, page, picked

# What the Council put forward


def origin(entry):
    return entry.recommendation.origin_item


def local_day(name):
    """The value of a column: the day of a moment, in Connecticut."""
    return lambda entry, base: (
        getattr(entry.recommendation, name).astimezone(EASTERN).date().isoformat()
    )


def raised_on(entry, base):
    item = origin(entry)
    return iso(item.meeting.date, item.meeting.date_precision) if item else None


def report_of(entry, base):
    report = entry.recommendation.report
    return ReportNamed.of(report, base) if report else None


def act_of(entry, base):
    return ActOfOutcome.of(entry, base) if entry.recommendation.act else None


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
        Column("citation", "recommendation.act.citation"),
        Column("sections", "recommendation.act_sections"),
        Column(
            "address", lambda entry, base: page(entry.act, base) if entry.act else None, str | None
        ),
    ],
)
StepLink = api.record(
    "StepLink",
    None,
    [
        Column("words"),
        Column(
            "address",
            lambda pointer, base: f"{'' if pointer.is_outside else base}{pointer.address}",
        ),
    ],
)
Step = api.record(
    "Step",
    "A step in the life of a recommendation.",
    [
        Column("when"),
        Column("date", lambda step, base: step.iso or None, str | None),
        Column("what"),
        Column(
            "links",
            lambda step, base: [StepLink.of(pointer, base) for pointer in step.pointers],
            list[StepLink],
        ),
    ],
)
RECOMMENDATIONS = [
    *fields(Recommendation, "id=slug title kind text", "recommendation."),
    Column("year", type=int | None),
    Column(
        "report",
        report_of,
        ReportNamed | None,
        lambda entry: entry.recommendation.report and entry.recommendation.report.title,
    ),
    Column("raised_on", raised_on, str | None),
    Column(
        "raised_at",
        lambda entry, base: page(origin(entry), base) if origin(entry) else None,
        str | None,
    ),
    Column(
        "law",
        lambda entry, base: [LawAsked.of(target, base) for target in entry.targets],
        list[LawAsked],
        lambda entry: "; ".join(
            f"{target.action}: {target.statute.citation}{target.pinpoint}"
            for target in entry.targets
        ),
    ),
    Column("bill", "recommendation.bill"),
    Column("act", act_of, ActOfOutcome | None, lambda entry: entry.act_words),
    *fields(Recommendation, "status outcome evidence=evidence_url", "recommendation."),
    Column(
        "steps",
        lambda entry, base: [Step.of(step, base) for step in entry.timeline],
        list[Step],
        lambda entry: "; ".join(f"{step.when}: {step.what}" for step in entry.timeline),
    ),
    Column("source", "recommendation.source"),
    Column("posted", local_day("posted_at")),
    Column("last_changed", local_day("updated_at")),
    Column("address", lambda entry, base: page(entry.recommendation, base)),
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
        Column("url", lambda entry, base: page(entry.recommendation, base)),
        Column(
            "sources",
            lambda entry, base: api.sources(entry.recommendation),
            list[api.Source],
        ),
    ],
)

# Reports, and those of others

REPORTS = [
    *fields(Report, "id=slug title title_as_posted kind first_year last_year"),
    Column("issued_on", known("issued_on", "issued_precision"), str | None),
    *fields(Report, "sent_on=transmitted_on sent_to=transmitted_to"),
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


def required_by(report, base):
    laws = [report.required_by, report.required_by_act]
    return [law.slug for law in laws if law and law.is_public]


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
            " description=summary note",
        ),
        Column("date", known("issued_on", "issued_precision"), str | None),
        *fields(Report, "transmitted_on transmitted_to"),
        Column("required_by", required_by, list[str]),
        Column(
            "files",
            lambda report, base: [ReportFileOut.of(file, base) for file in report.public_files],
            list[ReportFileOut],
        ),
        Column(
            "recommendation_ids",
            lambda report, base: [asked.slug for asked in report.public_recommendations],
            list[str],
        ),
        Column("url", page),
        SOURCES,
        UPDATED,
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
        *fields(Resource, "id=slug title publisher"),
        Column("date", known("date", "date_precision"), str | None),
        *fields(Resource, "link=url note"),
        Column("url", page),
        SOURCES,
        UPDATED,
    ],
)
