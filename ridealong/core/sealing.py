"""Fields that identify a person: encrypted, and bound to table, column and row, so that no other row can use them."""

from datetime import date
from typing import Any, cast

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from ridealong.core.encryption import Sealed, seal, unseal


class _Opened(DeferredAttribute):
    """Opens a sealed value the first time it is read. Having __set__ makes it win over the instance's dict."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            field = cast("SealedText", self.field)
            value = field.load(unseal(value, field.context(instance)))
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedText(models.TextField):
    """A column that holds a sealed text, read and written in the clear through the model.

    The row's key is the associated data, so it must exist before the first save: ours are UUIDs made in
    Python. `values()` and raw SQL see the sealed form; `update()` is refused, but for forgetting.
    """

    descriptor_class = _Opened

    def context(self, instance: models.Model) -> str:
        return f"{instance._meta.db_table}.{self.column}.{instance.pk}"

    def dump(self, value: Any) -> str:
        return str(value)

    def load(self, text: str) -> Any:
        return text

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return Sealed(value) if value else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = model_instance.__dict__.get(self.attname)
        if value is None or value == "" or isinstance(value, Sealed):
            return value
        return seal(self.dump(value), self.context(model_instance))

    def get_prep_value(self, value: Any) -> Any:
        if value is None or value == "" or isinstance(value, Sealed):
            return value
        raise self._refusal()

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """What the database would work out by itself it would write in the clear."""
        if hasattr(value, "as_sql"):
            raise self._refusal()
        return super().get_db_prep_save(value, connection)

    def _refusal(self) -> TypeError:
        return TypeError(f"{self.name} is sealed: set it on the model and save.")


class SealedDate(SealedText):
    """A sealed calendar date."""

    _pyi_private_set_type: date | None  # type: ignore[assignment]
    _pyi_private_get_type: date | None  # type: ignore[assignment]

    def dump(self, value: date) -> str:
        return value.isoformat()

    def load(self, text: str) -> date:
        return date.fromisoformat(text)

    def to_python(self, value: Any) -> Any:
        return (
            date.fromisoformat(value) if isinstance(value, str) and value and not isinstance(value, Sealed) else value
        )

    def formfield(self, **kwargs: Any) -> Any:
        """Asked for as any other date."""
        plain = models.DateField(self.verbose_name, null=self.null, blank=self.blank, help_text=self.help_text)
        return plain.formfield(**kwargs)
