"""Where the bytes of the record lie: a file is there whole, or it is not there."""

import os
import tempfile

from django.core.files.storage import FileSystemStorage

INCOMING = ".incoming-"


class WholeFiles(FileSystemStorage):
    """Files on a disk, written beside their place and moved into it once they are safe.

    A power cut or a full disk leaves no half of a paper under the name of a whole one.
    """

    def _save(self, name, content):
        path = self.path(name)
        directory = os.path.dirname(path)
        for needed in (self.location, directory):
            os.makedirs(needed, mode=self.directory_permissions_mode or 0o777, exist_ok=True)
        descriptor, incoming = tempfile.mkstemp(dir=directory, prefix=INCOMING)
        try:
            with os.fdopen(descriptor, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                if self.file_permissions_mode is not None:
                    os.fchmod(file.fileno(), self.file_permissions_mode)
                file.flush()
                os.fsync(file.fileno())
            os.replace(incoming, path)
        except BaseException:
            os.unlink(incoming)
            raise
        keep_directory_entry(directory)
        return os.path.relpath(path, self.location)


def keep_directory_entry(directory):
    """The move outlives a power cut only when the directory is on the disk too."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
