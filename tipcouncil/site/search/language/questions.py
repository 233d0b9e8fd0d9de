"""How people ask: the words that only frame a question, and those that tell what is wanted. Data.

A word of asking is not looked for unless nothing else was typed.
"""

from tipcouncil.site.search.language.words import stem

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

# Letters before an apostrophe in names, which people leave out or apart: O’Brien, D’Esposito.
ELIDED = frozenset("odl")

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
