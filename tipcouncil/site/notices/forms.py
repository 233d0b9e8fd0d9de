"""The form of notices, read without trust: what was typed is kept, and each mistake has words."""

from dataclasses import dataclass, field

from tipcouncil.site.notices import topics
from tipcouncil.site.notices.models import Frequency
from tipcouncil.site.notices.recipients import InvalidEmail, cleaned

LONGEST_KEPT = 320  # signs of a wrong address that the page gives back
NOTHING_CHOSEN = "Choose at least one thing to get notices about."


@dataclass
class SubscriptionChoices:
    """What somebody chose, and what the form offers them."""

    email: str = ""
    chosen: list = field(default_factory=list)
    frequency: str = Frequency.AT_ONCE
    is_discreet: bool = False
    address: str = ""
    errors: dict = field(default_factory=dict)

    @classmethod
    def sent(cls, post, with_address=True):
        """What a form says. `errors` is empty where all of it can be used."""
        frequency = post.get("frequency", Frequency.AT_ONCE)
        made = cls(
            email=post.get("email", "")[:LONGEST_KEPT],
            chosen=[topic.key for topic in topics.read(post.getlist("topic")[: topics.MOST])],
            frequency=frequency if frequency in Frequency.values else Frequency.AT_ONCE,
            is_discreet=post.get("discreet") == "1",
        )
        if with_address:
            try:
                made.address = cleaned(post.get("email", ""))
            except InvalidEmail as mistake:
                made.errors["email"] = str(mistake)
        if not made.chosen:
            made.errors["topics"] = NOTHING_CHOSEN
        return made

    @property
    def offered(self):
        """Every box of the form; what was chosen besides the usual comes last."""
        usual = topics.to_choose_from()
        keys = {topic.key for topic in usual}
        more = topics.read(key for key in self.chosen if key not in keys)
        return [
            {"key": topic.key, "words": topic.words, "is_chosen": topic.key in self.chosen}
            for topic in [*usual, *more]
        ]

    @property
    def frequencies(self):
        words = {
            Frequency.AT_ONCE: "As it happens",
            Frequency.WEEKLY: "Once a week, on Monday (notice of an upcoming meeting is still sent"
            " at once)",
        }
        return [
            {"value": value, "words": words[value], "is_chosen": value == self.frequency}
            for value in Frequency
        ]
