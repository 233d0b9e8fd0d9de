"""Real questions of a citizen, a journalist and a legislator, and the page that answers first."""

import re
from datetime import datetime

import pytest

from meetings.models import Minutes
from statutes.models import Statute
from tipcouncil.site.search.language import synonyms
from tipcouncil.site.search.language.words import terms_of
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.results import search

QUESTIONS = {
    # A citizen
    "who is on the council": "/members/",
    "council members": "/members/",
    "members": "/members/",
    "when is the next meeting": "/meetings/",
    "next meeting": "/meetings/",
    "meeting schedule": "/meetings/",
    "how to attend": "/attend/",
    "how can I attend a meeting?": "/attend/",
    "public comment": "/attend/",
    "complaint": "/request/",
    "FOIA request": "/request/",
    "how do I report an error": "/request/",
    "subscribe": "/subscribe/",
    "email alerts": "/subscribe/",
    "accessibility": "/accessibility/",
    "what is the trafficking in persons council": "/about/#about-trafficking-in-persons-council",
    "history of the council": "/about/",
    "hotline number": "/safety/",
    "minutes of the last meeting": "/meetings/",
    "who appoints members": "/members/",
    "rss feed": "/subscribe/",
    "how do I become a member": "/attend/",
    "how do I get email about meetings": "/subscribe/",
    "list of members": "/members/",
    "members in 2008": "/members/",
    "who was on the council in 2009?": "/members/",
    "council members 2018": "/members/",
    "who were the members in 2014": "/members/",
    "how many members on the council": "/members/",
    "all recommendations": "/recommendations/",
    "screen reader accessibility problem": "/accessibility/",
    "TIP council": "/about/#about-trafficking-in-persons-council",
    "PCSW": "/about/#hosts",
    "CWCSEO": "/about/#hosts",
    "can hotels rent rooms by the hour": "/statutes/44-6/",
    "can trafficking victims sue their traffickers for damages": "/statutes/52-571i/",
    # Somebody who needs help
    "help": "/safety/",
    "I need help": "/safety/",
    "hotline": "/safety/",
    "how do I report trafficking": "/safety/",
    "report a trafficker": "/safety/",
    "am I a victim?": "/safety/",
    "hide my visit": "/safety/",
    "expunge my record": "/statutes/46b-146/",
    "can my conviction be vacated": "/statutes/54-95c/",
    "sue my trafficker": "/statutes/52-571i/",
    # In words that the record does not use
    "truancy": "/statutes/46b-149/",
    "manicurist": "/reports/2016/#rec-4",
    "pimping": "/statutes/53a-85/",
    "pimps": "/statutes/53a-85/",
    "johns": "/statutes/53a-83/",
    "nurses": "/statutes/17a-106h/",
    "innkeeper": "/statutes/17a-106g/",
    "impound car": "/statutes/54-36m/",
    "undocumented": "/statutes/46b-38b/",
    "massage parlour": "/meetings/2017-03-16/#item-2",
    "is 53a-86 still in force": "/statutes/53a-86/",
    "minors": "/statutes/17a-106f/",
    "child prostitution": "/statutes/53a-196i/",
    "massage parlor": "/meetings/2017-03-16/#item-2",
    "vacatur": "/statutes/54-95c/",
    "expunge": "/statutes/46b-146/",
    "wiretap": "/statutes/54-41b/",
    "safe harbor": "/statutes/46b-145a/",
    "runaways": "/meetings/2017-03-16/#item-3",
    # A journalist
    "legislative recommendations 2014": "/reports/2014-recommendations/",
    "End Demand CT": "/about/#milestone-end-demand-ct",
    "agenda march 2017": "/meetings/2017-03-16/",
    "annual report 2010": "/reports/2009-2010/",
    "2016 annual report": "/reports/2016/",
    "2013 legislative report": "/reports/2013-legislative-report/",
    "minutes january 2017": "/meetings/2017-01-19/",
    "January 19, 2017": "/meetings/2017-01-19/",
    "november 2013 meeting": "/meetings/2013-11-19/",
    "april 14 2014": "/meetings/2014-04-16/",
    "massage parlors": "/meetings/2017-03-16/#item-2",
    "nail salons": "/reports/2016/#rec-4",
    "mayors against demand": "/meetings/2017-03-16/#item-1",
    "Jillian Gilchrest": "/people/jillian-gilchrest/",
    "gilchrest": "/people/jillian-gilchrest/",
    "Valiant Richey": "/people/valiant-richey/",
    "truckers against trafficking": (
        "/meetings/2014-04-16/#document-2014-04-16-truckers-against-trafficking"
    ),
    "demand side of sex trafficking": "/meetings/2017-01-19/#item-2c",
    "interagency task force": "/about/#about-interagency-task-force",
    "police curriculum task force": "/reports/2016/#rec-6",
    "chronic absenteeism": "/recommendations/#fwsn-reports",
    "FWSN": "/recommendations/#fwsn-reports",
    "19 jan 2017": "/meetings/2017-01-19/",
    "minutes of january 2017 pdf": "/meetings/2017-01-19/",
    "was the june 2014 meeting cancelled": "/meetings/2014-06/",
    "Gilcrest": "/people/jillian-gilchrest/",
    "natasha piere": "/people/natasha-pierre/",
    "carolyn treis": "/people/carolyn-treiss/",
    "truckers against traffiking": (
        "/meetings/2014-04-16/#document-2014-04-16-truckers-against-trafficking"
    ),
    "olr report human trafficking": ("/meetings/2013-11-19/#document-2013-11-19-olr-backgrounder"),
    "committee notes november 2013": ("/meetings/2013-11-19/#document-2013-11-19-committee-notes"),
    "powerpoint human trafficking laws": (
        "/meetings/2013-08-28/#document-2013-08-28-pcsw-powerpoint"
    ),
    "status of police curriculum task force": "/reports/2016/#rec-6",
    "DCF human anti trafficking response team": "/meetings/2017-01-19/#item-3",
    # A legislator
    "which recommendations became law": "/recommendations/",
    "Which of the recommendations became law?": "/recommendations/",
    "how many recommendations became law": "/recommendations/",
    "what became law": "/recommendations/",
    "which bills passed": "/recommendations/",
    "what laws were passed": "/recommendations/",
    "which recommendations were enacted": "/recommendations/",
    "what did the council ask for": "/recommendations/",
    "what happened to the recommendations": "/recommendations/",
    "annual report 2014": "/reports/2014/",
    "who chairs the council": "/members/",
    "when does the council meet": "/meetings/",
    "when did the council last meet": "/meetings/",
    "where does the council meet": "/attend/",
    "phone number": "/about/",
    "No. 16-71": "/acts/pa-16-71/",
    "act no 17-32": "/acts/pa-17-32/",
    "Act 7-107": "/acts/pa-07-107/",
    "#16-71": "/acts/pa-16-71/",
    "public act number 16-71": "/acts/pa-16-71/",
    "number 16-13": "/acts/sa-16-13/",
    "what became of sHB 5666": "/acts/pa-13-166/",
    "public act 17-32": "/acts/pa-17-32/",
    "P.A. 07-107": "/acts/pa-07-107/",
    "S.A. 16-13": "/acts/sa-16-13/",
    "53a-192a": "/statutes/53a-192a/",
    "sec 53a-192a (a)": "/statutes/53a-192a/",
    "CGS 46a-170": "/statutes/46a-170/",
    "46a 170": "/statutes/46a-170/",
    "53a83a": "/statutes/53a-83a/",
    "PA 7-107": "/acts/pa-07-107/",
    "HB 5621": "/acts/pa-16-71/",
    "section 44 of public act 16-66": "/acts/pa-16-66/",
    "what happened to the recommendation to repeal 53a-83a": "/recommendations/#repeal-53a-83a",
    "patronizing a prostitute from a motor vehicle repealed": "/statutes/53a-83a/",
    "truck driver CDL disqualified for trafficking": "/statutes/14-44k/",
    "pretrial diversion for prostitutes": "/recommendations/#pre-trial-diversion",
    "police chiefs report to the council october 1": "/statutes/51-286h/",
    "Sec. 46a-170": "/statutes/46a-170/",
    "penalty for trafficking in persons": "/statutes/53a-192a/",
    "hotel training": "/statutes/17a-106g/",
    "commercial sexual abuse of a minor": "/statutes/53a-83b/",
    "trafficking of minor children": "/statutes/17a-106f/",
    "patronizing a prostitute": "/statutes/53a-83a/",
    "vacate convictions of trafficking victims": "/statutes/54-95c/",
    "prostitution statutes": "/statutes/53a-82/",
    "what is Sec. 53a-86": "/statutes/53a-86/",
    "statutes about minors": "/statutes/17a-106f/",
    "homeless youth": "/statutes/17a-62a/",
    "recommendations": "/recommendations/",
    "what did the council recommend": "/recommendations/",
    "repeal 53a-86": "/recommendations/#repeal-53a-86",
    "which act created the council": "/acts/pa-07-107/",
    "list of trafficking laws": "/statutes/",
    "inventory of statutes": "/statutes/",
    "forfeiture of property": "/acts/pa-13-166/",
    "sentencing commission hearing": "/reports/2016/#rec-2",
}


def first(question):
    results = search(Query.typed(question))
    shown = results.shown(results.chosen[:1])
    return shown[0][1].address if shown else ""


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_page_that_answers_comes_first(founding_record, question):
    assert first(question) == QUESTIONS[question]


MINUTES_OF = re.compile(r"minutes of (\w+ \d+ \d{4})")
SECTION = re.compile(r"\b\d+[a-z]?-\d+[a-z]*\b")


@pytest.mark.parametrize("row", [row for row in synonyms.EVERY if MINUTES_OF.search(row.why)])
def test_another_name_is_said_to_be_of_minutes_only_where_they_say_it(founding_record, row):
    date = datetime.strptime(MINUTES_OF.search(row.why)[1], "%B %d %Y").date()
    terms = set(terms_of(Minutes.objects.public().get(meeting__date=date).body))
    assert any(terms >= set(terms_of(way)) for way in row.also)


def test_the_sections_that_another_name_is_explained_by_are_in_the_record(founding_record):
    named = {number for row in synonyms.EVERY for number in SECTION.findall(row.why)}
    assert named <= set(Statute.objects.public().values_list("number", flat=True))
