"""Static files as they are served: a style sheet that imports its parts is one file with them."""

import posixpath
import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r'^@import "([^"]+)";\n', re.MULTILINE)
FOR_WRITERS = re.compile(r"/\*.*?\*/\n?|^[ \t]+", re.DOTALL | re.MULTILINE)


def joined(name, read):
    """A style sheet with its parts in place of their imports, without comments and indentation."""
    folder = posixpath.dirname(name)
    whole = IMPORT.sub(lambda found: read(posixpath.join(folder, found[1])), read(name))
    return FOR_WRITERS.sub("", whole)


class JoinedStyles(CompressedManifestStaticFilesStorage):
    """As WhiteNoise stores static files, each sheet that imports others joined with them."""

    def post_process(self, paths, dry_run=False, **options):
        def read(name):
            storage, path = paths[name]
            with storage.open(path) as file:
                return file.read().decode()

        importing = [name for name in paths if name.endswith(".css") and IMPORT.search(read(name))]
        whole = {name: joined(name, read) for name in importing}
        if not dry_run:
            for name, text in whole.items():
                self.delete(name)
                self.save(name, ContentFile(text))
                paths = paths | {name: (self, name)}
        yield from super().post_process(paths, dry_run=dry_run, **options)
