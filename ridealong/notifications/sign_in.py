"""Sign-in, as allauth asks for it: who may, by what, and how codes travel through the outbox.

Citizens sign in by a six-digit code, staff by password and second factor. Which of them an address belongs to,
or whether it belongs to anybody, no page tells; the mail to that address does.
"""

import time
from typing import Any
from uuid import UUID, uuid4

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import RequestLoginCodeForm
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.core import ratelimit
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ridealong.core import links
from ridealong.core.encryption import seal, unseal
from ridealong.core.languages import current_language
from ridealong.notifications.message_kinds import MESSAGE_KINDS
from ridealong.notifications.outbox import Envelope, queue

GOAL = "goal_after_sign_in"  # in the session
# Where people land who were not on their way to a page: the first that their permissions open.
LANDINGS = [("accounts.use_desk", "/admin/"), ("ridealong.host_ride", "/officer/"), ("ridealong.write_post", "/press/")]
LANDING = "/my/"
CHANGES = {
    "account/email/password_changed": _("Your password was changed."),
    "mfa/email/totp_activated": _("An authenticator app was added."),
    "mfa/email/totp_deactivated": _("The authenticator app was removed."),
    "mfa/email/webauthn_added": _("A passkey was added."),
    "mfa/email/webauthn_removed": _("A passkey was removed."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made; the old ones no longer work."),
}


class Code(str):
    """Six digits that know the random number they follow from, which is all that the message stores."""

    nonce: UUID

    @classmethod
    def new(cls) -> "Code":
        nonce = uuid4()
        code = cls(links.code("sign_in_code", nonce))
        code.nonce = nonce
        return code


def start_code(request: HttpRequest, email: str, *, name: str = "", next_url: str) -> None:
    """Sends a code to the address, making a citizen's account if it is nobody's yet, and waits for the code at
    ``/accounts/login/code/confirm/``, which leads on to `next_url`.

    An address of staff gets mail that says how staff sign in; the page looks the same. Raises ImmediateHttpResponse
    (allauth's middleware answers with it) after too many codes.
    """
    email = email.strip().lower()
    if not ratelimit.consume(request, action="request_login_code", key=email):
        raise ImmediateHttpResponse(ratelimit.respond_429(request))
    account, _is_new = User.objects.get_or_create(
        email=email,
        defaults={"name": name[:200], "language": current_language(), "password": make_password(None)},
    )
    request.session[GOAL] = next_url
    begin(request, account, email)


def begin(request: HttpRequest, account: User | None, email: str) -> None:
    """Sends whatever mail fits the address and begins to wait for a code, also where none was sent."""
    citizen = account if account and account.is_active and not account.is_staff else None
    if citizen is None:
        _explain(account, email)
    LoginCodeVerificationProcess.initiate(request=request, user=citizen, email=email)


def _explain(account: User | None, email: str) -> None:
    """Tells the owner of an address why no code comes."""
    is_staff = account is not None and account.is_active and account.is_staff
    event = "sign_in.by_password" if is_staff else "sign_in.unknown"
    queue(
        Envelope(
            kind=MESSAGE_KINDS[event, "account"],
            to=email,
            language=account.language if account else current_language(),
            path="/accounts/login/" if is_staff else "/",
            dedupe_key=f"sign_in.explained:{uuid4()}",
        )
    )


class CodeForm(RequestLoginCodeForm):
    """Asks for the address of somebody who has an account already."""

    def clean_email(self) -> str:
        email: str = super().clean_email().lower()
        account = User.objects.filter(email=email).first()
        if account is None or account.is_staff or not account.is_active:
            self._user = None
            _explain(account, email)
        return email


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def generate_login_code(self) -> str:
        return Code.new()

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The one mail that allauth itself may send: a code. It travels as a number to work it out from."""
        if template_prefix != "account/email/login_code":
            raise ValueError(template_prefix)
        nonce = context["code"].nonce
        account = User.objects.filter(email=email).first()
        queue(
            Envelope(
                kind=MESSAGE_KINDS["sign_in.code", "account"],
                to=email,
                language=get_language() or (account.language if account else "en"),
                tells=lambda: {"minutes": str(app_settings.LOGIN_BY_CODE_TIMEOUT // 60)},
                dedupe_key=f"sign_in.code:{nonce}",
                link_purpose="sign_in_code",
                link_subject=nonce,
            )
        )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Somebody changed how this account signs in: its owner learns of it."""
        if isinstance(user, User) and (what := CHANGES.get(template_prefix)):
            queue(
                Envelope(
                    kind=MESSAGE_KINDS["sign_in.changed", "account"],
                    to=user.email,
                    language=user.language,
                    tells=lambda: {"what": str(what)},
                    path="/accounts/2fa/",
                    dedupe_key=f"sign_in.changed:{uuid4()}",
                )
            )

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse:
        """A language chosen on this device becomes the account's; a device without a choice takes the account's."""
        response = super().post_login(request, user, **kwargs)
        if isinstance(user, User):
            chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
            if chosen in dict(settings.LANGUAGES):
                User.objects.filter(pk=user.pk).exclude(language=chosen).update(language=chosen)
            else:
                response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax", secure=settings.HTTPS)
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        goal: str = request.session.pop(GOAL, "")
        if goal and url_has_allowed_host_and_scheme(goal, {request.get_host()}, require_https=request.is_secure()):
            return goal
        if request.user.is_staff:
            return next((url for permission, url in LANDINGS if request.user.has_perm(permission)), "/")
        return LANDING

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within minutes of signing in: whoever just typed a password need not type it again."""
        records = get_authentication_records(self.request, self.request.user)
        newest = max((record["at"] for record in records), default=0.0)
        return bool(time.time() - newest > app_settings.REAUTHENTICATION_TIMEOUT)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps are stored sealed. They stand in a JSON column, so the seal names no row."""

    CONTEXT = "mfa_authenticator.data"

    def encrypt(self, text: str) -> str:
        return seal(text, self.CONTEXT)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, self.CONTEXT)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:
        return gettext("My passkey")
