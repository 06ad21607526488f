"""Builds and serves the site: always into a new folder that takes the old one's place when it is whole."""

from __future__ import annotations

import contextlib
import gc
import logging
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.livereload import LiveReloadServer

from renda import cache, progress
from renda.config import laws_folder
from renda.dates import read_day, today
from renda.errors import RendaError
from renda.project import find_root

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

#: Where the site of a day to come is built: `site` is what organizers copy to the server.
PREVIEW = "site-preview"
ADDRESS = ("127.0.0.1", 8000)
#: What a preview watches, from the project's root, besides the folder of imported statutes.
WATCHED = ("docs", "quizzes", "overrides", "scripts/client", "mkdocs.yml")


def build(root: Path, target: Path, *, strict: bool = False, as_of: dt.date | None = None) -> None:
    """Build the site of the project at `root` and put it at `target`.

    The old site at `target` stays untouched until the new one is complete; it stays for good when
    the build fails. Under `strict` every warning fails the build: a citation that leads nowhere, a broken
    link. Given `as_of`, the site is that of another day: what is published by then, statutes as they stand
    then.

    Raises:
        RendaError: something in the content or the set-up is wrong; nothing was changed.
    """
    work = cache.begin(root, "site")
    try:
        config = _config(root, work, strict=strict)
        if as_of:
            config.plugins["renda"].config["as_of"] = as_of.isoformat()
        _run_mkdocs(config)
        work.chmod(0o755)
        _swap(work, target)
    finally:
        shutil.rmtree(work, ignore_errors=True)


@contextlib.contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """A build makes millions of objects, few of them in circles: looking for those takes a tenth of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _config(root: Path, site_dir: Path, *, strict: bool) -> MkDocsConfig:
    _quiet_mkdocs()
    try:
        # None leaves the choice to mkdocs.yml.
        return load_config(
            config_file=str(root / "mkdocs.yml"), site_dir=str(site_dir), strict=strict or None
        )
    except (ConfigurationError, Abort) as error:
        raise RendaError(f"mkdocs.yml 有误：{error}") from error


def _run_mkdocs(config: MkDocsConfig) -> None:
    try:
        mkdocs_build(config)
    except RendaError:
        raise
    except (MkDocsException, Abort) as error:
        raise RendaError(f"生成网站失败：{error}") from error


def _swap(work: Path, target: Path) -> None:
    """Move `work` to `target`; what was there is removed only after the new site stands."""
    old = target.with_name(f".{target.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.replace(old)
    try:
        work.replace(target)
    except OSError:
        if old.exists():
            old.replace(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


class _ChineseWarnings(logging.Handler):
    """MkDocs' own warnings, one line each; under `strict` they end the build."""

    def emit(self, record: logging.LogRecord) -> None:
        progress.console.print(f"MkDocs：{record.getMessage()}", style="yellow", markup=False)


def _quiet_mkdocs() -> None:
    logger = logging.getLogger("mkdocs")
    if not any(isinstance(handler, _ChineseWarnings) for handler in logger.handlers):
        logger.addHandler(_ChineseWarnings(level=logging.WARNING))
        logger.propagate = False


def serve(root: Path, address: tuple[str, int] = ADDRESS, as_of: dt.date | None = None) -> None:
    """Serve the site and rebuild it on every change; a failed rebuild leaves the last good site up.

    `as_of` is for `build`.
    """
    folder = Path(tempfile.mkdtemp(prefix="serve-", dir=cache.made(root / cache.FOLDER)))

    def rebuild() -> None:
        target = folder / "site"
        try:
            build(root, target, as_of=as_of)
        except RendaError as error:
            error.show()
            progress.console.print("网页仍是改动之前的样子；改好并保存后会自动更新。", style="bold red")

    try:
        with progress.step("生成网站"):
            build(root, folder / "site", as_of=as_of)
        server = LiveReloadServer(rebuild, *address, root=str(folder / "site"), polling_interval=0.2)
        for path in (*WATCHED, laws_folder(root)):
            if (root / path).exists():
                server.watch(str(root / path))
        progress.console.print(
            f"请在浏览器中打开 http://{address[0]}:{address[1]}/　（按 Ctrl+C 结束）", style="bold"
        )
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        except OSError as error:
            raise RendaError(
                f"端口 {address[1]} 无法使用（{error}）。请先关闭占用它的程序，或用 --port 换一个"
            ) from error
        finally:
            server.shutdown()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


_as_of = click.option(
    "--as-of", callback=read_day, help="预览这一天的网站，如 2026-11-25：到那天公布的页面都看得到。"
)


@click.command("build")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help=f"网站的位置，默认 site/；以后某一天的样子默认 {PREVIEW}/。",
)
@click.option("--strict", is_flag=True, help="有警告（如引用对应不到条文、链接失效）也算失败。")
@_as_of
def build_command(output: Path | None, *, strict: bool, as_of: dt.date | None) -> None:
    """生成网站到 site/；有问题时原有网站保持不变。"""
    root = find_root()
    is_ahead = as_of is not None and as_of > today()
    target = output or root / (PREVIEW if is_ahead else "site")
    with _without_garbage_collection():  # a preview goes on, and would keep the garbage of every build
        build(root, target, strict=strict, as_of=as_of)
    note = f"（{as_of} 的样子，仅供预览" + ("，不要发布）" if is_ahead else "）") if as_of else ""
    progress.console.print(f"网站已生成：{target}{note}")


@click.command("serve")
@click.option("--port", default=ADDRESS[1], show_default=True, help="端口。")
@_as_of
def serve_command(port: int, as_of: dt.date | None) -> None:
    """在本机预览网站，改动后自动更新。"""
    serve(find_root(), (ADDRESS[0], port), as_of)
