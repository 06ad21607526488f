"""What a build prints about itself."""

import subprocess
import sys


def test_a_problem_is_one_line_where_no_terminal_shows_it() -> None:
    program = "from renda import progress; progress.console.print('docs/about.md:58: ' + '甲' * 200)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")
    assert done.stderr.splitlines() == ["docs/about.md:58: " + "甲" * 200]
