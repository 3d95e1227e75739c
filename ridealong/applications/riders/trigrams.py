"""The index of trigrams behind the search: an FTS5 table kept by triggers on SQLite, pg_trgm on PostgreSQL."""

from django.db import DatabaseError, connection, transaction

INDEX = "ridealong_searchtext_words"
ON_SQLITE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS ridealong_searchtext_words USING fts5(text, content='', tokenize='trigram')",
    """CREATE TRIGGER IF NOT EXISTS ridealong_searchtext_added AFTER INSERT ON ridealong_searchtext BEGIN
        INSERT INTO ridealong_searchtext_words(rowid, text) VALUES (new.id, new.text); END""",
    """CREATE TRIGGER IF NOT EXISTS ridealong_searchtext_gone AFTER DELETE ON ridealong_searchtext BEGIN
        INSERT INTO ridealong_searchtext_words(ridealong_searchtext_words, rowid, text)
        VALUES ('delete', old.id, old.text); END""",
    """CREATE TRIGGER IF NOT EXISTS ridealong_searchtext_changed AFTER UPDATE ON ridealong_searchtext BEGIN
        INSERT INTO ridealong_searchtext_words(ridealong_searchtext_words, rowid, text)
        VALUES ('delete', old.id, old.text);
        INSERT INTO ridealong_searchtext_words(rowid, text) VALUES (new.id, new.text); END""",
)
ON_POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX IF NOT EXISTS ridealong_searchtext_words ON ridealong_searchtext USING gin (text gin_trgm_ops)",
)


def create() -> bool:
    """Makes what is missing; False where this role may not add pg_trgm. Then the search still works, only slowly."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL:
                cursor.execute(statement)
    except DatabaseError:
        if connection.vendor == "sqlite":
            raise
        return False
    return True


def tidy() -> None:
    """After many rows: SQLite's index becomes one piece again. PostgreSQL looks after its own."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO ridealong_searchtext_words(ridealong_searchtext_words) VALUES ('optimize')")


def exists() -> bool:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT 1 FROM sqlite_master WHERE name = %s", [INDEX])
        else:
            cursor.execute("SELECT 1 FROM pg_indexes WHERE indexname = %s", [INDEX])
        return cursor.fetchone() is not None


def reads_every_script() -> bool:
    """Whether the database knows letters beyond ASCII: under the locale C, PostgreSQL makes no trigrams of 王."""
    if connection.vendor == "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT datctype FROM pg_database WHERE datname = current_database()")
        return cursor.fetchone()[0] not in {"C", "POSIX"}
