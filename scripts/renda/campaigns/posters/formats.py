"""What can be printed: the sheets with their true size, and the three designs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    """A sheet. `width` and `height` are in `unit`, which is also the unit of its drawing.

    Attributes:
        title: its name.
        use: what it is for and how it is printed, in one sentence.
        unit: mm on paper, px on a screen.
        dpi: of its picture on paper: large sheets are seen from afar, and a picture has its limits.
        of: the name under which a user asks for it; a leaflet has two sheets.
    """

    title: str
    use: str
    width: int
    height: int
    unit: str
    dpi: int = 96
    of: str = ""

    @property
    def scale(self) -> float:
        """Pixels of its picture for one unit."""
        return self.dpi / 25.4 if self.unit == "mm" else self.dpi / 96

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of its picture."""
        return round(self.width * self.scale), round(self.height * self.scale)

    @property
    def is_for_screens(self) -> bool:
        """Whether it is shown by what takes pictures and no drawings: phones, messengers, LED walls."""
        return self.unit == "px"


FORMATS = {
    "poster": Format("海报", "A2 竖版，贴在宣传栏、电梯间；缩小到 A3 也清楚。", 420, 594, "mm", 200),
    "panel": Format("展板", "易拉宝 80×180 厘米；最下面 15 厘米没有字。", 800, 1800, "mm", 72),
    "wallpaper": Format("手机壁纸", "1080×2400；上面让出时钟，下面让出按钮。", 1080, 2400, "px"),
    "leaflet-outside": Format(
        "三折页（外面）", "A4 双面，从左往右是折进去的一面、背面、封面。", 297, 210, "mm", 300, "leaflet"
    ),
    "leaflet-inside": Format("三折页（里面）", "与外面对着打印，短边翻转。", 297, 210, "mm", 300, "leaflet"),
    "led": Format("电子屏", "16∶4 的户外屏、楼宇屏、会场横屏。", 1600, 400, "px", 230),
    "certificate": Format("证书", "A4 横版，竞赛以后填上姓名、盖章。", 297, 210, "mm", 300),
    "share": Format("分享图", "1200×630，公众号封面、群里转发。", 1200, 630, "px"),
}

#: What a user may ask for -> the sheets it stands for.
KINDS = {
    kind: tuple(name for name, sheet in FORMATS.items() if (sheet.of or name) == kind)
    for kind in dict.fromkeys(sheet.of or name for name, sheet in FORMATS.items())
}


@dataclass(frozen=True)
class Design:
    """A way of drawing all sheets; `palette` is the one it was made for."""

    title: str
    about: str
    palette: str


DESIGNS = {
    "zi": Design("大字", "“宪法”两个字就是画面，远远就看得见。", "red"),
    "men": Design("门", "层层门框通向亮处，庄重，适合会场和展板。", "blue"),
    "shu": Design("书页", "竖排界行和一方印章，安静耐看，适合图书馆和校园。", "cream"),
}
