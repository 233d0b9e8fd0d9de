"""The plain-text record as it is written: Markdown with front matter, and CSV.

A person writes these files, so every mistake in them is named with its file, line and field.
What is read becomes entries of text; what the text means is known to the forms.
"""

import csv
import io
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

FENCE = "---\n"


class PackMistake(NamedTuple):
    """Something in a plain-text record that cannot be loaded, and where it stands."""

    file: str
    line: int
    field: str
    sentence: str

    def __str__(self):
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(filter(None, [place, self.field, self.sentence]))


@dataclass(eq=False)
class Entry:
    """A record as text: its fields, each with its line, and below them the lists of its parts.

    `record` is the row of the database, where it is one that is held.
    """

    file: str = ""
    line: int = 0
    texts: dict = field(default_factory=dict)
    lines: dict = field(default_factory=dict)
    parts: dict = field(default_factory=dict)
    form: Any = None
    key: str = ""
    record: Any = None

    def mistake(self, sentence, name=""):
        return PackMistake(self.file, self.lines.get(name, self.line), name, sentence)

    @property
    def name(self):
        return self.form.name, self.key

    def __str__(self):
        return self.form.called(self.key)


def walk(entries, above=None):
    """Entries and those below them in a tree, in their order: (entry, the one above it)."""
    for entry in entries:
        yield entry, above
        yield from walk(entry.parts.get("items", ()), entry)


# Markdown with front matter


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
    """A Markdown file with front matter as (entry or None, the text below it, mistakes)."""
    end = text.find("\n" + FENCE)
    line, sentence, node = 1, "", None
    if not text.startswith(FENCE):
        sentence = "The file does not begin with a line of three hyphens."
    elif end < 0:
        sentence = "No line of three hyphens ends the front matter."
    else:
        try:
            node = yaml.compose(text[len(FENCE) : end + 1], Loader=NoAliases)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 2 if error.problem_mark else 1
            sentence = f"The front matter cannot be read: {error.problem}."
        except (yaml.YAMLError, RecursionError):
            sentence = "The front matter cannot be read."
        if not sentence and not isinstance(node, yaml.MappingNode):
            line, sentence = 2, "The front matter is not a list of “field: text”."
    if sentence:
        return None, "", [PackMistake(file, line, "", sentence)]
    mistakes = []
    entry = entry_of(node, file, mistakes)
    entry.line = 1
    entry.lines["text"] = text[:end].count("\n") + 4
    return entry, text[end + 1 + len(FENCE) :].removeprefix("\n").removesuffix("\n"), mistakes


def entry_of(node, file, mistakes):
    entry = Entry(file, node.start_mark.line + 2)
    for name_node, below in node.value:
        line = name_node.start_mark.line + 2
        name = name_node.value if isinstance(name_node, yaml.ScalarNode) else ""
        parts = below.value if isinstance(below, yaml.SequenceNode) else [below]
        if not name:
            mistakes.append(PackMistake(file, line, "", "A field has no name."))
        elif name in entry.lines:
            mistakes.append(PackMistake(file, line, name, "This field stands here twice."))
        elif isinstance(below, yaml.ScalarNode):
            entry.texts[name] = below.value
        elif all(isinstance(part, yaml.MappingNode) for part in parts):
            entry.parts[name] = [entry_of(part, file, mistakes) for part in parts]
        else:
            sentence = "This is a list where text is expected."
            mistakes.append(PackMistake(file, line, name, sentence))
        entry.lines.setdefault(name, line)
    return entry


class FrontMatter(yaml.SafeDumper):
    """Writes texts as they are where that is safe; else lines as a block, the rest in “"”."""

    yaml_implicit_resolvers = {}  # every text is a text, also 10:00 and “yes”

    def increase_indent(self, flow=False, indentless=False):
        return super().increase_indent(flow, indentless=False)

    def represent_str(self, text):
        return self.represent_scalar("tag:yaml.org,2002:str", text, "|" if "\n" in text else None)

    def choose_scalar_style(self):
        style = super().choose_scalar_style()
        return '"' if style == "'" else style


FrontMatter.add_representer(str, FrontMatter.represent_str)


def write_markdown(data, text):
    """Front matter from nested texts, without what is empty, then the text."""
    matter = yaml.dump(
        filled(data), Dumper=FrontMatter, allow_unicode=True, sort_keys=False, width=float("inf")
    )
    return f"{FENCE}{matter if data else ''}{FENCE}" + (f"\n{text}\n" if text else "")


def filled(data):
    if isinstance(data, dict):
        return {name: filled(value) for name, value in data.items() if value}
    return [filled(one) for one in data] if isinstance(data, list) else data


# CSV


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
                entries.append(Entry(file, line, texts, dict.fromkeys(names, line)))
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
    csv.writer(written, lineterminator="\n").writerows([names, *rows])
    return written.getvalue()
