"""YAML that people write: parsed with the line of every value, checked against a pydantic model.

MkDocs swallows broken front matter, so front matter is read here too.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from renda.diagnostics import Diagnostics

Path_ = tuple[str | int, ...]

_NON_PRINTABLE = yaml.reader.Reader.NON_PRINTABLE

_FENCE = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


class Strict(BaseModel):
    """Base of all models read from YAML: frozen, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


ModelT = TypeVar("ModelT", bound=BaseModel)


@dataclass(frozen=True)
class Document:
    """Parsed YAML and the 1-based line of each value by its path, such as ("items", 3, "stem")."""

    path: str
    data: Any
    lines: dict[Path_, int] = field(default_factory=dict)

    def line(self, path: Path_) -> int:
        """The line of the value at `path`, or of its nearest ancestor that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def line_of_error(self, path: Path_, location: Path_) -> int:
        """The line of what pydantic calls `location` below `path`; it names a union's tags too."""
        for key in location:
            if (*path, key) in self.lines:
                path = (*path, key)
        return self.line(path)


# libyaml reads a bank ten times faster; PyYAML's wheels bring it.
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """SafeLoader that keeps dates as the text that was written."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parse(text: str, path: str, diagnostics: Diagnostics, *, first_line: int = 1) -> Document | None:
    """Parse `text`, whose first line is line `first_line` of `path`; None after a syntax error."""
    if control := _NON_PRINTABLE.search(text):  # libyaml would refuse them without naming a line
        line = first_line + text.count("\n", 0, control.start())
        diagnostics.error(path, line, f"含有不可见的控制字符 U+{ord(control[0]):04X}，请删去")
        return None
    loader = _Loader(text)
    lines: dict[Path_, int] = {}
    try:
        node = loader.get_single_node()
        if node is None:
            return Document(path, None, {(): first_line})
        _note_lines(node, (), lines, first_line, path, diagnostics)
        data = loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = _where(error)
        line = first_line + mark.line if mark else first_line
        diagnostics.error(path, line, f"YAML 写法有误：{_syntax(error)}")
        return None
    except (
        yaml.YAMLError,
        RecursionError,
        ValueError,
        AttributeError,
    ):  # a value that its !!tag doesn't allow
        diagnostics.error(
            path, first_line, "YAML 无法读取：请检查有无特殊字符、多层嵌套的括号和以 ! 开头的内容"
        )
        return None
    finally:
        loader.dispose()
    return Document(path, data, lines)


def _where(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Where what is left open begins, which libyaml notices at the end of it all; else where it stopped."""
    is_open = (error.context or "").endswith(("quoted scalar", "flow sequence", "flow mapping"))
    return (error.context_mark if is_open else None) or error.problem_mark or error.context_mark


#: What libyaml says, in part -> what to look for.
_SYNTAX = {
    "expected ',' or ']'": "方括号里缺少英文逗号，或者缺少右方括号“]”",
    "expected ',' or '}'": "花括号里缺少英文逗号，或者缺少右花括号“}”",
    "mapping values are not allowed": "冒号出现在不该有的地方；内容里有英文冒号时请给整句加引号",
    "expected key": "缩进和上一行没有对齐，或者引号没有成对",
    "expected <block end>": "缩进和上一行没有对齐，或者引号没有成对",
    "expected '-' indicator": "这里应是以“- ”开头的一项，请和上面各项对齐",
    "could not find expected ':'": "字段名后面缺少英文冒号和空格",
    "unexpected end of stream": "引号或括号没有成对",
    "cannot start any token": "有不能直接开头的字符（如 @、`、制表符），请加引号，缩进请用空格",
    "undefined alias": "以 * 开头的内容请加引号",
    "tab character": "这一行开头有制表符（Tab），缩进请用空格；上一行也请看看是否完整",
    "block sequence entries": "“- ”要另起一行",
    "escape": "双引号里的反斜杠 \\ 有误；请改用单引号",
    "constructor for the tag": "以 ! 开头的内容请加引号",
    "scanning a tag": "以 ! 开头的内容请加引号",
    "alphabetic or numeric": "以 & 或 * 开头的内容请加引号",
    "second occurrence": "以 & 开头的内容请加引号",
    "comment or line break": "以 | 或 > 开头的内容请加引号",
    "another document": "多了一行 ---，请删去",
    "unhashable key": "冒号前面应是字段名，不能是括号；内容以括号开头时请加引号",
}


def _syntax(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.context} {error.problem}"
    hint = next((hint for part, hint in _SYNTAX.items() if part in said), None)
    return hint or "请检查缩进、冒号后的空格和引号是否成对"


def _note_lines(
    node: yaml.Node, path: Path_, lines: dict[Path_, int], first: int, name: str, diagnostics: Diagnostics
) -> None:
    lines[path] = first + node.start_mark.line
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*path, str(key.value))
            if here in lines:
                diagnostics.error(name, first + key.start_mark.line, f"“{key.value}”写了两次，请删去一个")
            _note_lines(value, here, lines, first, name, diagnostics)
            lines[here] = first + key.start_mark.line
    elif isinstance(node, yaml.SequenceNode):
        node.value = [part for value in node.value for part in _split(value, first, name, diagnostics)]
        for index, value in enumerate(node.value):
            _note_lines(value, (*path, index), lines, first, name, diagnostics)


def _split(node: yaml.Node, first: int, name: str, diagnostics: Diagnostics) -> list[yaml.Node]:
    """The mappings that a list's entry is: several where the “- ” before their first key is missing."""
    if not isinstance(node, yaml.MappingNode):
        return [node]
    starts = [n for n, (key, _) in enumerate(node.value) if key.value == node.value[0][0].value]
    if len(starts) < 2 or starts[1] == 1:
        return [node]
    parts: list[yaml.Node] = []
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        pairs = node.value[start:end]
        mark = pairs[0][0].start_mark
        parts.append(yaml.MappingNode(node.tag, pairs, mark))
        if start:
            key = pairs[0][0].value
            diagnostics.error(name, first + mark.line, f"“{key}”前面缺少“- ”，和上一项连成了一项")
    return parts


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Split a Markdown source into its YAML (None without any), the body, and the body's first line."""
    match = _FENCE.match(text.removeprefix("\ufeff"))
    if not match:
        return None, text, 1
    body_line = match[0].count("\n") + 1
    return match["yaml"], text.removeprefix("\ufeff")[match.end() :], body_line


def front_matter(text: str, path: str, diagnostics: Diagnostics) -> Document | None:
    """The parsed front matter of a Markdown source; None when there is none or it is broken.

    A source that opens a fence with --- and never closes it is an error.
    """
    block, _, _ = split_front_matter(text)
    if block is None:
        if re.match(r"\ufeff?---[ \t]*\r?\n", text):
            diagnostics.error(path, 1, "页首信息以 --- 开始，却没有用单独一行的 --- 结束")
        return None
    return parse(block, path, diagnostics, first_line=2)


def validate(
    model: type[ModelT],
    document: Document,
    diagnostics: Diagnostics,
    path: Path_ = (),
    context: dict[str, Any] | None = None,
) -> ModelT | None:
    """The value at `path` of `document` as `model`; None after noting every problem with its line.

    `context` is what the model's validators find in their ValidationInfo.
    """
    value = document.data
    for key in path:
        value = value[key]
    try:
        return model.model_validate(value, context=context)
    except ValidationError as failure:
        errors = failure.errors(include_url=False)
        for error in errors:
            # A list whose items are faulty counts as too short as well.
            inside = [other["loc"][: len(error["loc"])] for other in errors if other is not error]
            if error["type"] == "too_short" and error["loc"] in inside:
                continue
            line = document.line_of_error(path, error["loc"])
            beside = [other for other in errors if other["loc"][:-1] == error["loc"][:-1]]
            missing = [str(other["loc"][-1]) for other in beside if other["type"] == "missing"]
            diagnostics.error(document.path, line, _explain(error, model, missing))
        return None


_MESSAGES = {
    "missing": "缺少必填项“{key}”",
    "string_type": "“{key}”应为文字；数字或日期请加引号",
    "int_type": "“{key}”应为整数",
    "int_parsing": "“{key}”应为整数，现为“{input}”",
    "float_type": "“{key}”应为数字",
    "bool_type": "“{key}”应为 true 或 false",
    "bool_parsing": "“{key}”应为 true 或 false，现为“{input}”",
    "list_type": "“{key}”应为列表，每项一行，以“- ”开头",
    "tuple_type": "“{key}”应为列表，每项一行，以“- ”开头",
    "dict_type": "“{key}”应为“名称: 内容”的形式",
    "model_type": "“{key}”应为“名称: 内容”的形式",
    "date_from_datetime_parsing": "“{key}”应为日期，如 2026-12-04，现为“{input}”",
    "date_parsing": "“{key}”应为日期，如 2026-12-04，现为“{input}”",
    "date_type": "“{key}”应为日期，如 2026-12-04",
    "datetime_parsing": "“{key}”应为日期和时间，如 2026-12-04 09:30，现为“{input}”",
    "datetime_from_date_parsing": "“{key}”应为日期和时间，如 2026-12-04 09:30，现为“{input}”",
    "time_parsing": "“{key}”应为时间，如 09:30，现为“{input}”",
    "union_tag_not_found": "缺少“kind”（题型）",
    "too_short": "“{key}”至少要有 {min_length} 项",
    "too_long": "“{key}”至多 {max_length} 项",
    "string_too_short": "“{key}”不能为空",
    "greater_than_equal": "“{key}”不能小于 {ge}，现为“{input}”",
    "less_than_equal": "“{key}”不能大于 {le}，现为“{input}”",
    "literal_error": "“{key}”应为 {expected}，现为“{input}”",
    "enum": "“{key}”应为 {expected}，现为“{input}”",
    "union_tag_invalid": "“kind”（题型）应为 {expected_tags}，现为“{tag}”",
    "string_pattern_mismatch": "“{key}”的写法不符，现为“{input}”",
    "string_too_long": "“{key}”至多 {max_length} 字",
    "greater_than": "“{key}”应大于 {gt}，现为“{input}”",
    "less_than": "“{key}”应小于 {lt}，现为“{input}”",
    "float_parsing": "“{key}”应为数字，现为“{input}”",
    "int_from_float": "“{key}”应为整数，现为“{input}”",
    "finite_number": "“{key}”应为数字，现为“{input}”",
}
#: Patterns in words.
_PATTERNS = {"^[a-z][a-z0-9-]*$": "以小写字母开头，只用小写字母、数字和连字符"}


def _explain(error: ErrorDetails, model: type[BaseModel], missing: list[str]) -> str:
    """`missing`: the fields that are missing where the error is; a misspelt one is likely one of these."""
    key = next((str(part) for part in reversed(error["loc"]) if isinstance(part, str)), "内容")
    context = {name: _in_words(str(value)) for name, value in error.get("ctx", {}).items()}
    if error["type"] == "extra_forbidden":
        near = [
            name
            for names in (missing, _field_names(model))
            for name in difflib.get_close_matches(key, names, n=1, cutoff=0.6)
        ]
        return f"不认识的字段“{key}”" + (f"，是不是“{near[0]}”？" if near else "，请删去或改名")
    if error["type"] == "value_error":  # our own validators speak Chinese already
        return error["msg"].removeprefix("Value error, ")
    if context.get("pattern") in _PATTERNS:
        return f"“{key}”应{_PATTERNS[context['pattern']]}，现为“{error.get('input')}”"
    template = _MESSAGES.get(error["type"], "“{key}”的内容不合要求，现为“{input}”")
    shown = str(error.get("input", ""))
    return template.format(key=key, input=shown if len(shown) <= 40 else shown[:39] + "…", **context)


def _in_words(expected: str) -> str:
    """'a', 'b' or 'c' -> a、b 或 c: how pydantic lists what is allowed."""
    return expected.replace("'", "").replace(", ", "、").replace(" or ", " 或 ")


def _field_names(model: type[BaseModel]) -> list[str]:
    """All field names that a model or the models inside it know, for suggestions."""
    found: list[str] = []
    pending: list[Any] = [model]
    seen: set[Any] = set()
    while pending:
        kind = pending.pop()
        if kind in seen:
            continue
        seen.add(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            for name, info in kind.model_fields.items():
                found.append(info.alias or name)
                pending.append(info.annotation)
        else:
            pending.extend(getattr(kind, "__args__", ()))
    return found
