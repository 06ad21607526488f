"""Statutes from files: .docx as the national database gives them, encodings, and damaged files."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from official import OFFICIAL, made_docx
from renda.diagnostics import Diagnostics
from renda.statutes import repair
from renda.statutes.sources import files
from renda.statutes.sources.files import Draft


def read(path: Path, date: dt.date | None = None) -> tuple[Draft | None, list[str]]:
    diagnostics = Diagnostics()
    draft = files.read(path, diagnostics, date=date)
    return draft, [str(problem).replace(f"{path.parent}/", "") for problem in diagnostics]


def test_an_official_docx(tmp_path: Path) -> None:
    draft, problems = read(made_docx(tmp_path / "甲法.docx"))
    assert draft is not None
    version = draft.version
    assert problems == []
    assert (version.title, version.kind) == ("中华人民共和国甲法", "法律")
    assert (version.version_date, version.commencement, version.first_effective) == (
        dt.date(2024, 5, 6),
        None,
        dt.date(2020, 3, 1),
    )
    assert version.issued_by == "全国人民代表大会常务委员会"
    assert version.preamble == ("为了乙。",)
    assert version.annex == ("附件：", "庚")
    assert [(a.number.label, a.chapter, a.paragraphs) for a in version.articles] == [
        ("第一条", "第一章　总　　则", ("丙：", "（一）丁；", "（二）戊。", "己。")),
        ("第二条", "第二章　附　　则", ("本法自2020年3月1日起施行。",)),
    ]


def test_the_place_is_the_paragraph(tmp_path: Path) -> None:
    draft, problems = read(made_docx(tmp_path / "a.docx", OFFICIAL.replace("第二条", "第一条")))
    assert draft is None
    assert problems == ["a.docx:17: 第一条重复出现（第 12 行已有），请删去多余的一处"]


def test_what_a_paragraph_hides(tmp_path: Path) -> None:
    """Text in content controls and hyperlinks counts; a table is noted; line breaks are paragraphs."""
    path = made_docx(tmp_path / "a.docx")
    document = docx.Document(str(path))
    paragraphs = document.paragraphs
    body = document.element.body
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    control.append(content)
    body.insert(10, control)
    content.append(body[11])  # 第一条
    paragraphs[14].add_run().add_break()
    paragraphs[14].add_run("辛。")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "壬"
    paragraphs[16]._p.addnext(table._tbl)
    document.save(str(path))
    draft, problems = read(path)
    assert draft is not None
    assert draft.version.articles[0].paragraphs == ("丙：", "（一）丁；", "（二）戊。", "己。", "辛。")
    assert draft.version.articles[1].notes == (repair.TABLE_NOTE,)
    assert problems == ["a.docx: （警告）第二条中的表格没有收入，网页在原处说明"]


def test_tracked_changes_are_refused(tmp_path: Path) -> None:
    path = made_docx(tmp_path / "a.docx")
    document = docx.Document(str(path))
    inserted = OxmlElement("w:ins")
    inserted.set(qn("w:id"), "1")
    document.paragraphs[12]._p.append(inserted)
    document.save(str(path))
    draft, problems = read(path)
    assert draft is None
    assert problems == ["a.docx: 文件带有修订痕迹。请在 Word 或 WPS 中接受或拒绝全部修订后再导入"]


def numbered(document: DocumentObject, paragraphs: range, number: int | None = None) -> None:
    """Put these paragraphs into a list; without its `number` into that of the style List Number."""
    style = document.styles["List Number"].element
    number = style.pPr.numPr.numId.val if number is None else number
    for index in paragraphs:
        document.paragraphs[index]._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number


def styled(document: DocumentObject, paragraphs: range, style: str) -> None:
    for index in paragraphs:
        document.paragraphs[index].style = style


def own_style(document: DocumentObject) -> None:
    """A style made from one that numbers."""
    style = document.styles.add_style("款", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["List Number"]
    styled(document, range(12, 15, 2), "款")


def leave_list(document: DocumentObject) -> None:
    """A list style whose number each paragraph takes back."""
    styled(document, range(11, 16), "List Number")
    numbered(document, range(11, 16), 0)


def in_a_table(document: DocumentObject) -> None:
    """Everything from the first article on into a cell."""
    cell = document.add_table(1, 1).cell(0, 0)
    for paragraph in document.paragraphs[10:]:
        cell._tc.append(paragraph._p)


NUMBERS_LOST = (
    "段的编号由 Word 自动生成，不在文字里，导入会丢失。"
    "请在 Word 中把文件另存为“纯文本（.txt）”再导入，编号会一并写成文字；或者改为手工输入的编号"
)
IN_A_TABLE = (
    "法律的文字在表格里，表格不能导入。请在 Word 或 WPS 中选中表格，用“表格转换成文本”去掉表格后再导入"
)

WORD_FEATURES: dict[str, tuple[Callable[[DocumentObject], None], list[str]]] = {
    "numbers of its own": (lambda d: numbered(d, range(12, 14)), [f"a.docx:13: 第 13–14 {NUMBERS_LOST}"]),
    "numbers of a style": (lambda d: styled(d, range(12, 13), "List Number"), [f"a.docx:13: 第 13 {NUMBERS_LOST}"]),
    "numbers of a style's style": (
        own_style,
        [f"a.docx:13: 第 13、15 {NUMBERS_LOST}"],
    ),
    "bullets": (lambda d: styled(d, range(12, 14), "List Bullet"), []),
    "numbers taken back": (leave_list, []),
    "a list that isn't there": (lambda d: numbered(d, range(12, 14), 999), []),
    "articles in a table": (in_a_table, [f"a.docx:13: {IN_A_TABLE}"]),
}  # fmt: skip


@pytest.mark.parametrize("name", WORD_FEATURES)
def test_what_word_shows_and_the_text_lacks(tmp_path: Path, name: str) -> None:
    change, expected = WORD_FEATURES[name]
    path = made_docx(tmp_path / "a.docx")
    document = docx.Document(str(path))
    change(document)
    document.save(str(path))
    draft, problems = read(path)
    assert problems == expected
    assert (draft is None) == bool(expected)


def test_a_document_of_one_table(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "甲法"
    document.save(str(tmp_path / "a.docx"))
    assert read(tmp_path / "a.docx") == (None, [f"a.docx:1: {IN_A_TABLE}"])


ENCODINGS = [("utf-8", None), ("utf-8-sig", None), ("gb18030", "GB18030"), ("utf-16", "UTF-16")]


@pytest.mark.parametrize(("encoding", "said"), ENCODINGS)
def test_encodings(tmp_path: Path, encoding: str, said: str | None) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(OFFICIAL.encode(encoding))
    draft, problems = read(path)
    assert draft is not None
    assert (draft.encoding, draft.version.title, problems) == (said, "中华人民共和国甲法", [])


REFUSED = [
    ("a.pdf", b"%PDF", "a.pdf: 只能读取 .docx、.md 和 .txt 文件"),
    ("a.doc", b"\xd0\xcf\x11\xe0", "a.doc: 这是旧版 Word 文件（.doc），请用 Word 或 WPS 另存为 .docx"),
    (
        "a.docx",
        b"not a zip",
        "a.docx: 不是 .docx 文件，或文件不完整。请重新下载，或用 Word、WPS 打开后另存为 .docx",
    ),
    ("a.md", "甲\n乙".encode() + b"\xff\xff", "a.md:2: 无法识别文件的编码，请用记事本或 WPS 另存为 UTF-8"),
    ("a.txt", "甲".encode("utf-16-le"), "a.txt:"),
    ("a.txt", b"\0\0", "a.txt: 不是文本文件。请提供 .docx、.md 或 .txt"),
    ("a.md", "# 甲法\n\n第一条 乙。".encode(), "a.md:1: 没有找到版本日期"),
]


@pytest.mark.parametrize(("name", "data", "message"), REFUSED)
def test_refused(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    draft, problems = read(path)
    assert draft is None
    assert any(problem.startswith(message) for problem in problems), problems


def test_missing_file_and_given_date(tmp_path: Path) -> None:
    assert read(tmp_path / "a.md") == (None, ["a.md: 没有这个文件，请检查路径"])
    path = tmp_path / "b.md"
    path.write_text("# 甲法\n\n第一条 乙。", encoding="utf-8")
    draft, problems = read(path, dt.date(2020, 1, 1))
    assert draft is not None
    assert (draft.version.version_date, problems) == (dt.date(2020, 1, 1), [])


# Attacks and damage


def repacked(path: Path, part: str, data: bytes) -> None:
    """The package at `path` with other bytes for one part."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = data
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").mkdir()
    assert read(tmp_path / "甲.docx") == (None, ["甲.docx: 读不到文件（这是文件夹，不是文件）"])


BROKEN_PARTS = [
    "[Content_Types].xml",
    "word/document.xml",
    "_rels/.rels",
    "word/numbering.xml",
    "word/styles.xml",
]


@pytest.mark.parametrize("part", BROKEN_PARTS)
def test_a_damaged_part(tmp_path: Path, part: str) -> None:
    path = made_docx(tmp_path / "a.docx")
    repacked(path, part, b"<broken")
    assert read(path) == (
        None,
        ["a.docx: .docx 文件已损坏，读不出内容。请重新下载，或用 Word、WPS 打开后另存为 .docx"],
    )


def test_zip_bomb(tmp_path: Path) -> None:
    path = made_docx(tmp_path / "a.docx")
    repacked(path, "word/document.xml", b" " * 100_000_000)
    assert path.stat().st_size < 1_000_000
    assert read(path) == (None, ["a.docx: 文件解压后过大，不像是一部法律，不予读取"])


ENTITIES = {
    "a file": '<!ENTITY x SYSTEM "file:///etc/passwd">',
    "laughs": '<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghix", strict=True)),
}


@pytest.mark.parametrize("name", ENTITIES)
def test_entities(tmp_path: Path, name: str) -> None:
    path = made_docx(tmp_path / "a.docx")
    with zipfile.ZipFile(path) as package:
        xml = package.read("word/document.xml").decode()
    declared = xml.replace("<w:document", f"<!DOCTYPE w:document [{ENTITIES[name]}]>\n<w:document", 1)
    repacked(path, "word/document.xml", declared.replace("丙：", "&x;").encode())
    draft, problems = read(path)
    assert draft is None
    (problem,) = problems
    assert "实体定义" in problem or "已损坏" in problem


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Path]:
    path = made_docx(tmp_path_factory.mktemp("docx") / "a.docx")
    return path.read_bytes(), path


_FUZZ = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


def judged(path: Path, data: bytes) -> None:
    """Whatever the bytes are, there is a statute or a reason; anything else would raise."""
    path.write_bytes(data)
    draft, problems = read(path)
    assert draft is not None or problems


@_FUZZ
@given(st.data())
def test_damaged_docx(package: tuple[bytes, Path], data: st.DataObject) -> None:
    whole, path = package
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 12))):
        damaged[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    judged(path, bytes(damaged[: data.draw(st.sampled_from([len(whole), len(whole) // 2, 100]))]))


@_FUZZ
@given(st.data())
def test_damaged_xml(package: tuple[bytes, Path], data: st.DataObject) -> None:
    """Damage inside the package, behind its checksums."""
    whole, path = package
    path.write_bytes(whole)
    with zipfile.ZipFile(io.BytesIO(whole)) as opened:
        part = data.draw(st.sampled_from(["word/document.xml", "[Content_Types].xml", "_rels/.rels"]))
        xml = bytearray(opened.read(part))
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(xml) - 1))
        xml[start : start + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
        if not xml:
            break
    repacked(path, part, bytes(xml))
    judged(path, path.read_bytes())


@_FUZZ
@given(st.data())
def test_damaged_text(package: tuple[bytes, Path], data: st.DataObject) -> None:
    encoded = OFFICIAL.encode(data.draw(st.sampled_from(["utf-8", "gb18030", "utf-16"])))
    damaged = bytearray(encoded)
    for _ in range(data.draw(st.integers(0, 8))):
        damaged[data.draw(st.integers(0, len(encoded) - 1))] = data.draw(st.integers(0, 255))
    judged(package[1].with_suffix(".md"), bytes(damaged[: data.draw(st.integers(0, len(encoded)))]))
