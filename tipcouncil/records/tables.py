"""A table of the record to take away: CSV for a spreadsheet, JSON for a program.

The CSV follows RFC 4180 and begins with a byte order mark: without it, Excel reads UTF-8 as the
code page of the computer and breaks each “§”. The JSON gives every text as it stands.
"""

import csv
import datetime
import io
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from tipcouncil.records.dates import today

# How a spreadsheet knows a formula: https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
BYTE_ORDER_MARK = "\ufeff"


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


def as_csv(columns, rows):
    """The text of a CSV file: the names of the columns, then the rows, each as long as the head."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        cells = [cell(value) for value in row]
        if len(cells) != len(columns):
            raise ValueError(f"{len(cells)} cells stand under {len(columns)} columns: {cells}")
        writer.writerow(cells)
    return BYTE_ORDER_MARK + text.getvalue()


def csv_response(filename, columns, rows):
    """The table as a CSV file to save."""
    return HttpResponse(
        as_csv(columns, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(True, filename)},
    )


def json_response(payload, filename=None):
    """The payload as JSON, which a browser may show; `filename` is what it is saved under."""
    text = json.dumps(payload, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2) + "\n"
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    if filename:
        response["Content-Disposition"] = content_disposition_header(False, filename)
    return response
