"""What changed between two texts, by word."""

import pytest

from tipcouncil.records.texts import differences
from tipcouncil.records.texts.differences import ADDED, REMOVED, SAME, passages


def changes(old, new):
    return [
        (piece.kind, piece.text)
        for passage in passages(old, new)
        for piece in passage.pieces
        if piece.kind != SAME
    ]


def put_together(old, new):
    """The old and the new text, from their differences: nothing is lost and nothing invented."""
    pieces = differences.by_word(old, new)
    return (
        "".join(p.text for p in pieces if p.kind != ADDED),
        "".join(p.text for p in pieces if p.kind != REMOVED),
    )


def test_a_word_that_was_replaced_is_told_as_such():
    assert changes("The hour was ten.", "The hour was nine.") == [
        (REMOVED, "ten"),
        (ADDED, "nine"),
    ]


def test_a_phrase_that_was_replaced_stays_whole():
    assert changes("He said the red door.", "He said a blue gate.") == [
        (REMOVED, "the red door"),
        (ADDED, "a blue gate"),
    ]


def test_the_same_text_has_no_differences():
    assert passages("One.\n\nTwo.", "One.\n\nTwo.") == []


def test_a_place_is_shown_with_the_line_before_and_after():
    old = "# 1. Reports\nThe chair spoke.\nAll left.\n# 2. Other\n"
    (passage,) = passages(old, old.replace("chair", "vice chair"))
    assert passage.before == "# 1. Reports"
    assert passage.after == "All left."
    assert passage.says == "added"


def test_changes_far_apart_are_places_of_their_own():
    lines = [f"Line {n}.\n" for n in range(40)]
    new = list(lines)
    new[3], new[30] = "Three.\n", "Thirty.\n"
    assert len(passages("".join(lines), "".join(new))) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "All new."),
        ("All gone.", ""),
        ("a b c d", "d c b a"),
        ("one\ntwo\nthree", "one\n\ntwo 2\nthree"),
        ("x y z", "x q z"),
        ("line\r\nend", "line\nend"),
        ("Sec. 53a-83(i)", "Sec. 53a-83(c)"),
        ("tab\tand   blanks", "tab and blanks"),
        ("é̂ 字 \U0001f600", "é 字 \U0001f600!"),
    ],
)
def test_no_letter_is_lost_or_added(old, new):
    assert put_together(old, new) == (old, new)
    assert put_together(new, old) == (new, old)


def test_a_text_that_has_too_little_in_common_is_shown_as_replaced():
    old = " ".join(f"a{n}" for n in range(2000))
    new = " ".join(f"b{n}" for n in range(2000))
    (passage,) = passages(old, new)
    assert [piece.kind for piece in passage.pieces] == [REMOVED, ADDED]
