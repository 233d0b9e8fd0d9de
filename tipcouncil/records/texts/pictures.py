"""Pictures inside a Markdown text: each is described in words, and each is kept by this site."""

from html.parser import HTMLParser

from django.core.exceptions import ValidationError

from tipcouncil.records.texts.markdown import to_html

PLACEHOLDER = "Describe this image"
KEPT_UNDER = "/images/"


class PictureFinder(HTMLParser):
    """Collects the address and the description of each picture that a page would show."""

    def __init__(self):
        super().__init__()
        self.pictures = []

    def handle_starttag(self, tag, attrs):
        if tag == "img":
            attrs = dict(attrs)
            self.pictures.append((attrs.get("src") or "", attrs.get("alt") or ""))


def pictures_in(text):
    """(address, description) of each picture, found in what the public would be shown."""
    if "![" not in text and "<img" not in text.lower():
        return []
    finder = PictureFinder()
    finder.feed(to_html(text))
    return finder.pictures


def check_alt_text(text):
    """Refuse a picture that says nothing to a reader who cannot see it."""
    for address, words in pictures_in(text):
        if not words.strip() or words.strip().lower() == PLACEHOLDER.lower():
            raise ValidationError(
                "Say in words what the picture shows, between the square brackets:"
                f" ![A chart of calls to the hotline, 2012 to 2016]({address}). Somebody who cannot"
                " see it reads these words instead.",
                code="picture without words",
            )


def check_kept_here(text):
    """Refuse a picture from elsewhere: it may change or vanish, and browsers would not load it."""
    for address, _ in pictures_in(text):
        if not address.startswith(KEPT_UNDER):
            raise ValidationError(
                "A picture must be kept by this site: drop the file on the text, and its address"
                f" begins with {KEPT_UNDER}.",
                code="picture from elsewhere",
            )
