"""Readings: every character of the Constitution that has several, against a list that was read through."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pypinyin
import pytest

from renda.campaigns.pinyin import syllables

if TYPE_CHECKING:
    from renda.statutes.model import Library

#: A character, its reading, and for one with several readings in the Constitution where it has this one, each
#: with two characters before and behind. Made by `readings` below, then read through and mended line by line.
REVIEWED = Path(__file__).with_name("constitution_readings.txt")


def readings(library: Library) -> list[str]:
    """The readings of all characters with several that the 143 articles use."""
    statute = library.by_name("宪法")
    assert statute is not None
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    articles = statute.current(library.as_of).articles
    assert len(articles) == 143
    for line in (line for article in articles for line in article.paragraphs):
        parts = [(char, part.pinyin) for part in syllables(line) for char in part.text]
        assert "".join(char for char, _ in parts) == line
        for at, (char, reading) in enumerate(parts):
            if reading and len(pypinyin.pinyin(char, heteronym=True)[0]) > 1:
                found[char][reading].add(f"{line[max(0, at - 2) : at]}[{char}]{line[at + 1 : at + 3]}")
    return [
        f"{char} {reading}" + (f" {' '.join(sorted(places))}" if len(by_reading) > 1 else "")
        for char, by_reading in sorted(found.items())
        for reading, places in sorted(by_reading.items())
    ]


def test_polyphones_of_the_constitution(library: Library) -> None:
    assert readings(library) == REVIEWED.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以工农联盟为基础", "yǐ gōng nóng lián méng wéi jī chǔ"),
        ("为人民服务", "wèi rén mín fú wù"),
        ("应当与社会相适应", "yīng dāng yǔ shè huì xiāng shì yìng"),
        ("诉讼参与人", "sù sòng cān yù rén"),
        ("本行政区域内各行业行使职权", "běn xíng zhèng qū yù nèi gè háng yè xíng shǐ zhí quán"),
        ("委员长、乡长、延长", "wěi yuán zhǎng xiāng zhǎng yán cháng"),
        ("合理地利用土地", "hé lǐ de lì yòng tǔ dì"),
        ("处理、给予、适当、部分", "chǔ lǐ jǐ yǔ shì dàng bù fèn"),
        ("要求和重要", "yāo qiú hé zhòng yào"),
        ("劳动生产率", "láo dòng shēng chǎn lǜ"),
        ("一个、不得", "yī gè bù dé"),
        ("", ""),
    ],
)
def test_reading(text: str, expected: str) -> None:
    assert " ".join(part.pinyin for part in syllables(text) if part.pinyin) == expected


def test_other_signs_stay_together_without_a_reading() -> None:
    assert [(part.text, part.pinyin) for part in syllables("《A法》2026年。")] == [
        ("《A", ""),
        ("法", "fǎ"),
        ("》2026", ""),
        ("年", "nián"),
        ("。", ""),
    ]


def test_hard_are_rare_characters_and_rare_readings() -> None:
    hard = {part.text for part in syllables("行业行使、参与与否、赡养、徇私、犇") if part.hard}
    assert hard == {"行", "与", "赡", "徇", "犇"}
    assert [part.hard for part in syllables("行业行使")] == [True, False, False, False]
