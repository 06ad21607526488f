"""Click's own words in Chinese: usage, help, and what is wrong with an argument.

Click looks its words up with gettext, but gettext chooses a language by the machine's settings and wants a
compiled catalogue. Whoever uses these commands reads Chinese, so the look-up itself is replaced.
"""

from __future__ import annotations

from click import core, decorators, exceptions, formatting, parser, types

#: Click's words -> ours. What only a programmer can meet, or no command of ours uses, stays as it is.
WORDS = {
    # usage and help
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Show this message and exit.": "显示这份说明。",
    "Show the version and exit.": "显示版本号。",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "default: {default}": "默认：{default}",
    "required": "必填",
    "Try '{command} {option}' for help.": "用法见 {command} {option}",
    # what went wrong
    "Aborted!": "已中止。",
    "Error: {message}": "错误：{message}",
    "unknown error": "原因不明",
    "Missing command.": "缺少命令",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "Missing parameter: {param_name}": "缺少参数：{param_name}",
    "Missing {param_type}": "缺少{param_type}",
    "Choose from:\n\t{choices}": "可以是：\n\t{choices}",
    "Invalid value: {message}": "写法不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 写法不对：{message}",
    "Could not open file {filename!r}: {message}": "打不开文件“{filename}”：{message}",
    "No such option {name!r}.": "没有选项“{name}”。",
    "No such command {name!r}.": "没有命令“{name}”。",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "(Did you mean one of: {possibilities}?)": "（是不是其中一个：{possibilities}？）",
    "Got unexpected extra argument ({args})": "多了一个参数（{args}）",
    "Got unexpected extra arguments ({args})": "多了几个参数（{args}）",
    "Takes {nargs} values but 1 was given.": "应有 {nargs} 个值，只给了 1 个。",
    "Takes {nargs} values but {len} were given.": "应有 {nargs} 个值，给了 {len} 个。",
    "Invalid start character for option ({option})": "选项的开头不对（{option}）",
    "Option {name!r} does not take a value.": "选项“{name}”不带值。",
    "Option {name!r} requires an argument.": "选项“{name}”后面缺少值。",
    "Option {name!r} requires {nargs} arguments.": "选项“{name}”后面应有 {nargs} 个值。",
    "Argument {name!r} takes {nargs} values.": "参数“{name}”应有 {nargs} 个值。",
    # values
    "file": "文件",
    "directory": "文件夹",
    "path": "路径",
    "Choice({choices})": "可选 {choices}",
    "{value!r} is not {choice}.": "“{value}”应为 {choice}。",
    "{value!r} is not one of {choices}.": "“{value}”不在可选之列：{choices}。",
    "{value!r} does not match the format {format}.": "“{value}”的格式应为 {format}。",
    "{value!r} does not match the formats {formats}.": "“{value}”的格式应为其中一种：{formats}。",
    "{value} is not in the range {range}.": "{value} 超出范围 {range}。",
    "{value!r} is not a valid boolean. Recognized values: {states}": "“{value}”应为是或否：{states}",
    "{len_type} values are required, but {len_value} was given.": "应有 {len_type} 个值，有 {len_value} 个",
    "{len_type} values are required, but {len_value} were given.": "应有 {len_type} 个值，有 {len_value} 个",
    "{value!r} is not a valid {number_type}.": "“{value}”不是数字（{number_type}）。",
    "{value!r} is not a valid UUID.": "“{value}”不是 UUID。",
    "{name} {filename!r} is a file.": "“{filename}”是文件，不是{name}。",
    "{name} {filename!r} is a directory.": "“{filename}”是文件夹，不是{name}。",
    "{name} {filename!r} is not readable.": "没有权限读取{name}“{filename}”。",
    "{name} {filename!r} is not writable.": "没有权限写入{name}“{filename}”。",
    "{name} {filename!r} is not executable.": "没有权限运行{name}“{filename}”。",
    "{name} {filename!r} does not exist.": "没有{name}“{filename}”。",
}  # fmt: skip


def gettext(message: str) -> str:
    """Click's `message` in Chinese; itself where there is no translation."""
    return WORDS.get(message, message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The same for a message that has two forms."""
    return gettext(singular if number == 1 else plural)


def install() -> None:
    """Let all of click speak Chinese from now on."""
    for module in (core, decorators, exceptions, formatting, parser, types):
        names = vars(module)
        for name, replacement in (("_", gettext), ("ngettext", ngettext)):
            if name in names:
                names[name] = replacement
