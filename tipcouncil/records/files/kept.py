"""A zip that is put together once for each state of what is in it, and kept as a file.

So it costs the same to fetch it once or a thousand times. The same record makes the same bytes.
"""

import fcntl
import os
import zipfile
from types import SimpleNamespace

from django.conf import settings

from tipcouncil.records.files.stored import sha256
from tipcouncil.records.files.streaming import send

ATTEMPTS = 3  # to find a moment in which nothing is written
FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # a zip knows none before


def send_kept(request, name, state, write):
    """The zip as an answer: whole, in part, or not again.

    `state()` is a text of letters and digits that changes with what is in the zip, and
    `write(whole)` fills a ZipFile.
    """
    folder = settings.DATA_DIR / "cache" / name
    path = kept_in(folder, state()) or put_together(folder, state, write)
    return send(
        request,
        SimpleNamespace(path=path, name=path.name),
        media_type="application/zip",
        etag=path.stem.partition("-")[2],
        modified=None,
        name=f"public-{name}.zip",
        is_filed=False,
    )


def kept_in(folder, now):
    return next(folder.glob(f"{now}-*.zip"), None)


def put_together(folder, state, write):
    """The path of the zip, made beside the one that is kept and put in its place.

    Visitors who ask meanwhile wait for it.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for _ in range(ATTEMPTS):
            now = state()
            path = kept_in(folder, now) or made(folder, now, write)
            if state() == now:
                break
    return path


def made(folder, now, write):
    unfinished = folder / "unfinished.zip"
    with zipfile.ZipFile(unfinished, "w") as whole:
        write(whole)
    with unfinished.open("rb") as file:
        path = folder / f"{now}-{sha256(file)}.zip"
    os.replace(unfinished, path)
    for other in folder.glob("*-*.zip"):
        if other != path:
            other.unlink(missing_ok=True)  # whoever reads it holds it open, and reads on
    return path


def entry_head(name, method=zipfile.ZIP_DEFLATED):
    """The head of an entry, without a date: the same words make the same bytes."""
    head = zipfile.ZipInfo(name, FIRST_MOMENT)
    head.compress_type, head.external_attr = method, 0o644 << 16
    return head
