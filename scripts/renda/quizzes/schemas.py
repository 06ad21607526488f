"""What is generated from the models: JSON Schemas for editors, TypeScript types for the client."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from renda.quizzes import wire
from renda.quizzes.blueprint import Blueprint
from renda.quizzes.kinds.case import PartKey, PartView
from renda.quizzes.load import BankFile

if TYPE_CHECKING:
    from pydantic import BaseModel

_HEADER = "// Made by `renda quiz schema` from the models in scripts/renda/quizzes: change those instead."
_WIRE: tuple[type[BaseModel], ...] = (wire.Shard, wire.Solution, wire.Catalog, wire.Exams)
_UNIONS: dict[str, Any] = {
    "KindName": wire.KindName,
    "PartialRule": wire.PartialRule,
    "PartView": PartView,
    "PartKey": PartKey,
    "View": wire.View,
    "Key": wire.Key,
}


def generated() -> dict[Path, str]:
    """Path in the project -> content, of every file that is made from the models."""
    return {
        Path("quizzes/schema.json"): _schema(BankFile),
        Path("quizzes/blueprints/schema.json"): _schema(Blueprint),
        Path("scripts/client/quiz/types.ts"): typescript(),
    }


def _schema(model: type[BaseModel]) -> str:
    return json.dumps(_clean(model.model_json_schema()), ensure_ascii=False, indent=1) + "\n"


def _clean(schema: Any) -> Any:
    """`schema` without what only programmers want to know: titles and docstrings."""
    if isinstance(schema, list):
        return [_clean(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    dropped = {"title", "description"} if "properties" in schema else {"title"}
    return {
        key: {name: _clean(one) for name, one in value.items()}
        if key in ("properties", "$defs")
        else _clean(value)
        for key, value in schema.items()
        if key not in dropped
    }


def typescript() -> str:
    """An interface for each model that the browser gets, and a name for each union."""
    _, schema = models_json_schema([(model, "serialization") for model in _WIRE])
    aliases = {
        _type(TypeAdapter(union).json_schema(mode="serialization"), {}): name
        for name, union in _UNIONS.items()
    }
    return "\n\n".join(
        [
            _HEADER,
            "/** The version of the data that these types describe. */\n"
            f"export const VERSION = {wire.VERSION};",
            *(f"export type {name} = {members};" for members, name in aliases.items()),
            *(_interface(name, one, aliases) for name, one in sorted(schema["$defs"].items())),
            "",
        ]
    )


def _interface(name: str, schema: dict[str, Any], aliases: dict[str, str]) -> str:
    lines = []
    if text := schema.get("description", ""):
        lines.append(f"/** {' '.join(text.split())} */")
    lines.append(f"export interface {name} {{")
    lines += [f"  {field}: {_type(one, aliases)};" for field, one in schema["properties"].items()]
    return "\n".join([*lines, "}"])


_PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean"}


def _type(schema: dict[str, Any], aliases: dict[str, str]) -> str:
    """The TypeScript of a JSON Schema; KeyError for what no model of ours has."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        union = " | ".join(json.dumps(one) for one in schema["enum"])
        return aliases.get(union, union)
    if "oneOf" in schema:
        union = " | ".join(_type(one, aliases) for one in schema["oneOf"])
        return aliases.get(union, union)
    if schema["type"] == "array":
        return f"{_type(schema['items'], aliases)}[]"
    return _PLAIN[schema["type"]]
