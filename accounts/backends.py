"""Signs in by password or code, and learns with the account whether it has a second factor: one query for both."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef

from accounts.models import User

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class Backend(AuthenticationBackend):
    def get_user(self, user_id: Any) -> User | None:
        """The account of a session; nobody once it is deactivated."""
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_FACTORS)
        try:
            user = User.objects.annotate(has_second_factor=Exists(factors)).filter(pk=user_id, is_active=True).first()
        except ValidationError:  # not a UUID: a session of another program
            return None
        return user


def has_second_factor(user: User) -> bool:
    known: bool | None = getattr(user, "has_second_factor", None)
    if known is None:
        known = Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS).exists()
    return known
