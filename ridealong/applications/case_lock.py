"""The lock on a case. Verbs that touch a case and what belongs to it take it first, so that none waits for another."""

from ridealong.applications.application import Application


def locked(application: Application) -> Application:
    """The same object, read again behind the row's lock, with what the rules ask about. Call inside a transaction."""
    rows = Application.objects.select_related("rider__account", "program", "rule_set", "station")
    application.refresh_from_db(from_queryset=rows.select_for_update(of=("self",), no_key=True))
    return application
