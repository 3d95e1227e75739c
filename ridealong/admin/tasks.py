"""What the worker does for the desk."""

from django.utils import translation

from ridealong.admin.cases import export
from ridealong.core import batches


def make_applications_xlsx(pk: str) -> None:
    """The list of applications as a workbook, in the language of who asked for it."""
    batch = batches.claim(pk)
    if batch is None:
        return
    user = batch.asked_by
    with translation.override(user.language):
        cases = export.selected(export.asked(batch.about["query"], user))
        with export.workbook(export.table(cases), lambda done: batches.note(batch, done)) as stream:
            batches.put_away(batch, stream)
