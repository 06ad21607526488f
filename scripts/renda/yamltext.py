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
        mark = error.problem_mark or error.context_mark
        line = first_line + mark.line if mark else first_line
        diagnostics.error(path, line, f"YAML 写法有误：{_syntax(error.problem or '')}")
        return None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        diagnostics.error(path, first_line, f"YAML 无法读取（{error}）。请检查有无特殊字符")
        return None
    finally:
        loader.dispose()
    return Document(path, data, lines)


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
}


def _syntax(problem: str) -> str:
    hint = next((hint for part, hint in _SYNTAX.items() if part in problem), None)
    return hint or f"请检查缩进、冒号后的空格和引号是否成对（{problem}）"


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
        for index, value in enumerate(node.value):
            _note_lines(value, (*path, index), lines, first, name, diagnostics)


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
            diagnostics.error(document.path, line, _explain(error, model))
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
    "string_pattern_mismatch": "“{key}”的写法不符（要求 {pattern}），现为“{input}”",
}


def _explain(error: ErrorDetails, model: type[BaseModel]) -> str:
    key = next((str(part) for part in reversed(error["loc"]) if isinstance(part, str)), "内容")
    context = {name: str(value).replace(" or ", " 或 ") for name, value in error.get("ctx", {}).items()}
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(key, _field_names(model), n=1, cutoff=0.6)
        return f"不认识的字段“{key}”" + (f"，是不是“{near[0]}”？" if near else "，请删去或改名")
    if error["type"] == "value_error":  # our own validators speak Chinese already
        return error["msg"].removeprefix("Value error, ")
    template = _MESSAGES.get(error["type"])
    if template is None:
        return f"“{key}”的内容不合要求（{error['msg']}）"
    shown = str(error.get("input", ""))
    return template.format(key=key, input=shown if len(shown) <= 40 else shown[:39] + "…", **context)


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
