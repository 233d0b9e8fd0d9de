"""Whether every file that was filed is still there, byte for byte, and nothing else is."""

import os

from django.apps import apps
from django.core.files.storage import default_storage

from tipcouncil.records.files.stored import StoredFile, sha256
from tipcouncil.site.models import InlineImage


def verify():
    """Read every kept file and compare it with the checksum taken when it was filed.

    Lists of names: the files that are as they were filed, changed, missing, and in no record.
    """
    verified, changed, missing = [], [], []
    expected = expected_files()
    for name, checksum in sorted(expected.items()):
        try:
            with default_storage.open(name) as file:
                found = sha256(file)
        except OSError:
            missing.append(name)
            continue
        (changed if checksum and found != checksum else verified).append(name)
    return verified, changed, missing, sorted(set(stored_files()) - set(expected))


def expected_files():
    """The checksum of each file that a record names, or named before: history keeps its files.

    The picture of a first page has none; it follows from its file.
    """
    expected = {}
    for model in apps.get_models():
        if issubclass(model, StoredFile):
            for rows in (model.history.all(), model.objects.all()):
                papers = rows.exclude(file="").values_list("file", "sha256", "thumbnail")
                for name, checksum, thumbnail in papers.iterator():
                    expected[name] = checksum
                    expected |= {thumbnail: ""} if thumbnail else {}
    return expected | dict(InlineImage.objects.values_list("file", "sha256"))


def stored_files():
    """The name of every file in the storage, half-written ones too."""
    for directory, _, names in os.walk(default_storage.location):
        for name in names:
            yield os.path.relpath(os.path.join(directory, name), default_storage.location)
