"""The lists and help pages of this site, and the words by which people ask for them. Data."""

from typing import NamedTuple


class SitePage(NamedTuple):
    """A page that is there whatever the record holds."""

    name: str  # of its address
    title: str
    asked_for: str = ""
    says: str = ""
    template: str = ""  # whose words are its text
    is_of_all_years: bool = False  # asked for with any year, it is meant


OF_ANY_YEAR = "anyyear"  # found on such a page in place of the year that was typed


STANDING = [
    SitePage(
        "site:about",
        "About the Council and this record",
        "what is the council, history, mission, purpose, duties, contact, created, established,"
        " phone, e-mail, address, contact the council, call the council,"
        " phone number",
        template="site/about.html",
    ),
    SitePage(
        "site:attend",
        "How to attend, comment and join",
        "attend a meeting, public comment, speak, testify, testimony, where meetings are held,"
        " remote, online, video, zoom, accommodation, interpreter, join, apply, serve,"
        " become a member, visit, where does the council meet, watch a meeting, livestream,"
        " how to comment",
        template="site/attend.html",
    ),
    SitePage(
        "site:request",
        "Ask for a record or report an error",
        "freedom of information, FOIA, FOI request, public records request, copy of a record,"
        " report an error, correction, mistake, complaint, complain, appeal",
        template="site/request.html",
    ),
    SitePage(
        "site:accessibility",
        "Accessibility",
        "accessibility statement, screen reader, WCAG, disability, ADA",
        template="site/accessibility.html",
    ),
    SitePage(
        "site:privacy",
        "Privacy",
        "privacy policy, cookies, tracking, personal data",
        template="site/privacy.html",
    ),
    SitePage(
        "site:safety",
        "Using this site safely",
        "safety, get help, need help, help, help for victims, victim help, hotline, helpline,"
        " hotline number, emergency, crisis, report trafficking, report human trafficking,"
        " report a trafficker, am I a victim, quick exit, leave this site, hide my visit,"
        " clear history, delete my history",
        template="site/safety.html",
    ),
    SitePage(
        "site:subscribe",
        "Follow meetings and minutes",
        "subscribe, subscription, e-mail notices, notify me, notification, alert, follow, RSS,"
        " Atom feed, calendar, iCal, mailing list, sign up, newsletter",
        template="notices/subscribe.html",
    ),
    SitePage(
        "meetings:list",
        "Meetings and minutes",
        "next meeting, coming meetings, upcoming meetings, meeting schedule, meeting dates,"
        " calendar of meetings, all minutes, all agendas, past meetings, latest minutes,"
        " last meeting, minutes of the last meeting, most recent minutes,"
        " when is the next meeting, when does the council meet, when did the council meet,"
        " next agenda, latest agenda",
        "Every meeting of the Council and its committees, with agendas and minutes.",
    ),
    SitePage(
        "meetings:members",
        "Members",
        "members of the council, council members, membership, who is on the council, who sits on,"
        " who serves, seats, appointed, appointing authority, appointees, roster, chair,"
        " chairperson, who is the chair, who chairs the council, vacancies, designees,"
        " who was on the council, who sat on the council, who were the members, former members",
        "The Council’s seats under the law, and who held them.",
        is_of_all_years=True,
    ),
    SitePage(
        "meetings:people",
        "People named in the record",
        "people, names, presenters, speakers, guests, who presented",
        "Everyone the public record names, by family name.",
    ),
    SitePage(
        "meetings:documents",
        "Documents",
        "documents, papers, handouts, presentations, files, downloads, slides",
        "Every paper the record names: agendas, minutes, presentations and handouts.",
    ),
    SitePage(
        "statutes:list",
        "Statutes",
        "statutes, inventory of statutes, trafficking law, trafficking laws, state laws,"
        " list of statutes, human trafficking laws in Connecticut, sections",
        "The inventory of Connecticut’s trafficking law: each section, its status and changes.",
    ),
    SitePage(
        "statutes:acts",
        "Public and special acts",
        "acts, public acts, special acts, legislation, list of acts, session laws",
        "Public and special acts that the record cites or that changed trafficking law.",
    ),
    SitePage(
        "reports:list",
        "Annual reports and recommendations",
        "reports, annual reports, all reports, legislative reports, report to the legislature,"
        " latest report, missing reports",
        "The Council’s reports to the General Assembly, year by year.",
    ),
    SitePage(
        "reports:recommendations",
        "What the Council put forward, and what became of it",
        "recommendations, what the council recommended, what became of the recommendations,"
        " next steps, outcomes, how many became law, enacted recommendations,"
        " legislative recommendations, proposals, which recommendations became law,"
        " recommendations that became law, what became law, which became law,"
        " recommendations enacted, recommendations adopted, recommendations not enacted,"
        " what did the council ask for, what the council asked for, what laws were passed,"
        " which bills passed, bills that passed, recommendations that passed,"
        " how many recommendations became law, what bills did the council recommend,"
        " what happened to the recommendations,"
        " status of recommendations",
        "Every next step, change to discuss, topic and recommendation, with its outcome.",
    ),
    SitePage(
        "site:home",
        "What the Council discussed, reported and put forward",
        "home page, front page, start",
        "The public record of the Council.",
    ),
]
