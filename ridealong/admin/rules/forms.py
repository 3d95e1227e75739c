"""A section of the rules as forms: one for each part, rows for each list of parts."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ridealong.admin.rules import fields, parameters, words
from ridealong.admin.rules.parameters import Parameter, Schema
from ridealong.admin.rules.scopes import Document, Scope
from ridealong.admin.rules.sections import ORDERED, Section
from ridealong.rules import schema
from ridealong.rules.document import Rules
from ridealong.rules.problems import RulesError

KEPT_ASIDE = {"overrides"}  # has pages of its own


class PartForm(forms.Form):
    """The parameters of one part. What stands in the part but not in the form is kept as it was."""

    parameters: tuple[Parameter, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.before: Document = kwargs.pop("before", None) or {}
        initial: dict[str, Any] = {}
        for each in self.parameters:
            initial |= parameters.initial(each, self.before.get(each.name, each.schema.get("default")))
        super().__init__(*args, **{**kwargs, "initial": initial})
        for each in self.parameters:
            self.fields |= fields.form_fields(each)

    @property
    def name(self) -> str:
        """What a row is called while it is closed."""
        named = self.before.get("name") or self.before.get("text") or {}
        first = next(iter(named.values()), "") if isinstance(named, dict) else ""
        return str(first or self.before.get("code") or parameters.summary(self.parameters, self.before))

    @property
    def said(self) -> Document:
        return {each.name: parameters.value(each, self.cleaned_data) for each in self.parameters}

    def told(self) -> Iterator[tuple[str, str]]:
        """(address of the field, sentence) of everything that is wrong."""
        for name, messages in self.errors.items():
            if name in self.fields:
                field = self[name]
                yield from ((field.id_for_label or field.auto_id, f"{field.label}: {said}") for said in messages)
            else:
                yield from (("", str(said)) for said in messages)

    def point_out(self, path: str, message: str) -> None:
        """Puts a problem of the document beside its field."""
        name = next((name for name in self.fields if name == path or name.split(".")[0] == path.split(".")[0]), None)
        self.add_error(name, words.plain(message))


class Rows(forms.BaseFormSet):
    """A list of parts, one form each, and an empty one to add another. An empty row is no row."""

    def __init__(self, data: Any, *, prefix: str, before: list[Document]) -> None:
        self.before = before
        super().__init__(data, prefix=prefix, initial=[{} for _part in before])

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        known = index is not None and index < len(self.before)
        return {"before": self.before[index] if known and index is not None else {}}

    @property
    def kept(self) -> list[PartForm]:
        """The rows that stay, in their order."""
        filled = [form for form in self.forms if form.has_changed() or form.before]
        stay = [form for form in filled if not form.cleaned_data.get("DELETE")]
        if self.can_order:
            return sorted(stay, key=lambda form: form.cleaned_data.get("ORDER") or len(stay) + 1)
        return stay

    @property
    def parts(self) -> list[Document]:
        return [{**form.before, **form.said} for form in self.kept]


class Block:
    """One path of the document, as a form or as rows."""

    def __init__(self, path: str, document: Document, data: Any) -> None:
        self.path, self.prefix = path, path.replace(".", "-").replace(" ", "-")
        part_schema, self.is_list = _schema_of(path)
        about = {} if _is_loose(path) else _about(path)
        self.title = words.told(about.get("title", ""))
        self.about = words.plain(words.told(about.get("description", "")))
        before = _at(path, document)
        form_class = _form_class(path, part_schema)
        self.rows: Rows | None = None
        self.form: PartForm | None = None
        if self.is_list:
            rows: Any = forms.formset_factory(
                form_class, formset=Rows, extra=1, can_delete=True, can_order=path in ORDERED, max_num=300
            )
            self.rows = rows(data, prefix=self.prefix, before=before)
        else:
            self.form = form_class(data, prefix=self.prefix, before=before)

    def is_valid(self) -> bool:
        return bool(self.rows.is_valid() if self.rows is not None else self.form and self.form.is_valid())

    def write(self, document: Document) -> Document:
        """The document with what was typed in this block; lists of a part belong to blocks of their own."""
        if self.rows is not None:
            return _put(self.path, document, self.rows.parts)
        said = self.form.said if self.form else {}
        return (
            {**document, **said}
            if _is_loose(self.path)
            else _put(self.path, document, {**_at(self.path, document), **said})
        )

    def forms(self) -> Iterator[PartForm]:
        if self.form is not None:
            yield self.form
        if self.rows is not None:
            yield from self.rows.forms

    def point_out(self, rest: str, message: str) -> None:
        if self.form is not None:
            self.form.point_out(rest, message)
        elif self.rows is not None:
            number, _dot, name = rest.partition(".")
            kept = self.rows.kept
            if number.isdigit() and int(number) < len(kept):
                kept[int(number)].point_out(name, message)
            else:
                self.rows.non_form_errors().append(words.plain(message))


class SectionForm:
    """A whole section for one scope."""

    def __init__(
        self, section: Section, document: Document, scope: Scope, data: Mapping[str, Any] | None = None
    ) -> None:
        self.section, self.document, self.scope = section, document, scope
        self.merged = scope.read(document)
        self.blocks = [Block(path, self.merged, data) for path in section.blocks]
        self.is_bound = data is not None
        self.problems: list[str] = []

    def content(self) -> Document | None:
        """The whole document with this section as typed; None when something is wrong, which the forms then say."""
        valid = [block.is_valid() for block in self.blocks]  # each says what is wrong with it
        if not all(valid):
            return None
        merged = self.merged
        for block in self.blocks:
            merged = block.write(merged)
        names = {path.split(".")[0] for block in self.section.blocks for path in block.split()}
        content = self.scope.write(self.document, names, merged)
        try:
            return Rules.from_json(content).to_json()
        except RulesError as error:
            for path, message in error.problems:
                self._point_out(path, message)
            return None

    def _point_out(self, path: str, message: str) -> None:
        inner = path.removeprefix(f"{self.scope.code}.overrides.") if not self.scope.is_whole else path
        for block in sorted(self.blocks, key=lambda block: -len(block.path)):
            for name in block.path.split():
                if inner == name or inner.startswith(f"{name}."):
                    rest = inner if _is_loose(block.path) else inner.removeprefix(name).removeprefix(".")
                    block.point_out(rest or name, message)
                    return
        self.problems.append(_("%(path)s: %(message)s") % {"path": words.place(path), "message": words.plain(message)})

    def errors(self) -> list[tuple[str, str]]:
        """(address of the field, sentence) of everything that is wrong."""
        found = [("", problem) for problem in self.problems]
        for block in self.blocks if self.is_bound else []:
            found += [error for form in block.forms() for error in form.told()]
            found += [("", str(error)) for error in (block.rows.non_form_errors() if block.rows is not None else [])]
        return found


def _form_class(path: str, part: Schema) -> type[PartForm]:
    own = parameters.parameters(part, schema.parameters()["$defs"])
    return type("PartForm", (PartForm,), {"parameters": tuple(each for each in own if each.name not in KEPT_ASIDE)})


def _schema_of(path: str) -> tuple[Schema, bool]:
    """The schema of a part, and whether the path is a list of such parts."""
    whole = schema.parameters()
    if _is_loose(path):
        return {"properties": {name: whole["properties"][name] for name in path.split()}}, False
    about = _about(path)
    is_list = about.get("type") == "array"
    reference = about["items"]["$ref"] if is_list else about.get("$ref") or about["allOf"][0]["$ref"]
    found: Schema = whole["$defs"][reference.rpartition("/")[2]]
    return found, is_list


def _is_loose(path: str) -> bool:
    """Single values of the document, rather than a part or a list of parts."""
    about = schema.parameters()["properties"].get(path, {})
    return " " in path or ("$ref" not in about and about.get("type") != "array" and "." not in path)


def _about(path: str) -> Schema:
    """What the schema says where the parameter is used."""
    whole, properties = schema.parameters(), schema.parameters()["properties"]
    *parents, name = path.split(".")
    for parent in parents:
        properties = whole["$defs"][properties[parent]["$ref"].rpartition("/")[2]]["properties"]
    found: Schema = properties[name]
    return found


def _at(path: str, document: Document) -> Any:
    if _is_loose(path):
        return {name: document[name] for name in path.split()}
    found: Any = document
    for name in path.split("."):
        found = found[name]
    return found


def _put(path: str, document: Document, value: Any) -> Document:
    name, _dot, rest = path.partition(".")
    return {**document, name: _put(rest, document[name], value) if rest else value}
