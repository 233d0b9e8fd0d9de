"""Chapters and titles of the General Statutes, and the sections listed under them."""

from statutes.citations import words
from statutes.citations.kinds import Kind
from statutes.citations.reading import NEAR, Opening, Reading, named_by_law
from statutes.citations.section_numbers import HIGHEST_TITLE, LETTERED_TITLES, LETTERS
from statutes.citations.sections import read_sections


def read_chapters(reading: Reading, start: int, at: int, *, by_law: bool = False) -> int:
    """ "chapters 92 and 99", "chapter 557, part II", "Chapter 112: 3-31b, 7-400"."""
    text = reading.text
    part_before = words.PART.match(text, start)
    lower = text[at] == "c"
    numbers: list[tuple[int, int, str, str]] = []
    word = words.CHAPTER_WORD.match(text, at)
    number = words.CHAPTER_NUMBER.match(text, word.end()) if word else None
    end = word.end() if word else at
    while number:
        part = words.PART.match(text, number.end())
        end = part.end() if part else number.end()
        named = part[1] if part else part_before[1] if part_before else ""
        numbers.append((start, end, number[1], named))
        also = words.AND.match(text, end)
        number = words.CHAPTER_NUMBER.match(text, also.end()) if also else None
        start = number.start() + len(number[0]) - len(number[0].lstrip()) if number else start
        part_before = None
    suffixed = named_by_law(reading, end) or bool(words.LAW_BEHIND.match(text, end))
    of_other = not suffixed and bool(words.OF_OTHER.match(text, end))
    law_end = max(reading.statute_end, reading.heading_end)
    near = numbers and numbers[0][0] - law_end <= NEAR
    by_sections = bool(words.SECTIONS_FOLLOW.match(text, end))
    # "chapter 949a" and, in a sentence, "chapter 557" are the statutes'; a book has no such.
    longest = max((len(chapter) for *_, chapter, _ in numbers), default=0)
    by_number = longest > 3 or (lower and longest == 3)
    for begin, finish, chapter, part_name in numbers:
        known = by_number or (len(chapter) > 1 and (near or by_sections))
        if by_law or suffixed or (known and not of_other):
            reading.add(Kind.CHAPTER, begin, finish, chapter, part=part_name)
    return read_sections_under(reading, end) if by_law and numbers else end


def read_sections_under(reading: Reading, position: int) -> int:
    """The sections behind "Connecticut General Statutes Chapter 112:"."""
    reading.heading_end = position
    after = words.UNDER.match(reading.text, position)
    listed = read_sections(reading.text, after.end(), plural=True, signed=True) if after else None
    if not listed or not listed.mentions:
        return position
    for mention in listed.mentions:
        reading.add_mention(mention)
    reading.heading_end = listed.end
    return listed.end


def read_titles(reading: Reading, start: int, at: int, *, by_law: bool = False) -> int:
    """ "Title 8 of the General Statutes", "title 53a"."""
    text = reading.text
    word = words.TITLE_WORD.match(text, at)
    end = word.end() if word else at
    number = words.TITLE_NUMBER.match(text, end)
    numbers: list[tuple[int, int, str]] = []
    while number and int(number[1].rstrip(LETTERS)) <= HIGHEST_TITLE:
        end = number.end()
        numbers.append((start, end, number[1]))
        also = words.AND.match(text, end)
        number = words.TITLE_NUMBER.match(text, also.end()) if also else None
        start = number.start(1) if number else start
    in_chapter = words.IN_CHAPTER.match(text, end)
    suffixed = named_by_law(reading, in_chapter.end() if in_chapter else end)
    of_other = not suffixed and bool(words.OF_OTHER.match(text, end))
    for begin, finish, title in numbers:
        lettered = title in LETTERED_TITLES and not of_other
        if by_law or suffixed or lettered:
            reading.add(Kind.TITLE, begin, finish, title)
            reading.heading_end = finish
    return read_sections_under(reading, end) if by_law and numbers else end


def read_chapters_at(reading: Reading, opening: Opening) -> int:
    return read_chapters(reading, opening.start(), opening.start())


def read_part_of_chapter(reading: Reading, opening: Opening) -> int:
    return read_chapters(reading, opening.start(), opening.end())


def read_titles_at(reading: Reading, opening: Opening) -> int:
    return read_titles(reading, opening.start(), opening.start())
