"""What is generated from the models is fresh, and the schemas for editors agree with what the loader accepts."""

from __future__ import annotations

import copy
import functools
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from renda.diagnostics import Diagnostics
from renda.quizzes import blueprint, schemas

from . import sample

ROOT = Path(__file__).parents[2]
BANKS = sorted((ROOT / "quizzes").glob("*.yml"))
BLUEPRINTS = sorted((ROOT / "quizzes/blueprints").glob("*.yml"))


@pytest.mark.parametrize("path", schemas.generated(), ids=str)
def test_generated_files_are_fresh(path: Path) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert text == schemas.generated()[path], "请运行 renda quiz schema"


class _Editor(yaml.SafeLoader):
    """Reads YAML as JSON has it, where a date is a text."""


_Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@functools.cache
def validator(path: str) -> Draft202012Validator:
    schema = json.loads((ROOT / path).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def problems(schema: str, text: str) -> list[str]:
    found = validator(schema).iter_errors(yaml.load(text, _Editor))
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in found]


@pytest.mark.parametrize("path", [*BANKS, *BLUEPRINTS], ids=lambda path: path.name)
def test_every_file_of_the_project_is_accepted(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    declared = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    schema = (path.parent / declared).relative_to(ROOT)
    assert problems(str(schema), text) == []


def test_every_kind_is_accepted() -> None:
    assert problems("quizzes/schema.json", sample.bank(*sample.ALL)) == []


Change = "Callable[[dict[str, Any]], object]"

#: What an author may get wrong in an item, by name: which item, and what is done to it.
MISTAKES: dict[str, tuple[dict[str, Any], Change]] = {
    "no kind": (sample.SINGLE, lambda item: item.pop("kind")),
    "unknown kind": (sample.SINGLE, lambda item: item.update(kind="choice")),
    "no id": (sample.SINGLE, lambda item: item.pop("id")),
    "id with capitals": (sample.SINGLE, lambda item: item.update(id="S 1")),
    "no stem": (sample.SINGLE, lambda item: item.pop("stem")),
    "empty stem": (sample.SINGLE, lambda item: item.update(stem="")),
    "no explanation": (sample.SINGLE, lambda item: item.pop("explanation")),
    "no citation": (sample.SINGLE, lambda item: item.update(cites=[])),
    "citation that is no list": (sample.SINGLE, lambda item: item.update(cites="试验法第一条")),
    "no topic": (sample.SINGLE, lambda item: item.update(topics=[])),
    "unknown post": (sample.SINGLE, lambda item: item.update(posts=["军委"])),
    "level too high": (sample.SINGLE, lambda item: item.update(level=4)),
    "level in words": (sample.SINGLE, lambda item: item.update(level="难")),
    "no date": (sample.SINGLE, lambda item: item.pop("reviewed")),
    "date in words": (sample.SINGLE, lambda item: item.update(reviewed="昨天")),
    "field that doesn't exist": (sample.SINGLE, lambda item: item.update(answers="C")),
    "one option": (sample.SINGLE, lambda item: item.update(options=["三年"])),
    "option that is a list": (sample.SINGLE, lambda item: item["options"].append(["三年"])),
    "answer as a number": (sample.SINGLE, lambda item: item.update(answer=3)),
    "no answer": (sample.MULTIPLE, lambda item: item.pop("answer")),
    "judged in words": (sample.JUDGE, lambda item: item.update(answer="也许")),
    "blank without answers": (sample.BLANK, lambda item: item.update(answer=[])),
    "cloze without an article": (sample.CLOZE, lambda item: item.pop("article")),
    "cloze without blanks": (sample.CLOZE, lambda item: item.update(blanks=[])),
    "short without points": (sample.SHORT, lambda item: item.update(points=[])),
    "case without questions": (sample.CASE, lambda item: item.update(questions=[])),
    "case within a case": (sample.CASE, lambda item: item.update(questions=[sample.CASE])),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes_in_a_bank_are_refused_by_the_editor_as_by_the_loader(name: str, tmp_path: Path) -> None:
    right, change = MISTAKES[name]
    wrong = copy.deepcopy(right)
    change(wrong)
    text = sample.bank(wrong)
    diagnostics = Diagnostics()
    sample.load(tmp_path, diagnostics, bank=text)
    assert list(diagnostics), "the loader takes it"
    assert problems("quizzes/schema.json", text), "the editor takes it"


BLUEPRINT_MISTAKES: dict[str, Change] = {
    "no title": lambda plan: plan.pop("title"),
    "no time": lambda plan: plan.update(minutes=0),
    "time in words": lambda plan: plan.update(minutes="两小时"),
    "unknown post": lambda plan: plan.update(post="军委"),
    "no sections": lambda plan: plan.update(sections=[]),
    "unknown kind": lambda plan: plan["sections"][0].update(kind="choice"),
    "no points": lambda plan: plan["sections"][0].update(points=0),
    "unknown rule": lambda plan: plan["sections"][0].update(partial="half"),
    "none drawn": lambda plan: plan["sections"][0]["cells"][0].update(count=0),
    "field that doesn't exist": lambda plan: plan.update(hours=2),
}


@pytest.mark.parametrize("name", BLUEPRINT_MISTAKES)
def test_mistakes_in_a_blueprint_are_refused_by_the_editor_as_by_the_loader(
    name: str, tmp_path: Path
) -> None:
    plan = yaml.load(BLUEPRINTS[0].read_text(encoding="utf-8"), _Editor)
    BLUEPRINT_MISTAKES[name](plan)
    text = yaml.safe_dump(plan, allow_unicode=True)
    folder = tmp_path / "quizzes" / blueprint.FOLDER
    folder.mkdir(parents=True)
    (folder / "a.yml").write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    blueprint.load_blueprints(folder.parent, diagnostics)
    assert list(diagnostics), "the loader takes it"
    assert problems("quizzes/blueprints/schema.json", text), "the editor takes it"
