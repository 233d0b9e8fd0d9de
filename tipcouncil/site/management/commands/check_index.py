"""Compare the index of search with the record, and mend it."""

from django.core.management.base import BaseCommand, CommandError

from tipcouncil.site.files.hidden_words import posted_with_hidden_words
from tipcouncil.site.files.texts import read_all
from tipcouncil.site.search.checking import drift, repair

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Compare the index of search with the record: rows that are missing, stale, or of what is"
        " not public. With --repair, read files that wait, make the index right, and tell which"
        " posted files hold words that a reader of the paper cannot see."
    )

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="Mend what is wrong.")

    def handle(self, **options):
        if options["repair"]:
            self.mend()
            return
        wrong = list(drift())
        for sentence in wrong[:SHOWN]:
            self.stderr.write(sentence)
        if wrong:
            raise CommandError(
                f"The index differs from the record in {len(wrong)} places. Run check_index"
                " --repair.",
                returncode=1,
            )
        self.stdout.write("The index is what the record says.")

    def mend(self):
        read = read_all()
        changed = repair()
        self.stdout.write(f"Files read: {read}. Rows written or removed: {changed}.")
        for paper, told in posted_with_hidden_words() if read else ():
            self.stdout.write(f"Posted, {paper.get_file_url()} (“{paper}”): {told}")
