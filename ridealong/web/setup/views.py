"""Setting up: from the one-time link of the first administrator to the day the program opens."""

from uuid import UUID, uuid4

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Role, User
from ridealong.core import links
from ridealong.core.languages import current_language
from ridealong.notifications.models import Message
from ridealong.notifications.sign_in import GOAL
from ridealong.program import actions, notices, opening, staff
from ridealong.program.colour import OURS
from ridealong.program.models import Department, Program, Station
from ridealong.rules import page as describe
from ridealong.rules.document import Rules
from ridealong.rules.presets import PRESETS
from ridealong.waivers import publishing
from ridealong.waivers.placeholder import BODIES, TITLES
from ridealong.web.access import SignedInRequest, public
from ridealong.web.access import staff as for_staff
from ridealong.web.face import forget_department
from ridealong.web.setup import forms
from ridealong.web.setup.tasks import tasks

KEPT = "setup_secret"
NONCE = "setup_mail_nonce"
administrator_only = for_staff("ridealong.change_department")


@public
@never_cache
@require_http_methods(["GET", "POST"])
def open_link(request: HttpRequest, secret: str) -> HttpResponse:
    """GET shows a button; POST takes the secret out of the address."""
    try:
        links.look_up("setup", secret)
    except links.LinkRefused:
        return render(request, "setup/link_refused.html", status=410)
    if request.method == "GET":
        return render(request, "setup/open.html")
    request.session.cycle_key()
    request.session[KEPT] = secret
    return redirect("setup:administrator")


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def administrator(request: HttpRequest) -> HttpResponse:
    """Makes the first administrator and signs them in; a second factor comes next."""
    secret = request.session.get(KEPT, "")
    form = forms.AdministratorForm(request.POST if request.method == "POST" else None)
    try:
        links.look_up("setup", secret)
        if not form.is_valid():
            return render(request, "setup/administrator.html", {"form": form})
        with transaction.atomic():
            links.spend("setup", secret)
            user = staff.found(**form.cleaned_data)
    except links.LinkRefused:
        return render(request, "setup/link_refused.html", status=410)
    except (staff.CannotInvite, ValidationError) as error:
        form.add_error(None, str(error) if isinstance(error, staff.CannotInvite) else error.messages)
        return render(request, "setup/administrator.html", {"form": form})
    del request.session[KEPT]
    request.session[GOAL] = "/setup/"
    return perform_password_login(request, {"email": user.email}, Login(user=user, redirect_url="/setup/"))


@administrator_only
@require_safe
def task_list(request: SignedInRequest) -> HttpResponse:
    found = tasks()
    needed = [task for task in found if not task.is_optional]
    done = sum(task.is_done for task in needed)
    context = {"tasks": found, "done": done, "total": len(needed), "program": Department.objects.first()}
    return render(request, "setup/list.html", context)


@administrator_only
@require_http_methods(["GET", "POST"])
def department(request: SignedInRequest) -> HttpResponse:
    form = forms.DepartmentForm(request.POST if request.method == "POST" else None, instance=Department.objects.first())
    if not form.is_valid():
        return render(request, "setup/form.html", {"form": form, "heading": _("Your department")})
    actions.save_department(by=request.user, **form.cleaned_data)
    return _saved(request)


@administrator_only
@require_http_methods(["GET", "POST"])
def look(request: SignedInRequest) -> HttpResponse:
    found = Department.objects.first()
    if found is None:
        return redirect("setup:department")
    form = forms.LookForm(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        initial={"colour": found.colour or OURS},
    )
    if not form.is_valid():
        return render(request, "setup/form.html", {"form": form, "heading": _("Badge and color"), "has_file": True})
    found = actions.save_department(by=request.user, colour=form.cleaned_data["colour"])
    if form.cleaned_data["picture"]:
        actions.save_badge(found, form.cleaned_data["picture"], by=request.user)
    return _saved(request)


@administrator_only
@require_http_methods(["GET", "POST"])
def station(request: SignedInRequest) -> HttpResponse:
    """The first station; others are added at the desk. The department goes by its time zone."""
    first = Station.objects.order_by("pk").first()
    form = forms.StationForm(request.POST if request.method == "POST" else None, instance=first)
    if not form.is_valid():
        return render(request, "setup/form.html", {"form": form, "heading": _("Station and time zone")})
    actions.save_station(first, by=request.user, **form.cleaned_data)
    if Department.objects.exists():
        actions.save_department(by=request.user, time_zone=form.cleaned_data["time_zone"])
    return _saved(request)


@administrator_only
@require_http_methods(["GET", "POST"])
def rules(request: SignedInRequest) -> HttpResponse:
    """A preset of rules for the first program. Later changes are made at the desk, as new versions."""
    if not Station.objects.exists():
        messages.warning(request, _("Add the station where riders arrive."))
        return redirect("setup:station")
    form = forms.RulesForm(request.POST if request.method == "POST" else None, initial={"preset": "classic"})
    if not form.is_valid():
        language = current_language()
        previews = [
            {"code": code, "name": name, "lines": describe.describe(Rules.from_json(content), language)}
            for code, (name, content) in PRESETS.items()
        ]
        context = {"form": form, "previews": previews, "program": Program.objects.first()}
        return render(request, "setup/rules.html", context)
    _name, content = PRESETS[form.cleaned_data["preset"]]
    if found := Program.objects.order_by("pk").first():
        actions.publish_rules(found, content, by=request.user)
    else:
        actions.create_program(form.cleaned_data["name"], content, by=request.user)
    return _saved(request)


@administrator_only
@require_http_methods(["GET", "POST"])
def waiver(request: SignedInRequest) -> HttpResponse:
    found = Program.objects.order_by("pk").first()
    if found is None:
        messages.warning(request, _("Choose the rules."))
        return redirect("setup:rules")
    form = forms.WaiverForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        shown = [(title, BODIES[key]) for key, title in TITLES.items() if key[1] == "en"]
        context = {"form": form, "placeholders": shown, "in_force": found.waiver_texts.in_force()}
        return render(request, "setup/waiver.html", context)
    publishing.publish_placeholders(found, by=request.user)
    return _saved(request)


@administrator_only
@never_cache
@require_http_methods(["GET", "POST"])
def mail(request: SignedInRequest) -> HttpResponse:
    """A message with a code, sent as every message is; who types the code has read it."""
    found = Department.objects.first()
    if found is None:
        return redirect("setup:department")
    nonce = request.session.get(NONCE, "")
    form = forms.CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and nonce:
        code = "".join(form.cleaned_data["code"].split())
        if constant_time_compare(code, links.code("mail_test", UUID(nonce))):
            del request.session[NONCE]
            opening.confirm_mail(found, by=request.user)
            return _saved(request)
        form.add_error("code", _("This is not the code of the newest test mail."))
    message = Message.objects.filter(dedupe_key=f"mail.test:{nonce}").first() if nonce else None
    trouble = message.tries.filter(is_success=False).last() if message else None
    context = {"form": form, "message": message, "trouble": trouble, "address": request.user.email}
    return render(request, "setup/mail.html", context)


@administrator_only
@require_POST
def send_mail(request: SignedInRequest) -> HttpResponse:
    nonce = uuid4()
    notices.mail_test(request.user, nonce=nonce)
    request.session[NONCE] = str(nonce)
    return redirect("setup:mail")


@administrator_only
@require_http_methods(["GET", "POST"])
def people(request: SignedInRequest) -> HttpResponse:
    form = forms.InviteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            invited = staff.invite(data["email"], data["name"], [Role(role) for role in data["roles"]], by=request.user)
        except staff.CannotInvite as error:
            form.add_error("email", str(error))
        else:
            messages.success(request, _("An invitation to %(name)s is on its way.") % {"name": invited})
            return redirect("setup:people")
    there = User.objects.filter(is_staff=True, is_active=True).prefetch_related("groups").order_by("joined_at")
    roles = dict(Role.choices)
    rows = [(user, [roles.get(group.name, group.name) for group in user.groups.all()]) for user in there[:200]]
    return render(request, "setup/people.html", {"form": form, "rows": rows})


@administrator_only
@require_POST
def open_to_public(request: SignedInRequest) -> HttpResponse:
    found = Department.objects.first()
    try:
        if found is None:
            raise opening.NotReady([_("Say who you are.")])
        opening.open_to_public(found, by=request.user, has_waiver_texts=publishing.are_complete())
    except opening.NotReady as error:
        for reason in error.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, _("The program is open. The town can apply from now on."))
    return redirect("setup:list")


def _saved(request: HttpRequest) -> HttpResponse:
    forget_department()
    messages.success(request, _("Saved."))
    return redirect("setup:list")
