"""The record for programs: how every list of it is asked for, paged and told.

Each app has an api.py with what it gives out, in the names of Popolo and Open Civic Data where
they have one. It is read only, and it is public: it gives out what the pages show and no more.
"""

import datetime
import math
import re
from typing import Annotated, ClassVar, Generic, TypeVar
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from ninja import Field, Schema
from pydantic import BeforeValidator, ConfigDict, create_model

from tipcouncil.records.absolute_urls import absolute_url, base_url
from tipcouncil.records.dates import eastern
from tipcouncil.records.tables import Column, as_data

T = TypeVar("T")

USUAL, MOST = 50, 100  # rows of a page
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
NOT_A_DAY = "Write a day as 2017-01-19."
FIRST_YEAR, LAST_YEAR = 1600, 2400  # of what the record could ever hold


def written_as_iso(value):
    """Only 2017-01-19: a number, which could stand for a moment, is no day."""
    if isinstance(value, str) and not ISO_DAY.fullmatch(value):
        raise ValueError(NOT_A_DAY)
    return value


Day = Annotated[datetime.date, BeforeValidator(written_as_iso)]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
Number = Annotated[int, Field(ge=1, le=2**63 - 1)]
Slug = Annotated[str, Field(pattern=r"^[-A-Za-z0-9_]{1,120}$")]


class Asked(Schema):
    """What a program may ask of any list."""

    page: int = Field(1, ge=1, le=1_000_000, description="The page, from 1.")
    per_page: int = Field(USUAL, ge=1, le=MOST, description=f"Rows of a page, {MOST} at most.")


class AskedSince(Asked):
    """What a program may ask of a list whose rows know when they changed."""

    updated_since: Day | None = Field(
        None, description="Only what was posted or corrected on this day or later (Eastern time)."
    )

    def since(self, rows, field="updated_at"):
        if self.updated_since is None:
            return rows
        return rows.filter(**{f"{field}__gte": eastern(self.updated_since, datetime.time.min)})


class Record(Schema):
    """Something that is given out. What is not known is null, or an empty text."""

    model_config = ConfigDict(extra="forbid")
    columns: ClassVar[list[Column]] = []

    @classmethod
    def of(cls, row, base):
        """A row of the database as it is given out."""
        return as_data(cls.columns, row, base)


def record(name, about, columns, base=Record):
    """A kind of record that is given out, from the columns that are told of it."""
    types = {column.name: (column.type, ...) for column in columns}
    made = create_model(name, __base__=base, __doc__=about, **types)
    made.columns = [*base.columns, *columns]
    return made


class Source(Record):
    """Where a record is known from, in words; with an address where one stands for itself."""

    note: str
    url: str = ""


class Pagination(Record):
    page: int
    per_page: int
    max_page: int
    total_items: int


class Links(Record):
    """Whole addresses of this page, and of the pages before and after it, if there are any."""

    self: str
    first: str
    previous: str | None
    next: str | None
    last: str


class Listing(Record, Generic[T]):
    """A page of a list."""

    results: list[T]
    pagination: Pagination
    links: Links


class Mistake(Record):
    """What is wrong with one part of a question."""

    where: str = Field(description="query or path")
    name: str
    detail: str


class Problem(Record):
    """Why there is no answer (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[Mistake] = []


RELATIONS = {"first": "first", "previous": "prev", "next": "next", "last": "last"}
LIST_ERRORS = {422: Problem}
ROW_ERRORS = {404: Problem, 422: Problem}
NO_RECORD = "There is no such record here."


def sources(row):
    return [{"note": row.source}] if row.source else []


def moment(value):
    """2020-01-02T15:00:00+00:00; None where there is none."""
    return value.astimezone(datetime.UTC).isoformat(timespec="seconds") if value else None


SOURCES = Column("sources", lambda row, base: sources(row), list[Source])
UPDATED = Column("updated_at", lambda row, base: moment(row.updated_at))


def paged(request, response: HttpResponse, rows, query, describe):
    """One page of rows, a queryset or a list, each told by `describe(row, base)`."""
    total = len(rows) if isinstance(rows, list) else rows.count()
    last = max(1, math.ceil(total / query.per_page))
    begins = (query.page - 1) * query.per_page
    here = rows[begins : begins + query.per_page] if begins < total else []
    links = {
        "self": page_url(request, query.page),
        "first": page_url(request, 1),
        "previous": page_url(request, min(query.page - 1, last)) if query.page > 1 else None,
        "next": page_url(request, query.page + 1) if query.page < last else None,
        "last": page_url(request, last),
    }
    response["Link"] = ", ".join(
        f'<{links[name]}>; rel="{rel}"' for name, rel in RELATIONS.items() if links[name]
    )
    base = base_url(request)
    return {
        "results": [describe(row, base) for row in here],
        "pagination": {
            "page": query.page,
            "per_page": query.per_page,
            "max_page": last,
            "total_items": total,
        },
        "links": links,
    }


def page_url(request, page):
    """The address of a page of the same list; what else was asked stays."""
    query = {name: value for name, value in request.GET.items() if name != "page"}
    if page > 1:
        query["page"] = page
    return absolute_url(request, request.path) + (f"?{urlencode(query)}" if query else "")


def single(request, rows, describe, **named):
    """The only row of this name, told like those of a list."""
    row = rows.filter(**named).first()
    if row is None:
        raise Http404(NO_RECORD)
    return describe(row, base_url(request))
