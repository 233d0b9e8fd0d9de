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
    want know need get many much there ct connecticut
"""
ASIDE = frozenset(WORDS_OF_ASKING.split())
ASIDE_TERMS = frozenset(map(stem, ASIDE))
PREFIXES = ("anti", "co", "cyber", "inter", "multi", "non", "pre", "sub", "under")

GROUPS = [
    ["dcf", "department of children and families"],
    ["tip", "trafficking in persons"],
    ["ct", "connecticut"],
    ["fwsn", "family with service needs"],
    ["pcsw", "permanent commission on the status of women"],
    ["cwcseo", "commission on women children seniors equity and opportunity"],
    ["cwcs", "commission on women children and seniors"],
    ["olr", "office of legislative research"],
    ["ovs", "office of victim services"],
    ["hart", "human anti-trafficking response team"],
    ["dmst", "domestic minor sex trafficking"],
    ["nhtrc", "national human trafficking resource center"],
    ["dmhas", "department of mental health and addiction services"],
    ["dph", "department of public health"],
    ["dss", "department of social services"],
    ["dcp", "department of consumer protection"],
    ["despp", "department of emergency services and public protection"],
    ["sde", "department of education"],
    ["foia", "foi", "freedom of information"],
    ["cdl", "commercial driver", "commercial motor vehicle"],
    ["truck", "commercial motor vehicle"],
    ["trucker", "truck"],
    ["ads", "advertisement", "advertising"],
    ["advertisement", "ads", "advertising"],
    ["staff", "employees"],
    ["eviction", "evict", "tenant"],
    ["assets", "property"],
    ["cancelled", "canceled"],
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

# Words that tell of which kind the result should be.
KIND_OF_WORD = {
    stem(word): kind
    for kind, words in {
        "meeting": "minutes meeting agenda",
        "report": "report",
        "law": "statute act law section bill penalty felony misdemeanor",
        "recommendation": "recommendation recommend recommended step",
        "document": "presentation document powerpoint slides handout",
    }.items()
    for word in words.split()
}
