"""How the department writes to people: quiet hours, links or codes, text messages."""

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ridealong.admin import own_pages
from ridealong.notifications import message_style
from ridealong.notifications.message_style import MessageStyle

CHANGE = "ridealong.change_department"


class StyleForm(forms.ModelForm):
    class Meta:
        model = MessageStyle
        fields = ("quiet_from", "quiet_until", "is_linkless", "has_texts")
        widgets = {
            name: forms.TimeInput(attrs={"type": "time", "class": "ra-w-10"}, format="%H:%M")
            for name in ("quiet_from", "quiet_until")
        }


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    user = own_pages.allowed(request, CHANGE)
    form = StyleForm(request.POST or None, instance=MessageStyle.objects.first() or MessageStyle())
    if request.method == "POST" and form.is_valid():
        message_style.change(by=user, **form.cleaned_data)
        messages.success(request, _("Kept. It holds for whatever is written from now on."))
        return redirect("admin:message_style")
    context = {**admin.site.each_context(request), "title": _("How we write to people"), "form": form}
    return TemplateResponse(request, "admin/wording/style.html", context)
