"""The index of trigrams behind the search: an FTS5 table kept by triggers on SQLite, pg_trgm on PostgreSQL."""

from django.db import DatabaseError, migrations, transaction

ON_SQLITE = (
    "CREATE VIRTUAL TABLE ridealong_searchtext_words USING fts5(text, content='', tokenize='trigram')",
    """CREATE TRIGGER ridealong_searchtext_added AFTER INSERT ON ridealong_searchtext BEGIN
        INSERT INTO ridealong_searchtext_words(rowid, text) VALUES (new.id, new.text); END""",
    """CREATE TRIGGER ridealong_searchtext_gone AFTER DELETE ON ridealong_searchtext BEGIN
        INSERT INTO ridealong_searchtext_words(ridealong_searchtext_words, rowid, text)
        VALUES ('delete', old.id, old.text); END""",
    """CREATE TRIGGER ridealong_searchtext_changed AFTER UPDATE ON ridealong_searchtext BEGIN
        INSERT INTO ridealong_searchtext_words(ridealong_searchtext_words, rowid, text)
        VALUES ('delete', old.id, old.text);
        INSERT INTO ridealong_searchtext_words(rowid, text) VALUES (new.id, new.text); END""",
)
ON_POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX ridealong_searchtext_words ON ridealong_searchtext USING gin (text gin_trgm_ops)",
)


def make_index(apps, schema_editor):
    """A role that may not add pg_trgm goes without: the search then works slowly, and a check says so."""
    database = schema_editor.connection
    try:
        with transaction.atomic(using=database.alias), database.cursor() as cursor:
            for statement in ON_SQLITE if database.vendor == "sqlite" else ON_POSTGRESQL:
                cursor.execute(statement)
    except DatabaseError:
        if database.vendor == "sqlite":
            raise


class Migration(migrations.Migration):
    dependencies = [("ridealong", "0001_initial")]
    operations = [migrations.RunPython(make_index, migrations.RunPython.noop)]
