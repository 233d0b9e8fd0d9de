"""What a file says beside its text is in no text; staff are told of its properties.

Whatever is told or beside the text is found when words are withdrawn.
"""

import io

from PIL import Image, PngImagePlugin

from tests.support import papers
from tests.support.reading import each, read
from tipcouncil.records.reading.hidden import By, sentence

HEAD = "<?xml version='1.0'?>"
W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
XMP = (
    "<x:xmpmeta xmlns:x='x'><r:RDF xmlns:r='r' xmlns:d='d'><r:Description><d:creator><r:Seq><r:li>"
    "Zebulon</r:li></r:Seq></d:creator></r:Description></r:RDF></x:xmpmeta>"
)


def jpeg(tag=None, words="", **more):
    picture, stream = Image.new("RGB", (8, 8), "navy"), io.BytesIO()
    exif = picture.getexif()
    if tag:
        exif[tag] = words
    picture.save(stream, "JPEG", exif=exif, **more)
    return stream.getvalue()


def with_iptc(picture, author):
    """The picture with the name of its author as photo editors of the press write it."""
    entry = b"\x1c\x02\x50" + len(author).to_bytes(2, "big") + author
    entry += b"\0" * (len(entry) % 2)
    block = b"8BIM\x04\x04\0\0" + len(entry).to_bytes(4, "big") + entry
    content = b"Photoshop 3.0\0" + block
    return picture[:2] + b"\xff\xed" + (len(content) + 2).to_bytes(2, "big") + content + picture[2:]


def png(name):
    said, stream = PngImagePlugin.PngInfo(), io.BytesIO()
    said.add_itxt(name, XMP if "XML" in name else "Zebulon")
    Image.new("RGB", (8, 8)).save(stream, "PNG", pnginfo=said)
    return stream.getvalue()


def part(name, content):
    return papers.docx({name: HEAD + content})


def core(name):
    content = f"<c:coreProperties xmlns:c='urn:c'><c:{name}>Zebulon</c:{name}></c:coreProperties>"
    return part("docProps/core.xml", content)


def text(body):
    return part("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")


def open_text(body):
    spaces = "xmlns:t='t' xmlns:d='d' xmlns:s='svg' xmlns:x='x'"
    inside = f"<t:body>{body}</t:body>"
    return papers.odt(
        {"content.xml": f"<t:document-content {spaces}>{inside}</t:document-content>"}
    )


WIDE = "Zebulon".encode("utf-16-le")
TOLD = {
    "the artist of a photograph": ("jpg", jpeg(0x013B, "Zebulon")),
    "its description": ("jpg", jpeg(0x010E, "By Zebulon")),
    "its author for Windows": ("jpg", jpeg(0x9C9D, WIDE)),
    "its IPTC": ("jpg", with_iptc(jpeg(), b"Zebulon")),
    "its remark": ("jpg", jpeg(comment=b"By Zebulon")),
    "its XMP": ("jpg", jpeg(xmp=XMP.encode())),
    "a text of a PNG": ("png", png("Author")),
    "the XMP of a PNG": ("png", png("XML:com.adobe.xmp")),
    **{
        f"the {name} of a Word file": ("docx", core(name))
        for name in ("title", "subject", "creator", "keywords", "description", "category")
    },
    "a property that somebody named": (
        "docx",
        part(
            "docProps/custom.xml",
            "<Properties xmlns:v='v'><property name='_AuthorEmailDisplayName'><v:lpwstr>Zebulon"
            "</v:lpwstr></property></Properties>",
        ),
    ),
    "who commented": (
        "docx",
        part("word/comments.xml", f"<w:comments {W}><w:comment w:author='Zebulon'/></w:comments>"),
    ),
    "who changed it": ("docx", text("<w:ins w:author='Zebulon'/>")),
    "the name of a file within": ("docx", papers.docx({"word/embeddings/Zebulon.bin": "x"})),
    "the artist of a photograph within": (
        "docx",
        papers.docx({"word/media/image1.jpeg": jpeg(0x013B, "Zebulon")}),
    ),
    "who changed an OpenDocument text": (
        "odt",
        open_text("<t:tracked-changes><d:creator>Zebulon</d:creator></t:tracked-changes>"),
    ),
    "the title of a web page": ("html", papers.PAGE.replace(b"<title>", b"<title>Zebulon ")),
    "the author of a web page": ("html", papers.PAGE + b"<meta name=Author content=Zebulon>"),
    "the title of a PDF": ("pdf", papers.pdf(title="Zebulon")),
}
ONLY_FOUND = {
    "what a picture shows": ("docx", text("<d><docPr xmlns='d' descr='Zebulon'/></d>")),
    "where a link leads": (
        "docx",
        papers.docx(
            {
                "word/_rels/document.xml.rels": papers.relationships(
                    ("hyperlink", "mailto:zebulon@example.org?subject=Zebulon", "External")
                )
            }
        ),
    ),
    "the instruction of a field": ("docx", text("<w:instrText>Zebulon</w:instrText>")),
    "what a list to choose from offers": ("docx", text("<w:listItem w:displayText='Zebulon'/>")),
    "what a pivot table keeps": (
        "xlsx",
        papers.xlsx({"xl/pivotCache/pivotCacheDefinition1.xml": "<c><s v='Zebulon'/></c>"}),
    ),
    "what a picture of an OpenDocument text shows": ("odt", open_text("<s:desc>Zebulon</s:desc>")),
    "where a link of an OpenDocument text leads": (
        "odt",
        open_text("<t:a x:href='mailto:Zebulon@example.org'>x</t:a>"),
    ),
    "a chart in an OpenDocument text": (
        "odt",
        papers.odt({"Object 1/content.xml": "<c>Zebulon</c>"}),
    ),
    "a chart": ("docx", part("word/charts/chart1.xml", "<c><v>Zebulon</v></c>")),
    "a drawing of boxes": ("docx", part("word/diagrams/data1.xml", "<c><t>Zebulon</t></c>")),
    "the workbook behind a chart": (
        "docx",
        papers.docx(
            {
                "word/embeddings/book.xlsx": papers.xlsx(
                    {"docProps/core.xml": "<c><creator>Zebulon</creator></c>"}
                )
            }
        ),
    ),
    "a program in a web page": ("html", papers.PAGE + b"<script>let a = 'Zebulon'</script>"),
    "what a web page says for those who do not see": (
        "html",
        papers.PAGE + b"<img alt='Zebulon' src=x>",
    ),
}


def test_what_a_file_says_beside_its_text_is_told_or_found_and_never_read():
    def check(kind):
        def of_kind(paper):
            ending, content = paper
            text, markdown, hidden = read(content, ending)
            assert "Zebulon" not in text + markdown
            assert [one.kind for one in hidden if "Zebulon" in one.words][:1] == [kind]
            assert sentence(hidden) == ""

        return of_kind

    each(TOLD, check(By.PROPERTIES))
    each(ONLY_FOUND, check(By.BESIDE))


def test_what_programs_write_into_properties_is_not_told():
    content = part(
        "docProps/custom.xml",
        "<Properties xmlns:v='v'><property name='ContentTypeId'><v:lpwstr>0x0101F3</v:lpwstr>"
        "</property></Properties>",
    )
    for paper, ending in ((content, "docx"), (papers.pdf(title="untitled"), "pdf")):
        assert read(paper, ending).hidden == []
