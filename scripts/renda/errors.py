"""The one base of expected failures: a user sees one line in Chinese, a bug shows a traceback."""

from __future__ import annotations

import click


class RendaError(click.ClickException):
    """A failure that the user can mend; click prints it and exits with code 1.

    The message is Chinese and says what is wrong, where, and how to mend it.
    """

    def show(self, file: object = None) -> None:
        """Print the message on stderr, each line as it is."""
        del file
        click.echo(f"错误：{self.format_message()}", err=True)
