"""A small web server for both sides: the same compression, the same headers. Browsers may keep what they got.

It counts what it sends: the browser's own count of a page leaves out what its workers load.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT = {".html", ".js", ".css", ".json", ".svg", ".xml"}


@functools.cache
def _compressed(path: Path, changed: int) -> bytes:
    """Real servers do this once, and not on the processor of the browser that is measured."""
    del changed
    return gzip.compress(path.read_bytes(), 6)


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body are two writes: with Nagle's algorithm each kept-alive answer would wait 40 ms
    # for the browser's delayed acknowledgement, which no real web server makes its visitors do.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        if self.server.compress and path.suffix in _TEXT:  # type: ignore[attr-defined]
            body = _compressed(path, path.stat().st_mtime_ns)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        headers = sum(map(len, self._headers_buffer))
        self.end_headers()
        self.wfile.write(body)
        self.server.sent += headers + len(body)  # type: ignore[attr-defined]

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(http.server.ThreadingHTTPServer):
    """`sent` is the number of bytes sent so far, headers and bodies."""

    compress: bool
    sent: int = 0

    @property
    def url(self) -> str:
        """The address, ending in a slash."""
        return f"http://127.0.0.1:{self.server_port}/"


@contextlib.contextmanager
def serving(folder: Path, *, compress: bool) -> Iterator[Server]:
    """Serve `folder` on this machine."""
    handler = functools.partial(_Handler, directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        server.compress = compress
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
