"""QR codes as vector paths."""

from __future__ import annotations

import segno

#: Blank modules around a code that readers rely on.
QUIET = 4


def path(text: str, x: float, y: float, size: float) -> str:
    """The dark modules of the QR code of `text` as the data of an SVG path, in a square of `size` at (x, y).

    The square includes the quiet zone. Error correction M: a fold or a stain may hide 15 % of it.
    """
    matrix = segno.make_qr(text, error="m", boost_error=False).matrix
    module = size / (len(matrix) + 2 * QUIET)
    runs = []
    for row, modules in enumerate(matrix):
        column = 0
        while column < len(modules):
            end = column
            while end < len(modules) and modules[end]:
                end += 1
            if end > column:
                left, top = x + (QUIET + column) * module, y + (QUIET + row) * module
                length, high = (end - column) * module, module * 1.01  # overlaps: no hairlines between rows
                runs.append(f"M{left:.3f} {top:.3f}h{length:.3f}v{high:.3f}h{-length:.3f}z")
            column = max(end, column + 1)
    return "".join(runs)
