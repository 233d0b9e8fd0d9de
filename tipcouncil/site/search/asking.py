"""How people ask: the words that only frame a question, and other names for the same thing.

These are data. A word of asking is not looked for unless nothing else was typed; a word with other
names is found under each of them.
"""

from tipcouncil.site.search.words import stem

WORDS_OF_ASKING = """
    a about an and any are as at be became become been by can could did do does for from give had
    happened has have he her his how i in into is it its me my of on or our please s say says see
    shall she should show so tell that the their them there they this to us was we were what what's
    when where whether which who who's whom whose why will with would you your find look looking
    want know need get
"""
ASIDE = frozenset(WORDS_OF_ASKING.split())

GROUPS = [
    ["dcf", "department of children and families"],
    ["tip", "trafficking in persons"],
    ["ct", "connecticut"],
    ["fwsn", "family with service needs"],
    ["pcsw", "permanent commission on the status of women"],
    ["kids", "children", "minors"],
    ["subcommittee", "committee"],
    ["e-mail", "email"],
    ["fine", "penalty"],
    ["cops", "police"],
    ["sex", "sexual"],
    ["created", "established", "establishing"],
    ["lawmakers", "legislators"],
]

SAME = {
    stem(name): tuple(other for other in group if other != name)
    for group in GROUPS
    for name in group
    if name.isalnum()
}
