"""The schema of the format, as `docs/open-file.schema.json` has it."""

import json


def schema_text() -> str:
    """The JSON Schema of the file (draft 2020-12), made from the format itself."""
    from app.services.open_file.format.district import District

    schema = District.model_json_schema(mode="validation")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=1) + "\n"
