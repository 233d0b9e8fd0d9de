"""Papers as bytes, made by hand: sound ones of every kind, and what hostile ones are made of."""

import io
import struct
import zipfile
import zlib

from PIL import Image

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE_TYPES = "application/vnd.openxmlformats-officedocument"
WORD = f"{OFFICE_TYPES}.wordprocessingml.document.main+xml"
SLIDES = f"{OFFICE_TYPES}.presentationml.presentation.main+xml"
WORKBOOK = f"{OFFICE_TYPES}.spreadsheetml.sheet.main+xml"
OPEN_TEXT = "application/vnd.oasis.opendocument.text"
RTF = b"{\\rtf1\\ansi Agenda}"
PAGE = b"<!doctype html><title>Agenda</title><p>Agenda"


def archive(members, packing=zipfile.ZIP_DEFLATED):
    """A zip archive of {name: content}; a name that ends in / is a folder."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as made:
        for name, content in members.items():
            made.writestr(dated(name), content, packing)
    return stream.getvalue()


def members_of(content):
    """{name: content} of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        return {name: made.read(name) for name in made.namelist()}


def dated(name):
    """A member of an archive with a date that never moves."""
    return zipfile.ZipInfo(name, (2017, 1, 19, 10, 0, 0))


def relationships(*targets):
    """A part that lists (kind, target, mode) of what another part relates to."""
    lines = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE_RELATIONSHIPS}/{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for number, (kind, target, mode) in enumerate(targets)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{RELATIONSHIPS}">{lines}</Relationships>'


def office_members(main, content_type, **more):
    """The members of a Microsoft office file whose first part is `main`."""
    return {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org'
        '/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"application/xml"/><Override PartName="/{main}" ContentType="{content_type}"/></Types>',
        "_rels/.rels": relationships(("officeDocument", main, "")),
        main: '<?xml version="1.0"?><document xmlns="urn:test"><p>Agenda</p></document>',
    } | more


def docx(members=None, *, content_type=WORD):
    return archive(office_members("word/document.xml", content_type) | (members or {}))


def pptx(members=None):
    return archive(office_members("ppt/presentation.xml", SLIDES) | (members or {}))


def xlsx(members=None):
    return archive(office_members("xl/workbook.xml", WORKBOOK) | (members or {}))


def odt(members=None, *, media_type=OPEN_TEXT):
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><text:p>'
        '<text:a xlink:href="https://example.org/">A link</text:a></text:p></office:body>'
        "</office:document-content>"
    )
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<m:file-entry m:full-path="/" m:media-type="{media_type}"/></m:manifest>'
    )
    made = {
        "mimetype": media_type,
        "content.xml": content,
        "META-INF/manifest.xml": manifest,
        "Configurations2/accelerator/current.xml": "",
    }
    return archive(made | (members or {}))


def picture(format="PNG", size=(8, 8)):
    stream = io.BytesIO()
    Image.new("RGB", size, "navy").save(stream, format)
    return stream.getvalue()


def chunk(kind, content):
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def png_that_claims(width, height):
    """A picture of a few bytes whose header claims to be of this size."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    signature = b"\x89PNG\r\n\x1a\n"
    return (
        signature
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(100)))
        + chunk(b"IEND", b"")
    )


def pdf_of(objects, trailer=b""):
    """A PDF of numbered objects, the first of which is its catalogue."""
    made, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return made + b"startxref\n%d\n%%%%EOF\n" % start


def stream_object(content, entries=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def pdf(text="Agenda", *, pages=1, tagged=False, title="", trailer=b"", content=None, more=()):
    """A PDF in which each page says `text`; without text its pages are blank."""
    marks = b"<< /Marked true >>" if tagged else b"<< >>"
    kids = b" ".join(b"%d 0 R" % (6 + number) for number in range(pages))
    drawn = b"BT /F 24 Tf 72 700 Td (%s) Tj ET" % text.encode() if text else b""
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources"
        b" << /Font << /F 3 0 R >> /XObject << /X %d 0 R >> >> >>" % (6 + pages)
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /MarkInfo %s >>" % marks,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        content or stream_object(drawn),
        b"<< /Title (%s) >>" % title.encode(),
        *[page] * pages,
        *more,
    ]
    return pdf_of(objects, b"/Info 5 0 R " + trailer)


def pdf_changed(before, after):
    """A PDF whose one page said something else before: the change is added at its end."""
    first = pdf(before)
    place = len(first)
    page = stream_object(b"BT /F 24 Tf 72 700 Td (%s) Tj ET" % after.encode())
    added = b"4 0 obj\n%s\nendobj\n" % page
    table = b"xref\n4 1\n%010d 00000 n \ntrailer\n<< /Size 8 /Root 1 0 R /Info 5 0 R /Prev %d >>\n"
    added += table % (place, first.rindex(b"xref\n0"))
    return first + added + b"startxref\n%d\n%%%%EOF\n" % (place + added.index(b"xref"))


def pdf_form(typed, *, has_picture=True):
    """A form of one field with what was typed into it, and the picture of that if it has one."""
    drawn = b"BT /F 12 Tf %d %d Td (%s) Tj ET\n"
    picture = b"/AP << /N 7 0 R >>" if has_picture else b""
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] /DA (/F 12 Tf 0 g)"
            b" /DR << /Font << /F 3 0 R >> >> >> >>",
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Annots [6 0 R]"
            b" /Resources << /Font << /F 3 0 R >> >> >>",
            stream_object(drawn % (72, 650, b"Present:") + drawn % (72, 600, b"After")),
            b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (%s) /DA (/F 12 Tf 0 g) /F 4"
            b" /Rect [150 645 300 663] /P 4 0 R %s >>" % (typed.encode(), picture),
            stream_object(
                drawn % (2, 5, typed.encode()),
                b"/Type /XObject /Subtype /Form /BBox [0 0 150 18]"
                b" /Resources << /Font << /F 3 0 R >> >>",
            ),
        ]
    )


def locked_pdf():
    """A PDF that opens with a password, which nobody knows."""
    key = b"<%s>" % (b"5a" * 32)
    locks = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O %s /U %s >> /ID [<01> <01>]"
    return pdf(trailer=locks % (key, key))


def deflated_zeros(megabytes):
    """What zlib makes of so many megabytes of zeros, made without writing them."""
    block = bytes(1 << 20)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    once = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = ((megabytes << 20) % 65521) << 16 | 1
    return b"\x78\xda" + once * megabytes + b"\x03\x00" + struct.pack(">I", checksum)


def pdf_bomb(megabytes=4096):
    """A small PDF whose one page unpacks, twice over, to gigabytes."""
    packed = zlib.compress(deflated_zeros(megabytes), 9)
    return pdf(content=stream_object(packed, b"/Filter [/FlateDecode /FlateDecode]"))


def pdf_without_end(depth=30):
    """A small PDF whose page draws a form that draws a form twice, and so on: 2 ** depth times."""
    forms = [
        stream_object(
            b"/X Do /X Do",
            b"/Type /XObject /Subtype /Form /BBox [0 0 612 792]"
            b" /Resources << /XObject << /X %d 0 R >> >>" % (8 + number),
        )
        for number in range(depth)
    ]
    last = stream_object(b"0 0 9 9 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 612 792]")
    return pdf(content=stream_object(b"/X Do"), more=[*forms, last])


def picture_with_place():
    """A photograph in which the camera wrote where it stood."""
    photograph, stream = Image.new("RGB", (8, 8), "navy"), io.BytesIO()
    exif = photograph.getexif()
    exif.get_ifd(0x8825)[1] = "N"
    photograph.save(stream, "JPEG", exif=exif)
    return stream.getvalue()
