"""Migrations tell of tables alone: a form's words, choices and checks are no part of them.

So a help text that is worded anew needs no migration, and a migration imports nothing of the site.
"""

from django.db.migrations.autodetector import MigrationAutodetector

from tipcouncil.site.integrity.older_tables import APPS

WORDS_OF_OPTIONS = ("verbose_name", "verbose_name_plural")


def without_words(state):
    """A state of the project without what no table holds."""
    for model in (model for (app, _), model in state.models.items() if app in APPS):
        for name in WORDS_OF_OPTIONS:
            model.options.pop(name, None)
        for name, field in model.fields.items():
            model.fields[name] = plain = field.clone()
            plain.help_text, plain._verbose_name = "", None
            plain.choices, plain._validators = None, []
    return state


class TablesAlone(MigrationAutodetector):
    """Compares what tables hold, and writes no more of it."""

    def __init__(self, from_state, to_state, *args):
        super().__init__(without_words(from_state), without_words(to_state), *args)
