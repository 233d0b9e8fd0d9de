"""Word documents written by hand, in which something may hide words."""

from tests.support import papers, reading

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
VANISH = "<w:rPr><w:vanish/></w:rPr>"
STYLES = f"""
<w:style w:type="paragraph" w:styleId="Hid"><w:name w:val="Hid"/>{VANISH}</w:style>
<w:style w:type="paragraph" w:styleId="Below"><w:basedOn w:val="Hid"/></w:style>
<w:style w:type="paragraph" w:styleId="Shown"><w:basedOn w:val="Hid"/>
  <w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Pale"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Dark"><w:pPr><w:shd w:val="clear" w:fill="002060"/></w:pPr>
  <w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="HidRun">{VANISH}</w:style>
<w:style w:type="table" w:styleId="HidTable">{VANISH}</w:style>
<w:style w:type="table" w:styleId="HidRows"><w:trPr><w:hidden/></w:trPr></w:style>
<w:style w:type="table" w:styleId="FirstRow"><w:tblStylePr w:type="firstRow">{VANISH}
  </w:tblStylePr></w:style>
<w:style w:type="table" w:styleId="LastColumn"><w:basedOn w:val="Pales"/></w:style>
<w:style w:type="table" w:styleId="Pales"><w:tblStylePr w:type="lastCol"><w:rPr>
  <w:color w:val="FFFFFF"/></w:rPr></w:tblStylePr></w:style>
<w:style w:type="table" w:styleId="Bands"><w:tblStylePr w:type="band2Horz"><w:rPr>
  <w:sz w:val="2"/></w:rPr></w:tblStylePr></w:style>
<w:style w:type="table" w:styleId="Stripes"><w:tblStylePr w:type="band1Horz">
  <w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:tblStylePr w:type="firstRow"><w:rPr>
  <w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr>
  </w:tblStylePr></w:style>
"""


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def styled(name, *runs):
    return paragraph(*runs or [run("SECRET")], properties=f'<w:pStyle w:val="{name}"/>')


def table(cell, style="", shading=""):
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr><w:tr><w:tc><w:tcPr>{shading}'
        f"</w:tcPr>{cell}</w:tc></w:tr></w:tbl>"
    )


def rows(style, *rows, taken="04A0"):
    """A table that takes of its style what these bits say; a cell is a text, or a paragraph."""
    cells = [[one if one[0] == "<" else paragraph(run(one)) for one in row] for row in rows]
    made = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in cells]
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblLook w:val="{taken}"/></w:tblPr>'
        + "".join(f"<w:tr>{row}</w:tr>" for row in made)
        + "</w:tbl>"
    )


def document(body, defaults="", background="", section=""):
    return {
        "word/document.xml": f"{HEAD}<w:document {W} {R}>{background}<w:body>"
        f"{paragraph(run('Before'))}{body}{paragraph(run('After'))}{section}</w:body></w:document>",
        "word/styles.xml": f"{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault>{defaults}"
        f"</w:rPrDefault></w:docDefaults>{STYLES}</w:styles>",
    }


def part(name, content):
    return {f"word/{name}.xml": f"{HEAD}<w:{name} {W}>{content}</w:{name}>"}


def read(members):
    return reading.read(papers.docx(members), "docx")


WHITE, BLACK = '<w:color w:val="FFFFFF"/>', '<w:color w:val="000000"/>'
DARK_CELL = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
BOX = (
    '<w:r><w:pict xmlns:v="urn:v"><v:shape xmlns:v="urn:v"{}><v:textbox><w:txbxContent>{}'
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
DRAWN = (
    '<w:r><w:drawing><s:wsp xmlns:s="urn:s"><s:spPr>{}</s:spPr><s:txbx><w:txbxContent>{}'
    "</w:txbxContent></s:txbx></s:wsp></w:drawing></w:r>"
)
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
NEWER = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
OFF = '<w:vanish w:val="0"/>'
PUNCHED = "<w:del><w:r><w:delText>SECRET</w:delText></w:r></w:del>"
CONTROL = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
FILLED = (
    '<w14:textFill xmlns:w14="urn:w14"><w14:solidFill><w14:srgbClr w14:val="{}"/></w14:solidFill>'
    "</w14:textFill>"
)
EFFECT = '<w14:textFill xmlns:w14="urn:w14"><w14:noFill/></w14:textFill>'
