"""The plain-text record as it is written: Markdown with front matter, and CSV.

A person writes these files, so every mistake in them is told with its file, line and field.
What is read becomes entries of text; what the text means is told by the forms.
"""

import csv
import io
import re
from dataclasses import dataclass, field
from typing import NamedTuple

import yaml

FENCE = "---\n"
PLAIN = re.compile(r"[A-Za-z0-9(“‘§](?:[^\n\r\t:#]|:(?=[^\s:])|(?<! )#)*")
UNPRINTABLE = re.compile(f"{yaml.reader.Reader.NON_PRINTABLE.pattern}|[\x85\u2028\u2029\ufeff]")


class PackMistake(NamedTuple):
    """Something in a plain-text record that cannot be loaded, and where it stands."""

    file: str
    line: int
    field: str
    sentence: str

    def __str__(self):
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(filter(None, [place, self.field, self.sentence]))


@dataclass
class PlainRecord:
    """One record as written: its fields as text, each with its line, and its parts."""

    file: str
    line: int
    texts: dict = field(default_factory=dict)
    lines: dict = field(default_factory=dict)
    parts: dict = field(default_factory=dict)
    text: str = ""

    def mistake(self, sentence, name=""):
        return PackMistake(self.file, self.lines.get(name, self.line), name, sentence)


def even(text):
    """One kind of line end: a clerk's browser sends two characters where the file has one."""
    return text.replace("\r\n", "\n")


class NoAliases(yaml.SafeLoader):
    """Front matter says everything once: a few lines of aliases could stand for gigabytes."""

    def compose_node(self, parent, index):
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()
            raise yaml.MarkedYAMLError(
                problem="“*” stands for an alias here; put the text in quotes",
                problem_mark=event.start_mark,
            )
        return super().compose_node(parent, index)


def read_markdown(text, file):
    """A Markdown file with front matter as (entry or None, mistakes)."""
    if not text.startswith(FENCE):
        return None, [
            PackMistake(file, 1, "", "The file does not begin with a line of three hyphens.")
        ]
    end = text.find("\n" + FENCE)
    if end < 0:
        return None, [PackMistake(file, 1, "", "No line of three hyphens ends the front matter.")]
    try:
        node = yaml.compose(text[len(FENCE) : end + 1], Loader=NoAliases)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        return None, [
            PackMistake(file, line, "", f"The front matter cannot be read: {error.problem}.")
        ]
    except (yaml.YAMLError, RecursionError):
        return None, [PackMistake(file, 1, "", "The front matter cannot be read.")]
    mistakes = []
    if not isinstance(node, yaml.MappingNode):
        return None, [PackMistake(file, 2, "", "The front matter is not a list of “field: text”.")]
    entry = _entry(node, file, mistakes)
    entry.line = 1
    entry.lines["text"] = text[:end].count("\n") + 4
    below = text[end + 1 + len(FENCE) :]
    entry.text = below.removeprefix("\n").removesuffix("\n")
    return entry, mistakes


def _entry(node, file, mistakes):
    entry = PlainRecord(file, node.start_mark.line + 2)
    for name_node, node_below in node.value:
        line = name_node.start_mark.line + 2
        name = name_node.value if isinstance(name_node, yaml.ScalarNode) else ""
        if not name:
            mistakes.append(PackMistake(file, line, "", "A field has no name."))
        elif name in entry.lines:
            mistakes.append(PackMistake(file, line, name, "This field stands here twice."))
        else:
            entry.lines[name] = line
            _take(entry, name, node_below, mistakes)
    return entry


def _take(entry, name, node, mistakes):
    """Put what stands behind a field's name into the entry: text, or parts."""
    if isinstance(node, yaml.ScalarNode):
        entry.texts[name] = node.value
        return
    below = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if all(isinstance(part, yaml.MappingNode) for part in below):
        entry.parts[name] = [_entry(part, entry.file, mistakes) for part in below]
    else:
        mistakes.append(entry.mistake("This is a list where text is expected.", name))


def write_markdown(plain, text):
    """Front matter from nested plain texts, then the text; what is empty is left out."""
    matter = "".join(_lines(plain, ""))
    return f"{FENCE}{matter}{FENCE}" + (f"\n{text}\n" if text else "")


def _lines(plain, indent):
    for name, value in plain.items():
        if isinstance(value, str):
            if value:
                yield f"{indent}{name}: {scalar(value, indent)}\n"
        elif isinstance(value, dict) and value:
            yield f"{indent}{name}:\n"
            yield from _lines(value, indent + "  ")
        elif value:
            yield f"{indent}{name}:\n"
            for part in value:
                block = "".join(_lines(part, indent + "    "))
                yield f"{indent}  - {block[len(indent) + 4 :]}" if block else f"{indent}  - {{}}\n"


def scalar(text, indent=""):
    """A text as YAML writes it: bare where that is safe, else a block of lines, else quoted."""
    if "\n" not in text:
        safe = PLAIN.fullmatch(text) and not text.endswith(" ") and not UNPRINTABLE.search(text)
        return text if safe else quoted(text)
    if UNPRINTABLE.search(text) or text[0] in " \t\n" or text[-1] in " \t\n" or "\r" in text:
        return quoted(text)
    return "|-\n" + "\n".join(f"{indent}  {line}" if line else "" for line in text.split("\n"))


def quoted(text):
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + UNPRINTABLE.sub(_escaped, text.replace("\r", "\\r")) + '"'


def _escaped(match):
    code = ord(match[0])
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"


def read_csv(text, file):
    """A CSV file as (names of the fields, entries, mistakes); its first row has the names."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    names, entries, mistakes, line = [], [], [], 1
    try:
        for cells in reader:
            if not names:
                names = [cell.strip() for cell in cells]
                twice = sorted({name for name in names if names.count(name) > 1})
                mistakes += [
                    PackMistake(file, 1, name, "This field stands here twice.") for name in twice
                ]
            elif len(cells) == len(names):
                texts = dict(zip(names, cells, strict=True))
                entries.append(PlainRecord(file, line, texts, dict.fromkeys(names, line)))
            elif cells:
                sentence = f"The row has {len(cells)} cells; the first row names {len(names)}."
                mistakes.append(PackMistake(file, line, "", sentence))
            line = reader.line_num + 1
    except csv.Error as error:
        mistakes.append(PackMistake(file, line, "", f"The row cannot be read: {error}."))
    if not names:
        mistakes.append(PackMistake(file, 1, "", "The first row does not name the fields."))
    return names, entries, mistakes


def write_csv(names, rows):
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    if names:
        writer.writerow(names)
    writer.writerows(rows)
    return written.getvalue()
