"""A table of the record to take away: CSV for a spreadsheet, JSON for a program.

The CSV follows RFC 4180 and begins with a byte order mark: without it, Excel reads UTF-8 as the
code page of the computer and breaks each “§”. The JSON gives every text as it stands.

What is told of a record is a list of columns. Tables, JSON and the API come from such lists, so
that each says the name, the value and the type of a fact once.
"""

import csv
import datetime
import io
import json
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, NamedTuple

from django.core.exceptions import FieldDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from tipcouncil.records.absolute_urls import base_url
from tipcouncil.records.dates import iso, precision_of, today

# How a spreadsheet knows a formula: https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
BYTE_ORDER_MARK = "\ufeff"


class Column(NamedTuple):
    """A fact that is told of every record of a kind: its name, where it stands, and its type.

    `value` is an attribute, with dots where it is that of another record; left empty, it has the
    column's own name. Or it is a function of the record and the site's own address.
    """

    name: str
    value: str | Callable = ""
    type: Any = str
    words: Callable | None = None  # in a cell of a table, where the value has parts

    def of(self, record, base):
        if callable(self.value):
            found = self.value(record, base)
        else:
            found = attrgetter(self.value or self.name)(record)
        if isinstance(found, datetime.date):
            return iso(found)
        return found.isoformat("minutes") if isinstance(found, datetime.time) else found


def fields(model, names, path=""):
    """Columns for what stands in rows of a model: “note”, “id=slug” or “body=body.name”.

    A date is told as far as it is known; of another record its slug, where it is public. `path`
    leads from the record to the row of that model: “seat.”.
    """
    parted = (each.partition("=") for each in names.split())
    return [column_of(model, name, place or name, path) for name, _, place in parted]


def column_of(model, name, place, path):
    steps, _, last = f"{path}{place}".rpartition(".")
    for step in place.split(".")[:-1]:
        model = model._meta.get_field(step).related_model
    try:
        field = model._meta.get_field(last)
    except FieldDoesNotExist:
        return Column(name, f"{path}{place}")  # a property, in words
    if field.is_relation:
        return Column(name, slug_of(f"{path}{place}"), str | None)
    if precision := precision_of(field):
        value = known(f"{path}{place}", f"{steps}.{precision}" if steps else precision)
        return Column(name, value, type_of(field))
    return Column(name, f"{path}{place}", type_of(field))


def type_of(field):
    is_number = isinstance(field, models.IntegerField)
    plain = bool if isinstance(field, models.BooleanField) else int if is_number else str
    return plain | None if field.null else plain


def slug_of(place):
    """The value of a column: the slug of a record that is public; None of one that is not."""

    def value(record, base):
        row = attrgetter(place)(record)
        return row.slug if row is not None and row.is_public else None

    return value


def known(date, precision):
    """The value of a column: a date as far as it is known."""

    def value(record, base):
        day = attrgetter(date)(record)
        return iso(day, attrgetter(precision)(record)) if day else None

    return value


def page(record, base):
    """The value of a column: the whole address of a record's page."""
    return f"{base}{record.get_absolute_url()}"


def as_data(columns, record, base):
    """A record as data, by the names of the columns."""
    return {column.name: column.of(record, base) for column in columns}


def picked(columns, names):
    """Some of the columns, in the order of their names."""
    by_name = {column.name: column for column in columns}
    return [by_name[name] for name in names.split()]


class RecordTable(NamedTuple):
    """Records of one kind to take away: under which name, with which columns, and all of them."""

    name: str
    columns: list[Column]
    every: Callable[[], Iterable]

    def text(self, base, records=None):
        """The table as CSV; of some records, or of all."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([column.name for column in self.columns])
        for record in self.every() if records is None else records:
            values = [
                column.words(record) if column.words else column.of(record, base)
                for column in self.columns
            ]
            writer.writerow(map(cell, values))
        return BYTE_ORDER_MARK + text.getvalue()

    def response(self, request, records=None, filename=""):
        """The table as a CSV file to save."""
        filename = filename or dated_name(self.name, "csv")
        return HttpResponse(
            self.text(base_url(request), records),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": content_disposition_header(True, filename)},
        )

    def json(self, request, page, key, records, counted, columns=None):
        """What was asked for on a page of a list, as JSON under a key, with how many there are."""
        base = base_url(request)
        rows = [as_data(columns or self.columns, record, base) for record in records]
        payload = {"from": f"{base}{page}", "counted": {"total": len(rows)} | counted, key: rows}
        return json_response(payload, dated_name(self.name, "json"))


def dated_name(name, ending):
    """public-record-statutes-2026-08-04.csv: what is in the file, and when it was true.

    The site makes the file, so it is not to be taken for a list of the Council's own.
    """
    return f"public-record-{name}-{today().isoformat()}.{ending}"


def cell(value):
    """A value as a spreadsheet should read it. No text runs: what looks like a formula gets a “'”.

    A number, a day and a yes or no are never taken for a formula, and stay as they are.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, datetime.date):  # a moment is a date too
        return value.isoformat()
    text = str(value)
    is_formula = text.startswith(FORMULA) or text.lstrip().startswith(FORMULA)
    return f"'{text}" if is_formula else text


def json_response(payload, filename=None):
    """The payload as JSON, which a browser may show; `filename` is what it is saved under."""
    text = json.dumps(payload, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2) + "\n"
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    if filename:
        response["Content-Disposition"] = content_disposition_header(False, filename)
    return response
