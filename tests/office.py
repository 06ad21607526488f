"""An independent look at Word documents, and the programs that open what campaigns are made into."""

from __future__ import annotations

import io
import posixpath
import shutil
import subprocess
import zipfile
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

has_office = bool(shutil.which("soffice"))
has_poppler = bool(shutil.which("pdftoppm"))


def convert(file: Path, kind: str) -> Path:
    """`file` as LibreOffice opens it and saves it as `kind`: "pdf", or a filter such as "txt:Text"."""
    profile = f"-env:UserInstallation={(file.parent / 'profile').absolute().as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", file.parent, file]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return file.with_suffix(f".{kind.split(':')[0]}")


def pdf_facts(file: Path) -> dict[str, str]:
    """What pdfinfo says of a PDF."""
    told = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
    return {name: value.strip() for name, _, value in (line.partition(":") for line in told.splitlines())}


def first_page(file: Path, dpi: int) -> Path:
    """A picture of a PDF's first page, as poppler draws it."""
    target = file.with_suffix("")
    command = ["pdftoppm", "-r", str(dpi), "-png", "-f", "1", "-l", "1", "-singlefile", file, target]
    subprocess.run(command, check=True)
    return target.with_suffix(".png")


def check_package(content: bytes) -> None:
    """A sound archive of well-formed parts, all that is referred to is there."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        assert {entry.date_time for entry in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        for name in names:
            if not name.endswith((".xml", ".rels")):
                continue
            root = ElementTree.fromstring(archive.read(name))
            if name.endswith(".rels"):
                folder = PurePosixPath(name).parent.parent
                for relation in root:
                    if relation.get("TargetMode") != "External":
                        target = relation.attrib["Target"]
                        assert posixpath.normpath(posixpath.join("/", folder, target))[1:] in names
