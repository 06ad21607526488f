"""The picture of `make bench-search`: quality, cost and growth side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot as plt

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes

# Distinguishable without colour vision: after Okabe and Ito.
_COLOURS = {"本项目": "#0072B2", "Pagefind": "#E69F00", "Material": "#999999"}
_FONTS = ["Noto Sans CJK SC", "Noto Sans CJK JP", "WenQuanYi Zen Hei", "Microsoft YaHei", "PingFang SC"]
_MEASURES = {"MRR": "mrr", "recall@10": "recall_10", "recall@100": "recall_100"}


def draw(path: Path, report: dict[str, Any]) -> None:
    """Draw the report (see search.py) into the PNG at `path`."""
    mpl.rcParams["font.sans-serif"] = _FONTS
    mpl.rcParams["axes.unicode_minus"] = False
    quality, curve = report["quality"], report["growth"]
    columns = len(quality) + 2 + (1 if curve else 0)
    figure, axes = plt.subplots(1, columns, figsize=(4.2 * columns, 4), layout="constrained")
    for axis, (label, engines) in zip(axes, quality.items(), strict=False):
        _quality(axis, label, engines)
    costs = report["cost"]
    _bars(
        axes[len(quality)], "首次查询下载，KB（对数）", {n: c["cold_bytes"] / 1024 for n, c in costs.items()}
    )
    _bars(axes[len(quality) + 1], "首次查询，毫秒（对数）", {n: c["cold_time"] for n, c in costs.items()})
    if curve:
        _growth(axes[-1], curve)
    figure.savefig(path, dpi=130)
    plt.close(figure)


def _quality(axis: Axes, label: str, engines: dict[str, Any]) -> None:
    width = 0.8 / len(engines)
    for index, (name, values) in enumerate(engines.items()):
        means = [values[field] for field in _MEASURES.values()]
        places = [place + index * width for place in range(len(means))]
        axis.bar(places, [mean for mean, _, _ in means], width, color=_COLOURS[name], label=name)
        errors = [[m - low for m, low, _ in means], [high - m for m, _, high in means]]
        axis.errorbar(places, [mean for mean, _, _ in means], errors, fmt="none", ecolor="black", capsize=2)
    axis.set_xticks([place + 0.4 - width / 2 for place in range(len(_MEASURES))], list(_MEASURES))
    axis.set_ylim(0, 1)
    axis.set_title(f"{label}（95% 自助区间）")
    axis.legend(frameon=False)


def _bars(axis: Axes, title: str, values: dict[str, float]) -> None:
    bars = axis.bar(list(values), list(values.values()), color=[_COLOURS[name] for name in values])
    axis.bar_label(bars, fmt="{:,.0f}")
    axis.set_yscale("log")
    axis.set_title(title)


def _growth(axis: Axes, curve: list[dict[str, Any]]) -> None:
    for name in dict.fromkeys(point["engine"] for point in curve):
        points = [point for point in curve if point["engine"] == name]
        x = [point["articles"] / 1000 for point in points]
        axis.plot(x, [p["cold_bytes"] / 1024 for p in points], "o-", color=_COLOURS[name], label=name)
    axis.set_xlabel("条文，千条")
    axis.set_title("首次查询下载，KB")
    axis.set_ylim(bottom=0)
    axis.legend(frameon=False)
