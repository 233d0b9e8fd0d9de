"""Zip archives from strangers: office files are such. Nothing in one is believed until counted.

No member is ever written to a path of its own, and none is read past the size that it declares.
"""

import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from tipcouncil.records.files.messages import SENTENCES, refusal

MOST_MEMBERS = 5_000  # of one office file; a bound on work
MOST_BYTES = 200_000_000  # of all members together, unpacked
HIGHEST_RATIO = 200  # of unpacked to packed bytes; more is a bomb
TOO_SMALL_TO_MATTER = 1_000_000  # bytes; a small member may be of one repeated letter
LOCAL_HEADER_SIZE = 30  # bytes, at least
END = 22  # bytes of the record that ends an archive, of which the last two count a remark
NO_REMARK = b"\0\0"
LONG_END_LOCATOR = b"PK\x06\x07"  # 20 bytes in front of that, where a directory is longer
CHUNK = 1 << 16  # bytes at a time
UNSAFE_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|[\x00-\x1f\x7f\\]")
MALFORMED = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, EOFError, OSError)
MALFORMED += (NotImplementedError, RuntimeError)


class UnreadableArchiveError(ValidationError):
    """It is no archive that an office program writes, or nobody can open it without a password."""

    def __init__(self, about="damaged"):
        super().__init__(SENTENCES[about])


@dataclass
class Allowance:
    """What an archive and the archives within it may hold together."""

    members: int = MOST_MEMBERS
    size: int = MOST_BYTES

    def take(self, members, size):
        self.members -= members
        self.size -= size
        if self.members < 0 or self.size < 0:
            raise refusal("oversized")


class Archive:
    """A zip archive whose directory has been read and found plausible."""

    def __init__(self, file, allowance):
        file.seek(max(0, file.seek(0, 2) - 20 - END))
        tail = file.read()
        # Its directory ends the file, as office programs write it, and has 65,535 lines at most.
        is_ended = tail[-END:].startswith(b"PK\x05\x06") and tail.endswith(NO_REMARK)
        if not is_ended or tail.startswith(LONG_END_LOCATOR):
            raise UnreadableArchiveError
        self.file = file
        try:
            self.archive = zipfile.ZipFile(file)
        except MALFORMED as error:
            raise UnreadableArchiveError from error
        infos = self.archive.infolist()
        allowance.take(len(infos), sum(info.file_size for info in infos))
        self.members = {info.filename: info for info in infos}
        if len({name.lower() for name in self.members}) < len(infos):
            raise UnreadableArchiveError
        for info in infos:
            check_member(info)
        self._check_places(infos)

    def _check_places(self, infos):
        """Members lie one behind the other: two that share bytes are how small bombs grow."""
        end = 0
        for info in sorted(infos, key=lambda info: info.header_offset):
            if info.header_offset < end:
                raise UnreadableArchiveError
            end = info.header_offset + LOCAL_HEADER_SIZE + info.compress_size
        if end > self.archive.start_dir or (infos and min(i.header_offset for i in infos)):
            raise UnreadableArchiveError

    def chunks(self, name):
        """The bytes of a member, piece by piece. A member that lies about its size is refused."""
        size = 0
        try:
            with self.archive.open(name) as member:
                while chunk := member.read(CHUNK):
                    size += len(chunk)
                    yield chunk
        except MALFORMED as error:
            raise UnreadableArchiveError from error
        if size != self.members[name].file_size:
            raise UnreadableArchiveError

    def read(self, name, at_most):
        """The whole of a member that is small by its nature."""
        if self.members[name].file_size > at_most:
            raise refusal("oversized")
        return b"".join(self.chunks(name))


def check_member(info):
    """One line of the directory: its name, its packing, its size."""
    if UNSAFE_NAME.search(info.orig_filename) or ".." in info.orig_filename.split("/"):
        raise UnreadableArchiveError
    if posixpath.isabs(info.filename) or info.compress_type not in (
        zipfile.ZIP_STORED,
        zipfile.ZIP_DEFLATED,
    ):
        raise UnreadableArchiveError
    if info.flag_bits & 0x1:
        raise UnreadableArchiveError("locked")
    is_large = info.file_size > TOO_SMALL_TO_MATTER
    if is_large and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1):
        raise refusal("oversized")
