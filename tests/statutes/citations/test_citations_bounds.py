"""Every count of the grammar is bounded, as it says of itself."""

import re

import pytest

from statutes.citations import find
from statutes.citations.grammar import DATA

NOT_COUNTS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]")
UNBOUNDED = re.compile(r"[*+]|\{[0-9]*,\}")
MORE_THAN_IS_COUNTED = 100


def unbounded(pattern):
    """The counts of a pattern that have no upper bound: all but “a{0,8}” and “a?”."""
    return UNBOUNDED.findall(NOT_COUNTS.sub("x", pattern))


def test_every_count_of_the_grammar_is_bounded():
    patterns = DATA["words"] | {form["opening"]: form["opening"] for form in DATA["forms"]}
    assert {name: counts for name, one in patterns.items() if (counts := unbounded(one))} == {}


@pytest.mark.parametrize("pattern", ["(?:a|b)*", "$number+", "a{1,}", r"[*]\**", "(?:a{1,3}){,}"])
def test_an_unbounded_count_is_seen(pattern):
    assert unbounded(pattern)


@pytest.mark.parametrize("pattern", [r"\*\+", "[*+]{0,8}", r"[\]*]?", "a{2}(?:b{0,3}){1,40}"])
def test_signs_and_bounded_counts_are_none(pattern):
    assert not unbounded(pattern)


@pytest.mark.parametrize(
    ("opening", "piece"), [("18 U.S.C. §§ 1591", ", 1595"), ("Illinois HB 1", "/HB 2")]
)
def test_a_list_of_elsewhere_is_one_however_long(opening, piece):
    text = opening + piece * MORE_THAN_IS_COUNTED
    (cited,) = find(text)
    assert (cited.start, cited.end) == (0, len(text))


def test_a_list_of_pinpoints_ends_though_a_hostile_text_goes_on():
    assert len(find("Sec. 53a-83(a)" + ", (b)" * MORE_THAN_IS_COUNTED)) <= MORE_THAN_IS_COUNTED
