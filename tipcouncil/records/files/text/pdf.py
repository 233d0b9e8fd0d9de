"""The text of a PDF, without the words on its pages that a reader cannot see."""

from tipcouncil.records.hidden import pdf, pdf_earlier


def pages_of(file, kind):
    """Each page as (label, text, what is hidden), and last what the file says of itself."""
    content = file.read()
    reader, said = pdf.PdfReader(content), []
    for number in range(1, len(reader) + 1):
        page, label = reader.page(number - 1), f"page {number}"
        words, found = page.text(), page.hidden_words(label)
        yield label, words, found
        said += [words, *(one.words for one in found)]
        page.close()
    yield "", "", [*reader.properties(), *pdf_earlier.earlier_words(content, " ".join(said))]
