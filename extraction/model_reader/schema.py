"""The form of an answer, as a JSON schema made from the vocabulary."""

from __future__ import annotations

from extraction.model_reader.fields import completing, has_direction, quoted
from ontology.model import Ontology, Relation
from ontology.records import Status

NAME = "claims"
_TEXT: dict[str, object] = {"type": "string"}
_TEXT_OR_NULL: dict[str, object] = {"type": ["string", "null"]}


def schema_of(ontology: Ontology) -> dict[str, object]:
    """An object with a list of claims, each of the form of its relation.

    All properties are required and no others allowed, as strict structured output demands; what is not told is null.
    """
    claim = {"anyOf": [_claim(relation) for relation in ontology.relations.values()]}
    return _object({"claims": {"type": "array", "items": claim}})


def _claim(relation: Relation) -> dict[str, object]:
    fields: dict[str, object] = {
        "relation": {"type": "string", "enum": [relation.name]},
        "sentence": {"type": "integer"},
        "words": _TEXT,
        "subject": _TEXT,
        "subject_type": {"type": "string", "enum": list(relation.subject_types)},
    }
    if relation.object_types:
        types = list(relation.object_types)
        if relation.object_required:
            fields |= {"object": _TEXT, "object_type": {"type": "string", "enum": types}}
        else:
            fields |= {
                "object": _TEXT_OR_NULL,
                "object_type": {"type": ["string", "null"], "enum": [*types, None]},
            }
    fields |= {name: _TEXT if name in relation.requires else _TEXT_OR_NULL for name in quoted(relation)}
    fields |= dict.fromkeys(completing(relation), _TEXT_OR_NULL)
    if has_direction(relation):
        fields["direction"] = {"type": ["string", "null"], "enum": ["up", "down", None]}
    fields["status"] = {"type": "string", "enum": [status.value for status in Status]}
    fields["status_words"] = _TEXT_OR_NULL
    return _object(fields)


def _object(fields: dict[str, object]) -> dict[str, object]:
    return {"type": "object", "additionalProperties": False, "required": list(fields), "properties": fields}
