from django import forms
from django.utils.html import strip_tags

from ridealong.admin.fields import Select

CHOICES = [(0, "The whole year"), ("<b>", "Rock & Ride"), (7, "July")]


def test_a_choice_in_one_piece_offers_what_djangos_does():
    drawn = Select({"class": "form-select"}, choices=CHOICES).render("month", 7, {"id": "id_month"})
    its = forms.Select({"class": "form-select"}, choices=CHOICES).render("month", 7, {"id": "id_month"})
    assert [line.strip() for line in drawn.splitlines()[1:]] == [
        line.strip() for line in its.splitlines()[1:] if line.strip()
    ]
    assert strip_tags(drawn).split() == strip_tags(its).split()
    for attribute in ('name="month"', 'id="id_month"', 'class="form-select"'):
        assert attribute in drawn.splitlines()[0]
