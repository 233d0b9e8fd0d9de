"""Which strategy reads what, in which order: the table to begin with."""

from meetings.importing.agenda import manners

# Of the items: the manner, how far it is trusted beside the others, what it reads.
AGENDA = (
    (manners.headings, 6.0, "## Old business"),
    (manners.numbers, 2.5, "1. Call to order … a) Minutes"),
    (manners.rows_of_table, 2.0, "| 1. Call to order | … |"),
    (manners.bold_lines, 2.0, "**Old business**"),
    (manners.known_titles, 1.0, "CALL TO ORDER, Roll call: …"),
    (manners.words_with_colon, 0.7, "Carpet: three quotes were read."),
    (manners.bullets, 0.4, "• Budget – it was read."),
    (manners.below_agenda, 1.0, "Agenda: • Budget • Roof"),
)
