"""Taking out of an office file what a program would fetch from the internet by opening it."""

import io
import re
import zipfile
from html import unescape

from tipcouncil.records.files.archives import Allowance, Archive
from tipcouncil.records.reading.office import MOST_MARKUP

OPENDOCUMENT = ("content.xml", "styles.xml", "meta.xml")  # the parts that can name what is outside
NOWHERE = b'"file:///link-taken-out"'
TAG = re.compile(rb"""<[^\s<>"'/!?]+(?:[^"'<>]|"[^"]*"|'[^']*')*>""")
CLICKED = re.compile(rb"""/hyperlink["']|<(?:\w+:)?(?:a|form)\s""", re.IGNORECASE)
TARGET = re.compile(rb"""(\s(?:Target|\w+:href)\s*=\s*)("[^"]*"|'[^']*')""")


def cut(file, targets):
    """A copy of an office file that leads nowhere where it named one of these targets.

    All else of it stays as it was, byte for byte, and so do the links that a reader clicks.
    """
    archive, made = Archive(file, Allowance()), io.BytesIO()
    with zipfile.ZipFile(made, "w") as copy:
        for name, info in archive.members.items():
            member = zipfile.ZipInfo(name, info.date_time)
            member.compress_type = info.compress_type
            with copy.open(member, "w") as written:
                if name.lower().endswith(".rels") or name in OPENDOCUMENT:
                    written.write(cut_markup(archive.read(name, MOST_MARKUP), targets))
                else:
                    written.writelines(archive.chunks(name))
    return made


def cut_markup(part, targets):
    def attribute(found):
        named = unescape(found[2][1:-1].decode("utf-8", "replace"))
        return found[1] + NOWHERE if named in targets else found[0]

    def tag(found):
        return found[0] if CLICKED.search(found[0]) else TARGET.sub(attribute, found[0])

    return TAG.sub(tag, part)
