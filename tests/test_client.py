"""The TypeScript tests, each file as a case of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

CLIENT = Path(__file__).parent.parent / "scripts/client"
NODE = Path(sys.executable).with_name("node")
FILES = sorted(CLIENT.rglob("*.test.ts"))


def test_there_are_tests() -> None:
    assert len(FILES) >= 10


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(CLIENT).as_posix())
def test_typescript(file: Path) -> None:
    done = subprocess.run(
        [NODE, "--test", str(file)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# pass 0" not in done.stdout
