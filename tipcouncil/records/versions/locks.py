"""Locks in the database itself: what must never change, whoever asks and by whatever route.

A lock is a trigger. It refuses with its name and a sentence, also where no line of this program is
asked: a bulk update, a shell, another program. The models say what is locked (`locks`); after every
migration the locks are laid anew, since SQLite drops the triggers of a table that it rebuilds.
"""

from dataclasses import dataclass

from django.apps import apps
from django.db import connections, models
from django.db.migrations.executor import MigrationExecutor

PREFIX = "lock_"
REFUSED = "23001"  # PostgreSQL's restrict_violation, one of its errors of integrity
REDACTED = "site_redactedtext"  # where what was withdrawn is kept
REPLACING = {"replaced", "usurped"}  # the locks against another row with the same key
REPLACED = "This would put another row in the place of one that is kept for ever."


@dataclass(frozen=True)
class Lock:
    """Refuses one kind of change to the rows of a table: `when` is SQL over OLD and NEW.

    It is written as PostgreSQL has it; NULLs are compared with IS [NOT] DISTINCT FROM.
    """

    name: str
    table: str
    event: str  # INSERT, UPDATE, DELETE or TRUNCATE
    when: str
    sentence: str

    @property
    def trigger(self):
        return f"{PREFIX}{self.table}_{self.name}"[:63]

    @property
    def sql_literal(self):
        return "'" + f"{self.trigger}: {self.sentence}".replace("'", "''") + "'"

    def body(self):
        """The body of PostgreSQL's function, by which it is known again."""
        answer = "OLD" if self.event == "DELETE" else "NEW"
        answer = "NULL" if self.event == "TRUNCATE" else answer
        return (
            f"BEGIN IF {self.when} THEN RAISE EXCEPTION USING ERRCODE = '{REFUSED}',"
            f" MESSAGE = {self.sql_literal}; END IF; RETURN {answer}; END"
        )

    def statements(self, vendor):
        """The SQL that lays it."""
        if vendor == "sqlite":
            when = self.when.replace("IS NOT DISTINCT FROM", "IS")
            when = when.replace("IS DISTINCT FROM", "IS NOT")
            return [
                f'CREATE TRIGGER "{self.trigger}" BEFORE {self.event} ON "{self.table}"'
                f" FOR EACH ROW WHEN {when} BEGIN SELECT RAISE(ABORT, {self.sql_literal}); END"
            ]
        each = "STATEMENT" if self.event == "TRUNCATE" else "ROW"
        return [
            f'CREATE OR REPLACE FUNCTION "{self.trigger}"() RETURNS trigger LANGUAGE plpgsql'
            f" AS $lock${self.body()}$lock$",
            f'CREATE TRIGGER "{self.trigger}" BEFORE {self.event} ON "{self.table}"'
            f' FOR EACH {each} EXECUTE FUNCTION "{self.trigger}"()',
        ]


# What a condition is made of.


def changed(*columns):
    """That one of these columns gets another value."""
    return "(" + " OR ".join(f'OLD."{c}" IS DISTINCT FROM NEW."{c}"' for c in columns) + ")"


def altered(model, names):
    """That one of these fields gets another value, other than by a withdrawal of words.

    Such a withdrawal keeps first what stood there, in a table that is only added to.
    """
    return "(" + " OR ".join(altered_field(model, name) for name in names) + ")"


def altered_field(model, name):
    field = model._meta.get_field(name)
    column = field.column
    other = f'OLD."{column}" IS DISTINCT FROM NEW."{column}"'
    if not isinstance(field, models.CharField | models.TextField):
        return other
    kept = (
        f"SELECT 1 FROM \"{REDACTED}\" r WHERE r.model = '{model._meta.label_lower}'"
        f" AND r.object_id = OLD.id AND r.field = '{name}'"
        f' AND ((r.original = OLD."{column}" AND r.shown = NEW."{column}")'
        f' OR (r.shown = OLD."{column}" AND r.original = NEW."{column}"'
        " AND r.restored_at IS NOT NULL))"
    )
    return f"({other} AND NOT EXISTS ({kept}))"


def columns_of(model, names):
    return [model._meta.get_field(name).column for name in names]


def uniques_of(model):
    """Each set of columns that no two rows of a model may share."""
    meta = model._meta
    found = [[field.column] for field in meta.concrete_fields if field.unique]
    for constraint in meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields:
            found.append(columns_of(model, constraint.fields))
    return found


def kept(model, when, sentence):
    """That rows are not deleted, emptied away, or replaced by others with the same key."""
    table = model._meta.db_table
    same = " OR ".join(
        "(" + " AND ".join(f'k."{c}" = NEW."{c}"' for c in columns) + ")"
        for columns in uniques_of(model)
    )
    key = model._meta.pk.column
    of_other = when.replace("OLD.", "k.")
    held = f'SELECT 1 FROM "{table}" k WHERE ({of_other})'
    return [
        Lock("deleted", table, "DELETE", when, sentence),
        Lock("emptied", table, "TRUNCATE", f"EXISTS ({held})", sentence),
        Lock("replaced", table, "INSERT", f"EXISTS ({held} AND ({same}))", REPLACED),
        Lock(
            "usurped",
            table,
            "UPDATE",
            f'EXISTS ({held} AND k."{key}" <> OLD."{key}" AND ({same}))',
            REPLACED,
        ),
    ]


# Laying, lifting and looking.


def every():
    """Every lock that a model asks for, by the name of its trigger."""
    asked = [model.locks() for model in apps.get_models() if hasattr(model, "locks")]
    return {lock.trigger: lock for locks in asked for lock in locks}


def expected(connection):
    """The locks that this database should have now. SQLite knows no TRUNCATE."""
    vendor = connection.vendor
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    return {
        name: lock
        for name, lock in every().items()
        if lock.table in tables and not (vendor == "sqlite" and lock.event == "TRUNCATE")
    }


def lay(using="default", **signal):
    """Lay every lock anew. Runs after each migration, and each time a database is emptied.

    A database that was migrated back, for an older release, gets none: they would name columns
    that are not there any more.
    """
    connection = connections[using]
    lift(using)
    if not is_up_to_date(connection):
        return
    with connection.cursor() as cursor:
        for lock in expected(connection).values():
            for statement in lock.statements(connection.vendor):
                cursor.execute(statement)


def is_up_to_date(connection):
    """Whether every migration of this release is applied."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def lift(using="default", **signal):
    """Take every lock off: for a migration that is about to change tables, and for tests."""
    connection = connections[using]
    drop = 'DROP TRIGGER "{}"' if connection.vendor == "sqlite" else 'DROP FUNCTION "{}"() CASCADE'
    with connection.cursor() as cursor:
        for name in present(connection):
            cursor.execute(drop.format(name))


def lift_for(plan=(), using="default", **signal):
    """Before a migration that has something to do."""
    if plan:
        lift(using)


PRESENT = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT t.tgname, c.relname || ' ' || t.tgtype || ' ' || t.tgenabled::text || p.prosrc
        FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid
        JOIN pg_proc p ON p.oid = t.tgfoid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND NOT t.tgisinternal
    """,
}


def present(connection):
    """{trigger: the text by which it is known}, of the locks that the database has."""
    with connection.cursor() as cursor:
        cursor.execute(PRESENT[connection.vendor])
        return {name: text for name, text in cursor.fetchall() if name.startswith(PREFIX)}


# PostgreSQL's bits of pg_trigger.tgtype: for each row 1, before 2, and the event.
TGTYPE = {"INSERT": 1 | 2 | 4, "DELETE": 1 | 2 | 8, "UPDATE": 1 | 2 | 16, "TRUNCATE": 2 | 32}


def known_by(lock, vendor):
    if vendor == "sqlite":
        return lock.statements(vendor)[0]
    return f"{lock.table} {TGTYPE[lock.event]} O{lock.body()}"


def faults(connection):
    """The locks that are missing, switched off or altered: (name, what is wrong)."""
    wanted, there = expected(connection), present(connection)
    found = [(name, "is missing") for name in sorted(wanted.keys() - there.keys())]
    for name in sorted(wanted.keys() & there.keys()):
        if there[name] != known_by(wanted[name], connection.vendor):
            found.append((name, "is not as it was laid"))
    return found


def lock_of(error):
    """The lock that refused, by its name in a database's error; None for another error."""
    return every().get(str(error).partition(":")[0])
