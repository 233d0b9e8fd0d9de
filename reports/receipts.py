"""Receipts of reports: of their text and their files, when they are posted or changed."""

from django.dispatch import receiver

from meetings.evidence.posting import digest_of, hidden, published
from meetings.evidence.receipt_checks import check_of_file, check_of_version, checked
from meetings.models import Receipt, Subject
from reports.models import Report, ReportFile, ReportKind, ReportRevision


def year_of_duty(report):
    """An annual report is due on January 1 after the last year that it covers, Sec. 46a-170(h)."""
    return report.last_year + 1 if report.kind == ReportKind.ANNUAL else None


@receiver(published, sender=Report)
def of_report(record, **signal):
    if not record.is_public:
        return
    of_text = {"year": year_of_duty(record), "address": record.get_absolute_url()}
    if record.body.strip():
        last = record.revisions.order_by("-number").first()
        yield Receipt(
            subject=Subject.REPORT,
            what=f"Report: “{record}”"[:300],
            record_key=record.slug,
            version=last and last.number,
            sha256=digest_of(record.body),
            **of_text,
        )
    for file in record.files.exclude(file=""):
        yield Receipt(
            subject=Subject.REPORT_FILE,
            what=f"File of a report: “{file}”"[:300],
            record_key=file.key,
            sha256=file.sha256,
            **of_text | {"address": file.get_file_url()},
        )


@receiver(hidden, sender=Report)
def of_hidden_report(record, **signal):
    files = ReportFile._base_manager.filter(report=record).values_list("key", flat=True)
    own = Receipt.objects.standing().filter(record_key__in=[record.slug, *files])
    return own.filter(subject__in=(Subject.REPORT, Subject.REPORT_FILE))


@receiver(hidden, sender=ReportFile)
def of_hidden_file(record, **signal):
    return Receipt.objects.standing().filter(subject=Subject.REPORT_FILE, record_key=record.key)


@receiver(checked)
def check_of_report(sender, receipt, **signal):
    if receipt.subject == Subject.REPORT:
        own = ReportRevision.objects.public().filter(report__slug=receipt.record_key)
        return check_of_version(own, receipt)
    if receipt.subject == Subject.REPORT_FILE:
        file = ReportFile.objects.public().filter(key=receipt.record_key).first()
        return check_of_file(file, receipt) if file else None
    return None
