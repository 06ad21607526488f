"""Reading sheets: text word for word, sentences that join to it, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from renda.campaigns.model import Reading
from renda.campaigns.reading import count, sentences, sheet
from renda.statutes.quotation import quote

if TYPE_CHECKING:
    from renda.statutes.model import Library

TEXT = st.text(st.sampled_from("法宪。；！？”）》“，A1 \n") | st.characters())


@given(TEXT)
def test_sentences_join_to_the_text(text: str) -> None:
    parts = sentences(text)
    assert "".join(parts) == text
    assert all(parts)
    assert all(part[-1] in "。；！？”’》）" for part in parts[:-1])


def test_sentences() -> None:
    assert sentences("甲。乙；（丙。）丁") == ["甲。", "乙；", "（丙。）", "丁"]


def test_sheet_has_the_articles_word_for_word(library: Library) -> None:
    reading = Reading.model_validate(
        {
            "articles": ["宪法第一条", "宪法第二条", "宪法第二十七条第三款"],
            "voices": ["领读", "全体"],
            "pace": 100,
        }
    )
    found = sheet(reading, library)
    assert [(passage.label, passage.voice) for passage in found.passages] == [
        ("《宪法》第一条", "领读"),
        ("《宪法》第二条", "全体"),
        ("《宪法》第二十七条第三款", "领读"),
    ]
    for text, passage in zip(reading.articles, found.passages, strict=True):
        shown = tuple(
            "".join(part.text for sentence in paragraph for part in sentence)
            for paragraph in passage.paragraphs
        )
        assert shown == quote(text, library).lines
    assert found.passages[2].characters == len("国家工作人员就职时应当依照法律规定公开进行宪法宣誓")
    assert found.characters == sum(passage.characters for passage in found.passages)
    assert found.minutes == -(-found.characters // 100)


@given(st.text(st.sampled_from("法宪，。12A ")))
def test_only_chinese_characters_count(text: str) -> None:
    assert count(text) == text.count("法") + text.count("宪")
