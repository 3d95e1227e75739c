"""One field of a form: label, hint, error, then the control, so that everyone meets them before it.

A page has dozens of fields and choices, and a template would ask thirty questions of each: so they are drawn here.
"""

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()
OPTION = (
    '<div class="form-check"><input type="{}" class="form-check-input{}" name="{}" value="{}"{}>'
    ' <label for="{}" class="form-check-label">{}</label></div>'
)


@register.simple_tag
def drawn(field: BoundField) -> SafeString:
    """What is optional says so in words; what is hidden is its control alone."""
    if field.is_hidden:
        return field.as_widget()
    widget = field.field.widget
    css = f"mb-3 {field.css_classes()}".rstrip()
    if isinstance(widget, CheckboxInput):
        label = format_html('<label for="{}" class="form-check-label">{}</label>', field.id_for_label, field.label)
        parts = (_control(field, "form-check-input"), mark_safe(" "), label, _told(field))
        return _framed(field, f"form-check {css}", *parts)
    if field.use_fieldset:
        is_list = isinstance(widget, RadioSelect | CheckboxSelectMultiple)
        inside = _choices(field) if is_list else format_html('<div class="ra-dob">{}</div>', _control(field))
        legend = format_html('<legend class="form-label">{}{}</legend>', field.label, _optional(field))
        hinted = format_html(' aria-describedby="{}"', field.aria_describedby) if field.aria_describedby else ""
        fieldset = format_html("<fieldset{}>{}{}{}</fieldset>", hinted, legend, _told(field), inside)
        return _framed(field, css, fieldset)
    label = SafeString()
    if field.label:
        asked = "" if getattr(field.field, "is_asked_later", False) else _optional(field)
        label = format_html('<label for="{}" class="form-label">{}{}</label>', field.id_for_label, field.label, asked)
    control = _control(field, "form-select" if isinstance(widget, Select) else "form-control")
    return _framed(field, css, label, _told(field), control)


def _framed(field: BoundField, css: str, *parts: SafeString) -> SafeString:
    inside = format_html_join("", "{}", ((part,) for part in parts))
    return format_html('<div id="div_{}" class="{}">{}</div>\n', field.auto_id, css, inside)


def _told(field: BoundField) -> SafeString:
    """The hint, and what is wrong. A hint may be the department's words: only what is marked safe is markup."""
    hint = SafeString()
    if field.help_text:
        hint = format_html('<div id="{}_helptext" class="form-text">{}</div>', field.auto_id, field.help_text)
    if not field.errors:
        return hint
    known = {"field": field, "form_show_errors": True}
    return hint + render_to_string("bootstrap5/layout/field_errors_block.html", known)


def _optional(field: BoundField) -> str:
    return "" if field.field.required else " " + _("(optional)")


def _control(field: BoundField, css: str = "form-control") -> SafeString:
    """The control, or each part of it, in the look of ours; it may be drawn more than once."""
    css += " is-invalid" if field.errors else ""
    widget = field.field.widget
    for part in getattr(widget, "widgets", [widget]):
        own = part.attrs.get("class", "").removesuffix(css)
        part.attrs["class"] = f"{own.rstrip()} {css}".lstrip()
    return field.as_widget()


def _choices(field: BoundField) -> SafeString:
    """Radio buttons or boxes, under the names of their groups."""
    widget = field.field.widget
    attrs = field.build_widget_attrs({"id": widget.attrs.get("id") or field.auto_id})
    state = " is-invalid" if field.errors else ""
    drawn = []
    for group, options, _place in widget.optgroups(field.html_name, widget.format_value(field.value()), attrs):
        if group:
            drawn.append(format_html('<p class="form-label mt-2">{}</p>', group))
        rows = [
            (
                option["type"],
                state,
                field.html_name,
                str(option["value"]),
                flatatt(option["attrs"]),
                option["attrs"].get("id", ""),
                option["label"],
            )
            for option in options
        ]
        drawn.append(format_html_join("\n", OPTION, rows))
    return format_html_join("\n", "{}", ((part,) for part in drawn))
