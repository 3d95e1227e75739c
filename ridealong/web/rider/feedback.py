"""How it was: stars, and the rider's own words."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ridealong.rides.feedback import CannotGiveFeedback, give_feedback
from ridealong.web.access import SignedInRequest, citizen
from ridealong.web.rider import cases, fields


class FeedbackForm(forms.Form):
    stars = forms.TypedChoiceField(label=_("How was it?"), coerce=int, widget=forms.RadioSelect)
    text = fields.text(
        _("In your words"),
        max_length=2000,
        required=False,
        help_text=_("What surprised you, what could be better. Please name nobody you met on the ride."),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        words = {5: _("wonderful"), 4: _("good"), 3: _("all right"), 2: _("not so good"), 1: _("bad")}
        self.fields["stars"].choices = [  # type: ignore[attr-defined]
            (n, f"{ngettext('%(n)s star', '%(n)s stars', n) % {'n': n}}: {word}") for n, word in words.items()
        ]


@citizen
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: SignedInRequest, pk: UUID) -> HttpResponse:
    case = cases.find(request.user, pk)
    if case.ride is None or not case.has_ridden or case.feedback:
        return redirect("rider:case", pk)
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            give_feedback(case.ride, by=request.user, **form.cleaned_data)
            messages.success(request, _("Thank you for telling us."))
        except CannotGiveFeedback as error:
            messages.error(request, str(error))
        return redirect("rider:case", pk)
    return render(request, "rider/feedback.html", {"case": case, "form": form})
