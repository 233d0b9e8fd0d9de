"""The index of search: its tables, and beside them the index of each kind of database."""

import django.db.models.deletion
from django.db import migrations, models

COLUMNS = "title_terms, text_terms, other_terms, cited_terms"
OLD = ", ".join(f"old.{name}" for name in COLUMNS.split(", "))
NEW = ", ".join(f"new.{name}" for name in COLUMNS.split(", "))

# The words come cut to their stems, in plain letters: nothing is left for the tokenizer to do.
SQLITE = [
    f"""CREATE VIRTUAL TABLE site_searchfts USING fts5(
        {COLUMNS}, content='site_searchtext', content_rowid='row_id', tokenize='ascii')""",
    f"""CREATE TRIGGER site_searchtext_added AFTER INSERT ON site_searchtext BEGIN
        INSERT INTO site_searchfts(rowid, {COLUMNS}) VALUES (new.row_id, {NEW}); END""",
    f"""CREATE TRIGGER site_searchtext_removed AFTER DELETE ON site_searchtext BEGIN
        INSERT INTO site_searchfts(site_searchfts, rowid, {COLUMNS})
        VALUES ('delete', old.row_id, {OLD}); END""",
    f"""CREATE TRIGGER site_searchtext_changed AFTER UPDATE ON site_searchtext BEGIN
        INSERT INTO site_searchfts(site_searchfts, rowid, {COLUMNS})
        VALUES ('delete', old.row_id, {OLD});
        INSERT INTO site_searchfts(rowid, {COLUMNS}) VALUES (new.row_id, {NEW}); END""",
]

# Each column's words are set apart from the next one's, so that no phrase reaches across.
POSTGRESQL = [
    "ALTER TABLE site_searchtext ADD COLUMN vector tsvector",
    """CREATE FUNCTION site_search_words(words text, weight text, first int) RETURNS text
        LANGUAGE sql IMMUTABLE AS $$
        SELECT coalesce(string_agg(word || ':' || least(first + n, 16383) || weight, ' '), '')
        FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS each (word, n)
        WHERE word <> '' $$""",
    """CREATE FUNCTION site_search_vector(title text, body text, other text, cited text)
        RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
        SELECT (site_search_words(title, 'A', 0) || ' ' || site_search_words(cited, 'B', 2000)
        || ' ' || site_search_words(other, 'D', 4000) || ' '
        || site_search_words(body, 'C', 8000))::tsvector $$""",
    """CREATE FUNCTION site_search_written() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        new.vector := site_search_vector(
            new.title_terms, new.text_terms, new.other_terms, new.cited_terms);
        RETURN new; END $$""",
    """CREATE TRIGGER site_searchtext_written BEFORE INSERT OR UPDATE ON site_searchtext
        FOR EACH ROW EXECUTE FUNCTION site_search_written()""",
    "CREATE INDEX site_searchtext_vector ON site_searchtext USING gin (vector)",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER site_searchtext_written ON site_searchtext",
    "DROP FUNCTION site_search_written()",
    "DROP FUNCTION site_search_vector(text, text, text, text)",
    "DROP FUNCTION site_search_words(text, text, int)",
    "ALTER TABLE site_searchtext DROP COLUMN vector",
]


def make_index(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in SQLITE if vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE site_searchfts")
    else:
        for statement in POSTGRESQL_BACK:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("site", "0004_log")]
    operations = [
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("unit", models.CharField(db_index=True, max_length=60)),
                ("place", models.CharField(max_length=90)),
                ("source", models.CharField(max_length=40)),
                ("source_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=16)),
                ("date", models.DateField(null=True)),
                ("year", models.SmallIntegerField(null=True)),
                ("body", models.CharField(blank=True, max_length=80)),
                ("law", models.TextField(blank=True)),
                ("own", models.CharField(blank=True, max_length=200)),
                ("title", models.TextField(blank=True)),
                ("digest", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("stem", models.CharField(db_index=True, max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "row",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="shown",
                        serialize=False,
                        to="site.searchrow",
                    ),
                ),
                ("path", models.CharField(max_length=400)),
                ("title", models.TextField()),
                ("address", models.CharField(max_length=500)),
                ("text", models.TextField(blank=True)),
                ("status", models.CharField(blank=True, max_length=60)),
                ("status_class", models.CharField(blank=True, max_length=20)),
                ("title_terms", models.TextField(blank=True)),
                ("text_terms", models.TextField(blank=True)),
                ("other_terms", models.TextField(blank=True)),
                ("cited_terms", models.TextField(blank=True)),
            ],
        ),
        migrations.AddConstraint(
            model_name="searchrow",
            constraint=models.UniqueConstraint(fields=("unit", "place"), name="search_row_is_one"),
        ),
        migrations.RunPython(make_index, drop_index),
    ]
