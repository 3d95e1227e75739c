"""The JSON Schema of a rule document: what people read who write one."""

from typing import Any

from ridealong.rules.document import Rules

TITLE = "Rules of a ride-along program"


def schema() -> dict[str, Any]:
    """Every parameter with its title, meaning, default and examples."""
    found = Rules.model_json_schema()
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    found["title"] = TITLE
    for name, field in Rules.model_fields.items():  # a reference to a part may lose its words on the way
        found["properties"][name] |= {"title": field.title, "description": field.description}
    found["properties"]["$schema"] = {
        "type": "string",
        "title": "Schema",
        "description": "Where this schema is; not read.",
    }
    return found
