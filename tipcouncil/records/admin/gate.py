"""The clerk's two verbs: posting and taking back, of one record or of those chosen in a list.

Neither happens at the first click: a page says what the public will see, and asks.
"""

from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join

from tipcouncil.records.admin.verbs import Verb
from tipcouncil.records.redaction.redaction import left_by
from tipcouncil.records.versions.revisions import Versioned

POST, TAKE_BACK = "post", "take-back"
LONGEST_REASON = 500  # characters, as of the fields that keep it


def hiding(record):
    """The unposted records that hide this one: what it belongs to, and what that belongs to."""
    found = []
    for name in record.public_with:
        whole = getattr(record, name)
        if whole is not None:
            found += [whole] if getattr(whole, "is_posted", True) is False else hiding(whole)
    return found


class Moving(Verb):
    """Opening the gate of records, or closing it."""

    template = "admin/posting_confirmation.html"
    sentence = words_done = ""
    action = ""  # the name under which a list offers it

    def is_allowed(self):
        return all(self.admin.has_posting_permission(self.request, one) for one in self.records)

    def context(self):
        return {"sentence": self.sentence, "action": self.action if self.is_of_list else ""}

    def answer(self):
        if self.is_of_list:
            return HttpResponseRedirect(self.request.get_full_path())
        return super().answer()

    def moved(self):
        """The records that it moves."""
        return self.records

    def done(self):
        sentences = []
        for record in self.moved():
            link = ""
            if record.is_public and hasattr(record, "get_absolute_url"):
                link = format_html(' <a href="{}">See the page</a>', record.get_absolute_url())
            sentences.append((record, self.what_was_done(record), link))
        return format_html_join(" ", "“{}” {}{}", sentences)

    def what_was_done(self, record):
        return self.words_done


class Post(Moving):
    """Posting, with what was entered with it and is ticked."""

    name, action = POST, "post_selected"
    title, button = "Post to the public?", "Post to the public"
    words_done = "is posted."

    @property
    def sentence(self):
        if all(map(hiding, self.records)):
            return "The public will not see it until what it belongs to is posted too."
        return "Anyone will be able to read this on the site, and feeds will announce it."

    def what_was_done(self, record):
        if hidden_by := hiding(record):
            whole = hidden_by[0]._meta.verbose_name
            return f"is posted. The public sees it once its {whole} is posted."
        return self.words_done

    @cached_property
    def companions(self):
        """What was entered with them; of those chosen in a list, what goes along as a rule."""
        offer = self.admin.posting_companions
        every = [along for one in self.records for along in offer(self.request, one)]
        return [c for c in every if c["chosen"] and c["allowed"]] if self.is_of_list else every

    def moved(self):
        return self.to_post

    @cached_property
    def to_post(self):
        chosen = set(self.request.POST.getlist("with"))
        also = [c["record"] for c in self.companions if c["key"] in chosen and c["allowed"]]
        moved = [one for one in self.records if one.posted_at is None] + also
        return sorted(moved, key=lambda one: isinstance(one, Versioned))  # it may lock the others

    @property
    def is_asked_why(self):
        return any(self.admin.needs_reason_to_post(record) for record in self.records)

    def hindrance(self):
        is_posted = self.record.posted_at is not None and not self.companions
        return f"“{self.record}” is posted already." if is_posted else ""

    def context(self):
        hidden_by = {
            f"Its {whole._meta.verbose_name} “{whole}” is not posted: the public sees neither."
            for record in self.records
            for whole in hiding(record)
        }
        return {
            **super().context(),
            "warnings": sorted(hidden_by),
            "left": [place for record in self.records for place in left_by(record)],
            "is_asked_why": self.is_asked_why,
            "reason": self.request.POST.get("reason", ""),
            "companions": self.companions,
        }

    def act(self):
        """One record at a time, so that its history and the index hear of it."""
        reason = self.request.POST.get("reason", "").strip()[:LONGEST_REASON]
        if self.is_asked_why and not reason:
            raise ValidationError("Say why it is posted again: readers see the reason.")
        for record in self.to_post:
            record.post(by=self.request.user, reason=reason if self.is_asked_why else "")


class TakeBack(Moving):
    """Undoing a posting that was a mistake."""

    name, action = TAKE_BACK, "take_back_selected"
    title, button = "Take the posting back?", "Take the posting back"
    sentence = (
        "Only staff will see this, and its page will say “not found”. Copies that people have"
        " saved are not affected."
    )
    words_done = "is no longer public. Only staff can see it."

    def hindrance(self):
        return "" if self.record.posted_at else f"“{self.record}” is not posted."

    def act(self):
        for record in self.records:
            record.take_back(by=self.request.user)
