"""Who a person is. Knows nothing of rides."""

from typing import Any, ClassVar

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

PROGRAM_EMAIL = "program@ridealong.invalid"


class Role(models.TextChoices):
    """The auth groups of staff. Citizens have none."""

    OFFICER = "officer", _("Officer")
    COORDINATOR = "coordinator", _("Coordinator")
    SUPERVISOR = "supervisor", _("Supervisor")
    COMMAND = "command", _("Command")
    PRESS = "press", _("Press officer")
    RECORDS = "records", _("Records")
    ADMINISTRATOR = "administrator", _("Administrator")


class Accounts(BaseUserManager["User"]):
    """Makes accounts; addresses are compared without regard to case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def the_program(self) -> "User":
        """The account behind what the program does by itself: inactive, so nobody can sign in as it."""
        account, _created = self.get_or_create(
            email=PROGRAM_EMAIL,
            defaults={"name": "Ridealong", "is_active": False, "password": make_password(None)},
        )
        return account


class User(AbstractBaseUser, PermissionsMixin):
    """An account: a citizen who signs in by e-mailed code, or a member of staff. Never deleted, only deactivated."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(
        _("e-mail"),
        max_length=254,
        unique=True,
        error_messages={"unique": _("There is already an account with this e-mail address.")},
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=7, default="en")
    is_staff = models.BooleanField(
        _("staff"),
        default=False,
        help_text=_("Signs in by password and second factor, never by e-mailed code."),
    )
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects: ClassVar[Accounts] = Accounts()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="user_email_is_lower_case",
                violation_error_message=_("Write the e-mail address in small letters."),
            )
        ]
        permissions = [("use_desk", _("Can use the desk (this admin)"))]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return str(self)

    def has_role(self, *roles: Role) -> bool:
        """Whether this active person holds any of the roles. One query, then kept on the object."""
        if not hasattr(self, "_role_names"):
            self._role_names = frozenset(self.groups.values_list("name", flat=True))
        return self.is_active and not self._role_names.isdisjoint(roles)
