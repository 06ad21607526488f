"""The one base of expected failures: a user sees one line in Chinese, a bug shows a traceback."""

from __future__ import annotations

import errno

import click


class RendaError(click.ClickException):
    """A failure that the user can mend; click prints it and exits with code 1.

    The message is Chinese and says what is wrong, where, and how to mend it.
    """

    def show(self, file: object = None) -> None:
        """Print the message on stderr, each line as it is."""
        del file
        click.echo(f"错误：{self.format_message()}", err=True)


_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在的磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EBUSY: "正被其他程序使用",
    errno.ENAMETOOLONG: "名称太长",
    errno.EIO: "磁盘读写出错",
    errno.EMFILE: "打开的文件太多",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese; rare reasons as the system gives them."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
