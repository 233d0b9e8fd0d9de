"""The record for programs: lists, each of which is asked for, paged and given out in one way.

Each app has an api.py with its collections, in the names of Popolo and Open Civic Data where they
have one. It is read only, and it is public: it gives out what the pages show and no more.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Generic, NamedTuple, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from ninja import Field, Query, Schema
from pydantic import BeforeValidator, ConfigDict, create_model

from tipcouncil.records.absolute_urls import absolute_url, base_url
from tipcouncil.records.dates import eastern
from tipcouncil.records.tables import Column, as_data, page

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


class ListQuery(Schema):
    """What a program may ask of any list."""

    page: int = Field(1, ge=1, le=1_000_000, description="The page, from 1.")
    per_page: int = Field(USUAL, ge=1, le=MOST, description=f"Rows of a page, {MOST} at most.")
    updated_since: Day | None = Field(
        None, description="Only what was posted or corrected on this day or later (Eastern time)."
    )


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
NO_RECORD = "There is no such record here."


def sources(row):
    return [{"note": row.source}] if row.source else []


def moment(value):
    """2020-01-02T15:00:00+00:00; None where there is none."""
    return value.astimezone(datetime.UTC).isoformat(timespec="seconds") if value else None


SOURCES = Column("sources", lambda row, base: sources(row), list[Source])
UPDATED = Column("updated_at", lambda row, base: moment(row.updated_at))
ENDING = [Column("url", page), SOURCES, UPDATED]  # of what has a page


class Filter(NamedTuple):
    """What a list may be narrowed by: `condition` is a lookup, or makes a Q of what was asked."""

    type: Any
    condition: str | Callable
    about: str | None = None


@dataclass
class Collection:
    """A list that is given out, and each of its rows by its key."""

    rows: Callable  # with all that is given out of them; its name and docstring are the list's
    singular: str
    tag: str
    about_row: str
    record: type[Record]
    filters: dict[str, Filter] = field(default_factory=dict)
    whole_record: type[Record] | None = None  # where a row by itself says more
    shown_as: Callable | None = None  # what makes of a row what the columns tell of
    key: str = "slug"

    @property
    def name(self):
        return self.rows.__name__

    @property
    def about(self):
        return self.rows.__doc__

    def described(self, row, base, *, whole=False):
        record = self.whole_record if whole and self.whole_record else self.record
        return record.of(self.shown_as(row) if self.shown_as else row, base)

    def add_to(self, api):
        """Give the list and its rows their addresses."""
        asked = {
            name: (one.type | None, Field(None, description=one.about))
            for name, one in self.filters.items()
        }
        schema = f"{self.name.title().replace('_', '')}Asked"
        question = create_model(schema, __base__=ListQuery, **asked)
        key_type = Number if self.key == "pk" else Slug

        def give_list(request, response: HttpResponse, query: Query[question]):
            return self.page(request, response, query)

        def give_row(request, id: key_type):
            row = self.rows().filter(**{self.key: id}).first()
            if row is None:
                raise Http404(NO_RECORD)
            return self.described(row, base_url(request), whole=True)

        def add(address, name, view, about, answers):
            view.__name__ = name
            api.get(
                f"/{address}",
                response=answers | {422: Problem},
                description=about,
                operation_id=name,
                tags=[self.tag],
            )(view)

        rows, row = {200: Listing[self.record]}, {200: self.whole_record or self.record}
        add(self.name, f"list_{self.name}", give_list, self.about, rows)
        row_name = f"get_{self.singular}"
        add(f"{self.name}/{{id}}", row_name, give_row, self.about_row, row | {404: Problem})

    def narrowed(self, query):
        rows = self.rows()
        if query.updated_since:
            begins = eastern(query.updated_since, datetime.time.min)
            rows = rows.filter(updated_at__gte=begins)
        for name, one in self.filters.items():
            if (value := getattr(query, name)) is not None:
                how = one.condition
                rows = rows.filter(how(value) if callable(how) else Q(**{how: value}))
        return rows

    def page(self, request, response, query):
        """The page that was asked for; behind the last one there is nothing, and a way back."""
        pages = Paginator(self.narrowed(query), query.per_page)
        last, number = pages.num_pages, query.page
        links = {
            "self": page_url(request, number),
            "first": page_url(request, 1),
            "previous": page_url(request, min(number - 1, last)) if number > 1 else None,
            "next": page_url(request, number + 1) if number < last else None,
            "last": page_url(request, last),
        }
        response["Link"] = ", ".join(
            f'<{links[name]}>; rel="{rel}"' for name, rel in RELATIONS.items() if links[name]
        )
        base = base_url(request)
        rows = pages.page(number) if number <= last else []
        return {
            "results": [self.described(row, base) for row in rows],
            "pagination": {
                "page": number,
                "per_page": query.per_page,
                "max_page": last,
                "total_items": pages.count,
            },
            "links": links,
        }


def page_url(request, page):
    """The address of a page of the same list; what else was asked stays."""
    query = {name: value for name, value in request.GET.items() if name != "page"}
    if page > 1:
        query["page"] = page
    return absolute_url(request, request.path) + (f"?{urlencode(query)}" if query else "")
