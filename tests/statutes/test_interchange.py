"""The library as JSON: against its schema, complete, stable."""

import json
from typing import Any

import jsonschema
import pytest

from renda.statutes import interchange
from renda.statutes.model import Library


@pytest.fixture(scope="module")
def files(library: Library) -> dict[str, Any]:
    return {name: json.loads(data) for name, data in interchange.files(library)}


def test_every_file_follows_the_published_schema(files: dict[str, Any]) -> None:
    schema = files["api/schema.json"]
    statute = jsonschema.Draft202012Validator(schema)
    listing = jsonschema.Draft202012Validator({"$ref": "#/$defs/IndexData", "$defs": schema["$defs"]})
    listing.validate(files["api/index.json"])
    for entry in files["api/index.json"]["statutes"]:
        statute.validate(files[entry["data"]])


def test_the_schema_refuses_what_is_no_statute(files: dict[str, Any]) -> None:
    statute = {**files["api/laws/xianfa.json"], "versions": [{"id": 1}]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(files["api/schema.json"]).validate(statute)


def test_every_article_of_every_version_is_there_word_for_word(
    files: dict[str, Any], library: Library
) -> None:
    for statute in library.statutes:
        versions = files[f"api/laws/{statute.slug}.json"]["versions"]
        assert [v["version_date"] for v in versions] == [str(v.version_date) for v in statute.versions]
        for data, version in zip(versions, statute.versions, strict=True):
            found = [
                (article["number"], "\n".join(line["text"] for line in article["lines"]))
                for article in data["articles"]
            ]
            assert found == [(article.number.label, article.text) for article in version.articles]


def test_the_index_is_sorted_and_names_every_file(files: dict[str, Any]) -> None:
    entries = files["api/index.json"]["statutes"]
    assert [entry["slug"] for entry in entries] == sorted(entry["slug"] for entry in entries)
    assert {entry["data"] for entry in entries} | {interchange.INDEX, interchange.SCHEMA} == set(files)


def test_equal_input_gives_equal_bytes(library: Library) -> None:
    assert list(interchange.files(library)) == list(interchange.files(library))


def test_every_field_is_explained() -> None:
    tables = interchange.tables()
    assert len(tables) == 7
    for title, rows in tables:
        for name, kind, meaning in rows:
            assert kind, (title, name)
            assert meaning or kind == "列表" or title.startswith("目录"), (title, name)
