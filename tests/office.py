"""An independent look at Word documents."""

from __future__ import annotations

import io
import posixpath
import zipfile
from pathlib import PurePosixPath
from xml.etree import ElementTree


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
