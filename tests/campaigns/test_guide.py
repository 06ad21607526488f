"""The organizers' guide: pictures that are there, small and described; commands, fields and steps that exist."""

from __future__ import annotations

import re
from pathlib import Path

import click
from PIL import Image

from renda.campaigns import new
from renda.campaigns.commands import campaign

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs/campaigns/guide.md"
TEXT = GUIDE.read_text(encoding="utf-8")
PICTURES = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", TEXT)


def test_every_picture_is_there_small_and_described() -> None:
    assert len(PICTURES) >= 9
    for alt, name in PICTURES:
        file = GUIDE.parent / name
        assert len(alt) >= 10, name
        assert file.stat().st_size < 60_000
        with Image.open(file) as picture:
            picture.load()
            assert min(picture.size) >= 300


def test_every_picture_is_used_and_taken_by_the_command() -> None:
    script = (ROOT / "tests/pictures.py").read_text(encoding="utf-8")
    files = {f"guide/{file.name}" for file in (GUIDE.parent / "guide").iterdir()}
    assert files == {name for _, name in PICTURES}
    assert all(f'"{Path(name).stem}"' in script for name in files)


def test_commands_exist() -> None:
    assert isinstance(campaign, click.Group)
    named = set(re.findall(r"renda campaign (\w+)", TEXT))
    assert named == {"new", "check", "print", "report"}
    assert named <= set(campaign.commands)


def test_ten_fields_as_promised() -> None:
    assert "一共填十处" in TEXT
    assert len(new.open_lines(new.new_page(2027))) + len(["site_url"]) == 10
    assert "site_url" in TEXT
