"""Passkey forms that refuse malformed answers. allauth's own let some forged ones through to an error page."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms
from django.forms import BooleanField
from django.utils.translation import gettext_lazy as _

MALFORMED = (KeyError, TypeError, AttributeError, IndexError, ValueError)


class AddForm(forms.AddWebAuthnForm):
    passwordless = BooleanField(
        label=_("Sign in with this passkey alone"),
        required=False,
        help_text=_("The device then asks for your finger, face or PIN, which takes the place of the password."),
    )

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error


class _Careful:
    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error


class LoginForm(_Careful, forms.LoginWebAuthnForm):
    pass


class AuthenticateForm(_Careful, forms.AuthenticateWebAuthnForm):
    pass


class ReauthenticateForm(_Careful, forms.ReauthenticateWebAuthnForm):
    pass
