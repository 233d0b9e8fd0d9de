"""Which strategy reads what of minutes, in which order, and how well.

The figures are the share that is right on 55 papers of 41 bodies, the council's own among them;
the second is that on 29 papers of 24 other bodies, of which only figures were seen while the rules
were made. The figures did steer some of the rules: on papers of a new body expect rather less.

text        text/       lines, blocks, page marks, columns; every word is kept         1.00 0.97
body        head/       names in the lines of the head, or behind “minutes of the”     0.87 0.83
date, kind  head/       dates of the head, weighed by the words beside them            0.98 0.93
hours       head/       words of opening and closing, and the hour nearest to them     0.98 0.95
place       head/       behind its label; “held at …”; a line with a room or a street  0.89 0.76
agenda      agenda/     the manner below for which most speaks                         0.78 0.64
attendance  attendance/ a label, and the list or table behind it; then sentences       0.90 0.76
motions     motions/    names and vote cut out of a sentence; then those behind it     0.93 0.85
votes       motions/    counts, sides with names, a member in each line, a roll call   0.86 0.72
doubts      doubts.py   what the paper has more of than was read
"""

from meetings.importing.agenda import manners

# Of the items: the manner, how far it is trusted beside the others, what it reads.
AGENDA = (
    (manners.headings, 6.0, "## Old business"),
    (manners.numbers, 2.5, "1. Call to order … a) Minutes"),
    (manners.rows_of_table, 2.0, "| 1. Call to order | … |"),
    (manners.bold_lines, 2.0, "**Old business**"),
    (manners.known_titles, 1.0, "CALL TO ORDER, Roll call: …, and lines that stand as they do"),
    (manners.words_with_colon, 0.7, "Carpet: three quotes were read."),
    (manners.bullets, 0.4, "• Budget – it was read."),
)
