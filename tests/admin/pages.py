"""Forms of the admin as a browser sees them: read from the page, changed, and sent back."""

from html.parser import HTMLParser

from django.contrib.auth.models import Group
from django.urls import reverse

from tests import make
from tests.support.wording import slips


class FormReader(HTMLParser):
    """The names and values that a browser would send from the record's form."""

    def __init__(self):
        super().__init__()
        self.values, self.select, self.textarea, self.inside = {}, None, None, False

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "form":
            self.inside = a.get("method") == "post" and a.get("id") != "logout-form"
        if not self.inside:
            return
        kind = a.get("type", "text")
        if tag == "input" and a.get("name") and kind not in ("submit", "file", "button"):
            if kind not in ("checkbox", "radio"):
                self.values[a["name"]] = a.get("value", "")
            elif "checked" in a:
                self.values[a["name"]] = a.get("value", "on")
        elif tag == "select":
            self.select = a.get("name")
        elif tag == "option" and self.select and "selected" in a:
            self.values[self.select] = a.get("value", "")
        elif tag == "textarea":
            self.textarea = a.get("name")
            self.values[self.textarea] = ""

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None
        elif tag == "textarea":
            # as in a browser: the first line end is the page's, and each is sent as CR LF
            text = self.values[self.textarea].replace("\r\n", "\n").removeprefix("\n")
            self.values[self.textarea] = text.replace("\n", "\r\n")
            self.textarea = None
        elif tag == "form":
            self.inside = False

    def handle_data(self, data):
        if self.textarea:
            self.values[self.textarea] += data


def address(record, name="change"):
    """The admin's page of a record, or its list or form for a class."""
    meta = record._meta
    args = [] if isinstance(record, type) else [record.pk]
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{name}", args=args)


def shown(client, url):
    """What the form at an address would send if nothing were changed."""
    page = client.get(url)
    assert page.status_code == 200, page.status_code
    return sent_by(page)


def sent_by(page):
    """What the form of a page would send if nothing were changed."""
    reader = FormReader()
    reader.feed(page.content.decode())
    return {name: value for name, value in reader.values.items() if "__prefix__" not in name}


def save(client, record, /, **changes):
    """Open the form of a record, change some fields, and save: (answer, words of the page)."""
    url = address(record, "add" if isinstance(record, type) else "change")
    return client.post(url, shown(client, url) | changes)


def press(client, record, verb, /, **fields):
    """Open the page of a verb, and press its button with these fields."""
    url = address(record, verb)
    page = client.get(url)
    return client.post(url, (sent_by(page) if page.status_code == 200 else {}) | fields)


def press_selected(client, records, action, meanwhile=lambda: None, **fields):
    """Choose an action in a list, and press the button of the page that asks."""
    url = address(type(records[0]), "changelist")
    chosen = {"action": action, "_selected_action": [record.pk for record in records]}
    asked = client.post(url, chosen | {"index": "0"})
    verb = action.removesuffix("_selected").replace("_", "-")
    sent = sent_by(asked) if asked.status_code == 200 else {}
    meanwhile()
    return client.post(url, sent | chosen | fields | {"confirmed": verb})


def words(answer):
    return answer.content.decode()


def told(answer):
    """The messages that the next page would show: short, and in plain English."""
    said = [str(message) for message in answer.wsgi_request._messages]
    assert not [slip for one in said for slip in slips(one)]
    return " ".join(said)


def sign_in(client, *roles, name="somebody"):
    """A browser in which somebody with these roles has signed in."""
    user = make.staff(name)
    user.groups.set(Group.objects.filter(name__in=roles))
    client.force_login(user)
    return client
