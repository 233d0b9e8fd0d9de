"""Where the parts of a Microsoft office file lie, by what relates them: their names are free.

Word calls its text word/document.xml. Other programs call it otherwise, and say so in the list of
relationships, as ISO/IEC 29500-2 has it; names there make no difference of capital letters.
"""

import posixpath
import zipfile
from collections import Counter
from urllib.parse import unquote

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

PACKAGE = "_rels/.rels"
ONE_OF_EACH = {"styles", "numbering", "footnotes", "endnotes", "comments", "settings"}
ONE_OF_EACH |= {"sharedStrings"}
SEVERAL = {"header", "footer"}
MOST_MARKUP = 5_000_000  # bytes of a part that is read as a whole


def related(relationships, source=""):
    """(kind, name in small letters, Id) of each part of the file that `source` relates to."""
    for entry in relationships:
        if entry.get("TargetMode", "").lower() != "external":
            target = unquote(entry.get("Target", "")).replace("\\", "/")
            place = posixpath.join("/", posixpath.dirname(source), target)
            kind = entry.get("Type", "").rpartition("/")[2]
            yield kind, posixpath.normpath(place).lstrip("/").lower(), entry.get("Id")


def relationships_of(part):
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def main_parts(relationships):
    """What an office program opens first, by the relationships of the whole file."""
    return [name for kind, name, _ in related(relationships) if kind == "officeDocument"]


class OfficeArchive(zipfile.ZipFile):
    """An office file whose parts go by the names that Word, Excel and PowerPoint give them.

    `main` is such a name: word/document.xml. `by_id` has the parts as the main part refers to them.
    """

    def __init__(self, file, main):
        super().__init__(file)
        self.by_id = {}
        found = {info.filename.lower(): info for info in self.filelist}
        named = self._usual_names(found, main)
        for name, info in found.items():
            if name in named:
                info.filename = named[name]
            elif info.filename in named.values():
                info.filename = f"unrelated/{info.filename}"
        self.NameToInfo = {info.filename: info for info in self.filelist}
        self.by_id = {
            key: found[name].filename for key, name in self.by_id.items() if name in found
        }

    def _usual_names(self, found, usual_main):
        main = next(iter(main_parts(self._tree(found, PACKAGE))), "")
        if main not in found:
            return {}
        named = {main: usual_main, relationships_of(main): relationships_of(usual_main)}
        counts = Counter()
        for kind, name, key in related(self._tree(found, relationships_of(main)), main):
            self.by_id[key] = name
            counts[kind] += 1
            number = counts[kind] if kind in SEVERAL else ""
            if name in found and (kind in SEVERAL or kind in ONE_OF_EACH):
                named.setdefault(name, f"{posixpath.dirname(usual_main)}/{kind}{number}.xml")
        return named

    def _tree(self, found, name):
        """A list of relationships; empty where there is none that can be read."""
        info = found.get(name)
        if info is None or info.file_size > MOST_MARKUP:
            return []
        try:
            return fromstring(self.read(info), forbid_dtd=True)
        except (ParseError, DefusedXmlException, LookupError):
            return []
