"""A report in plain text: one Markdown file whose text is the report's, with its files listed."""

from django.db.models import Prefetch

from reports.models import Report, ReportFile
from tipcouncil.site.plaintext.entries import even, write_markdown
from tipcouncil.site.plaintext.forms import Form
from tipcouncil.site.plaintext.units import Unit, natural

REPORT = Form(Report, "slug", without="body", parts=("files",))
REPORT_FILE = Form(  # one that is withdrawn stays out
    ReportFile, "key", without="report position withdrawn_at withdrawn_reason"
)


class ReportFiles:
    """The folder reports/: one file a report, named by its address."""

    name = "reports"
    form = REPORT

    def called(self, key):
        return f"reports/{key}.md"

    def text(self, plain):
        matter = {name: value for name, value in plain.items() if name not in ("slug", "text")}
        return write_markdown(matter, plain["text"])

    def check(self, entry, key, pack):
        """A report's file as a unit; its mistakes go to the pack."""
        entry.texts["slug"] = key
        plain = REPORT.check(entry, pack)
        plain["files"] = [
            pack.check_file(REPORT_FILE, part) for part in entry.parts.get("files", [])
        ]
        plain["text"] = entry.text
        pack.check_text(Report, entry, entry.text)
        return Unit(self, key, plain, entry)

    def in_database(self):
        reports = Report.objects.select_related("required_by", "required_by_act").prefetch_related(
            Prefetch("files", ReportFile.objects.order_by("position", "pk"))
        )
        for report in sorted(reports, key=lambda report: natural(report.slug)):
            plain = REPORT.plain(report)
            plain["files"] = [REPORT_FILE.plain(file) for file in report.files.all()]
            plain["text"] = even(report.body)
            yield Unit(self, report.slug, plain, None, report)

    def save(self, report, plain, loading):
        report = REPORT.save(report or Report(), plain, loading.find, body=plain["text"])
        files = {file.key: file for file in ReportFile._base_manager.filter(report=report)}
        for position, one in enumerate(plain["files"], start=1):
            file = files.pop(one["key"], None) or ReportFile()
            loading.take_in(file, one)
            REPORT_FILE.save(file, one, loading.find, report=report, position=position)
        loading.remove(file for file in files.values() if file.withdrawn_at is None)
        return report


REPORTS = ReportFiles()
