"""The client's marking against a reference of its own, written from the rules and not from the code."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import unicodedata
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from renda.statutes import numerals

ROOT = Path(__file__).parents[2]
RUNNER = ROOT / "scripts/client/quiz/kinds/runner.ts"
Case = tuple[dict[str, Any], Any, str]


def run(cases: list[Case]) -> list[float | None]:
    """What the client gives for each (key, response, rule)."""
    node = Path(sys.executable).with_name("node")
    done = subprocess.run(
        [node, RUNNER], input=json.dumps(cases), capture_output=True, text=True, check=True, timeout=60
    )
    shares: list[float | None] = json.loads(done.stdout)
    return shares


# The reference: shares as fractions; None where somebody has yet to mark an answer.


def reference(key: dict[str, Any], response: Any, rule: str) -> Fraction | None:
    match key["kind"]:
        case "single":
            return Fraction(response == [key["answer"]])
        case "judge":
            return Fraction(response == ([0] if key["answer"] else [1]))
        case "multiple":
            right, chosen = set(key["answer"]), set(response)
            if chosen - right:
                return Fraction(0)
            if rule == "all":
                return Fraction(chosen == right)
            return Fraction(len(chosen), len(right))
        case "blank" | "cloze":
            allowed = [[one] if isinstance(one, str) else one for one in key["answers"]]
            hits = [
                any(same(one, text) for one in some) for some, text in zip(allowed, response, strict=True)
            ]
            return Fraction(sum(hits), len(hits))
        case "short":
            if response["points"] is None:
                return None
            return Fraction(len(response["points"]), len(key["points"]))
        case "case":
            shares = [
                Fraction(0) if given is None else reference(part, given, rule)
                for part, given in zip(key["keys"], response, strict=True)
            ]
            known = [share for share in shares if share is not None]
            return sum(known, Fraction(0)) / len(shares) if len(known) == len(shares) else None
    raise AssertionError(key["kind"])


def same(one: str, other: str) -> bool:
    first, second = meaning(one), meaning(other)
    return first == second and first != []


NUMBERS = dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千", strict=True))


def meaning(text: str) -> list[str]:
    """The characters that count, with every whole number as one word."""
    flat = [
        NUMBERS.get(char, char) for char in unicodedata.normalize("NFKC", text).lower() if not char.isspace()
    ]
    words: list[str] = []
    number = ""
    for char in [*flat, ""]:
        if char and (char in numerals.NUMERAL_CHARS or (char.isascii() and char.isdigit())):
            number += char
            continue
        if number:
            words.append(str(numerals.to_int(number)))
            number = ""
        if char and unicodedata.category(char)[0] in "LNS":
            words.append(char)
    return words


#: Texts whose numbers are whole and stand alone, and other ways to write them.
WRITINGS = [
    ["五年", "5年", "５ 年", "伍年。"],
    ["六年", "6年", "陆年"],
    ["全国人民代表大会", "全国人民代表大会 ", "“全国人民代表大会”"],
    ["全国人民代表大会常务委员会"],
    ["一百二十", "120", "１２０", "壹佰贰拾"],
    ["二〇〇四", "2004"],
    ["", " ", "。"],
    ["十二月四日", "12月4日"],
]


def some_key(draw: random.Random, *, is_part: bool = False) -> dict[str, Any]:
    kinds = ["single", "multiple", "judge", "blank", "cloze", "short", *([] if is_part else ["case"])]
    match kind := draw.choice(kinds):
        case "single":
            return {"kind": kind, "answer": draw.randrange(4), "feedback": []}
        case "multiple":
            return {"kind": kind, "answer": sorted(draw.sample(range(6), draw.randint(2, 6))), "feedback": []}
        case "judge":
            return {"kind": kind, "answer": draw.random() < 0.5}
        case "blank":
            rows = [draw.sample(WRITINGS[:6], draw.randint(1, 2)) for _ in range(draw.randint(1, 3))]
            return {"kind": kind, "answers": [[draw.choice(some) for some in row] for row in rows]}
        case "cloze":
            return {"kind": kind, "answers": [draw.choice(WRITINGS[0]) for _ in range(draw.randint(1, 3))]}
        case "short":
            return {"kind": kind, "points": ["点"] * draw.randint(1, 5)}
        case _:
            keys = [some_key(draw, is_part=True) for _ in range(draw.randint(1, 4))]
            return {"kind": kind, "keys": keys, "explanations": [""] * len(keys)}


def some_response(draw: random.Random, key: dict[str, Any]) -> Any:
    match key["kind"]:
        case "single" | "judge":
            return [draw.randrange(4 if key["kind"] == "single" else 2)]
        case "multiple":
            pool = key["answer"] if draw.random() < 0.6 else list(range(6))
            return draw.sample(pool, draw.randint(0, len(pool)))
        case "blank" | "cloze":
            return [draw.choice(draw.choice(WRITINGS)) for _ in key["answers"]]
        case "short":
            count = len(key["points"])
            ticked = (
                None if draw.random() < 0.2 else sorted(draw.sample(range(count), draw.randint(0, count)))
            )
            return {"text": "答", "points": ticked}
        case _:
            return [None if draw.random() < 0.2 else some_response(draw, part) for part in key["keys"]]


@pytest.mark.parametrize("rule", ["all", "share"])
def test_the_client_marks_as_the_reference_does(rule: str) -> None:
    draw = random.Random(f"marking {rule}")
    cases: list[Case] = []
    for _ in range(4000):
        key = some_key(draw)
        cases.append((key, some_response(draw, key), rule))
    seen: set[tuple[str, bool]] = set()
    for case, share in zip(cases, run(cases), strict=True):
        expected = reference(*case)
        seen.add((case[0]["kind"], expected is not None and 0 < expected < 1))
        assert share == (None if expected is None else pytest.approx(float(expected))), case
    partly = {"blank", "cloze", "short", "case"} | ({"multiple"} if rule == "share" else set())
    assert {kind for kind, is_partly in seen if is_partly} == partly  # the cases reach what they are for
    assert len({kind for kind, _ in seen}) == 7
