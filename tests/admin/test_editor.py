"""The editor's preview and pictures: for staff alone, and nothing hostile comes through."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from html5lib import parseFragment
from PIL import Image

from statutes.linking.links import render
from tests import make
from tests.admin.pages import save, words
from tipcouncil.site.models import InlineImage

PREVIEW, UPLOAD = "/admin/markdownx/markdownify/", "/admin/markdownx/upload/"
ACTIVE = {"script", "iframe", "object", "embed", "form", "input", "style", "svg", "math", "base"}
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "<form action=//evil.example><input name=p></form>",
    "<style>@import url(//evil.example/x.css);</style>",
    '<div style="position:fixed;inset:0">x</div>',
    '<math><mtext><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<base href=//evil.example/>",
    "text\n{: onclick=alert(1) }",
    '```js"onclick=alert(1)\nx\n```',
    "<<script>script>alert(1)<</script>/script>",
    "\x02amp\x03<script>alert(1)</script>",
]
TIRING = {
    "brackets": "[" * 6000,
    "images": "![" * 4000,
    "links": "[a](" * 3000,
    "quotes": "> " * 1500 + "x",
    "stars": "*" * 8000 + "a",
    "lists": "".join("    " * level + "- a\n" for level in range(90)),
    "tags": "<b>" * 4000,
    "words": "minutes " * 40000,
}


def picture(format="PNG", size=(8, 8), name="chart.png", **saving):
    stream = BytesIO()
    Image.new("RGB", size, "navy").save(stream, format, **saving)
    return SimpleUploadedFile(name, stream.getvalue(), f"image/{format.lower()}")


def stored(kept):
    return Path(kept.file.path).read_bytes()


def send(client, file):
    return client.post(UPLOAD, {"image": file})


def test_only_staff_get_a_preview_or_keep_a_picture(client, db, django_user_model):
    assert (reverse("markdownx_markdownify"), reverse("markdownx_upload")) == (PREVIEW, UPLOAD)
    for reader in (None, django_user_model.objects.create_user("reader")):
        if reader:
            client.force_login(reader)
        for url in (PREVIEW, UPLOAD):
            answer = client.post(url, {"content": "# Words", "image": picture()})
            assert answer.status_code == 403
            assert "Words" not in words(answer)
    assert not InlineImage.objects.exists()


def test_the_editor_is_only_posted_to_and_wants_the_token_of_the_form(clerk):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(make.administrator())
    for url in (PREVIEW, UPLOAD):
        assert clerk.get(url).status_code == 405
        assert browser.post(url, {"content": "x"}).status_code == 403


def test_the_preview_is_what_the_public_page_shows(clerk):
    make.statute("53a-86")
    text = "# 1. Reports\n\n- Sec. 53a-86 was *read*."
    answer = clerk.post(PREVIEW, {"content": text})
    assert words(answer) == render(text)
    assert 'href="/statutes/53a-86/"' in words(answer)
    assert answer["Cache-Control"] == "no-store, private"


def test_nothing_that_runs_comes_through_the_preview(clerk):
    for text in HOSTILE:
        answer = clerk.post(PREVIEW, {"content": text})
        assert answer.status_code < 500, text
        tree = parseFragment(words(answer), treebuilder="etree", namespaceHTMLElements=False)
        for element in tree.iter():
            values = [value.replace("\t", "").strip().lower() for value in element.attrib.values()]
            assert element.tag not in ACTIVE, text
            assert not [name for name in element.attrib if name.startswith("on") or name == "style"]
            assert not [one for one in values if one.startswith(("javascript:", "data:"))], text


@pytest.mark.parametrize("shape", sorted(TIRING))
def test_tiring_text_is_shown_or_refused_in_a_sentence(clerk, shape):
    answer = clerk.post(PREVIEW, {"content": TIRING[shape]})
    assert answer.status_code in (200, 413, 422)
    if answer.status_code != 200:
        assert words(answer).startswith('<p class="errornote">')


def test_a_request_without_a_text_that_a_record_could_hold_is_refused(clerk):
    for body, kind in (
        (b"x=1", "application/x-www-form-urlencoded"),
        (b"content=%ff%fe%00", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
    ):
        assert clerk.post(PREVIEW, body, content_type=kind).status_code == 400, body
    answer = clerk.post(PREVIEW, {"content": "a " * 200_001})
    assert answer.status_code == 413
    assert "400,000" in words(answer)


def test_a_picture_is_encoded_anew_and_carries_nothing_else(clerk):
    exif = Image.Exif()
    exif[0x010E] = "taken at a secret place"
    answer = send(clerk, picture("JPEG", name="a.jpg", exif=exif, comment=b"a secret remark"))
    kept = InlineImage.objects.get()
    assert answer.json() == {"image_code": f"![Describe this image](/images/{kept.name})"}
    assert b"secret" not in stored(kept)
    assert kept.file.name.endswith(".jpg")
    assert "a.jpg" not in kept.file.name


def test_every_picture_becomes_one_that_is_shown_whole_and_holds_nothing_else(clerk):
    assert send(clerk, picture("GIF", name="a.gif")).status_code == 200
    assert stored(InlineImage.objects.get()).startswith(b"\x89PNG")
    png = make.png() + b"<script>alert(1)</script>"
    assert send(clerk, SimpleUploadedFile("x.html", png, "image/png")).status_code == 200
    send(clerk, picture(size=(3000, 1500)))
    assert not [kept for kept in InlineImage.objects.all() if b"<script" in stored(kept)]
    assert InlineImage.objects.filter(width=1600, height=800).exists()


def huge():
    stream = BytesIO()
    Image.new("1", (9400, 9400)).save(stream, "PNG")
    return stream.getvalue()


def test_what_is_no_fit_picture_is_refused_in_a_sentence(clerk):
    for content in (
        b"",
        b"GIF89a<html><script>alert(1)</script>",
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b"\xff\xd8\xff" + b"\0" * 200,
        make.png()[:40],
        b"\0" * (5 * 1024 * 1024 + 1),
        huge(),
    ):
        answer = send(clerk, SimpleUploadedFile("x.png", content, "image/png"))
        assert answer.status_code == 400, content[:40]
        assert answer.json()["image"][0].endswith((".", "first."))
    assert not InlineImage.objects.exists()


def test_an_administrator_of_the_law_adds_no_pictures(keeper):
    assert send(keeper, picture()).status_code == 403


def test_a_text_is_saved_only_with_pictures_that_are_described_and_kept_here(clerk):
    minutes = make.minutes("Words.", posted=False)
    described, kept = "Say in words what the picture shows", "must be kept by this site"
    for text, refusal in (
        ("![](/images/a)", described),
        ("![Describe this image](/images/a)", described),
        ("![describe this image ](/images/a 'x')", described),
        ("![ ][1]\n\n[1]: /images/a", described),
        ('<img src="/images/a">', described),
        ("![Chart](https://example.com/x.png)", kept),
        ("[" * 6000, "thousands of brackets"),
    ):
        assert refusal in words(save(clerk, minutes, body=text)), text[:40]
    minutes.refresh_from_db()
    assert minutes.body == "Words."
    assert save(clerk, minutes, body="![Calls by year](/images/a)").status_code == 302
