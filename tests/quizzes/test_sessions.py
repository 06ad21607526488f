"""Random exam and practice sessions against a model: no answer lost, no time gained.

The real record and exam room run in Chromium, on a page opened as a file; clocks and faults are the test's.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
#: 200 take one to two minutes: RENDA_SESSIONS=200 make test.
SESSIONS = int(os.environ.get("RENDA_SESSIONS", "15"))
STEPS = 12
MINUTES = 10
START = 1_700_000_000_000
END = START + MINUTES * 60_000
ITEMS = [f"q-{number}" for number in range(6)]

item = st.sampled_from(ITEMS)
value = st.integers(0, 3)
#: Which of the open tabs acts.
which = st.integers(0, 5)


@pytest.fixture(scope="module")
def harness(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the harness page."""
    folder = tmp_path_factory.mktemp("harness")
    script = (
        "const [esbuild, entry, outfile] = process.argv.slice(1);"
        "require(esbuild).buildSync({entryPoints: [entry], outfile, bundle: true, format: 'iife'})"
    )
    node = Path(sys.executable).with_name("node")
    entry = Path(__file__).with_name("sessions_harness.ts")
    subprocess.run(
        [node, "-e", script, ROOT / "node_modules/esbuild", entry, folder / "harness.js"], check=True
    )
    page = folder / "index.html"
    page.write_text(
        '<!doctype html><meta charset="utf-8"><title>h</title><script src="harness.js"></script>',
        encoding="utf-8",
    )
    return page.as_uri()


class Tab:
    """A page, and what it holds in memory alone because no storage took it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.refused = False
        #: How late this page knows it to be in the exam.
        self.clock = 0
        #: item -> (value, when in the order of all answers)
        self.answers: dict[str, tuple[int, int]] = {}
        self.attempts: list[str] = []

    def call(self, script: str, *arguments: object) -> Any:
        return self.page.evaluate(script, list(arguments))


class Sessions(RuleBasedStateMachine):
    """Tabs of one browser, and a model of what its record must hold.

    `answers` is what is on the disk: item -> (value, when); `kept` is how late the disk knows it to be, and
    `latest` how late it ever was on a page.
    """

    chrome: ClassVar[Browser]
    address: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self.context: BrowserContext = self.chrome.new_context()
        self.wall, self.steady, self.kept, self.latest = START, 0, START, START
        self.answers: dict[str, tuple[int, int]] = {}
        self.flags: set[str] = set()
        self.attempts: list[str] = []
        self.count = 0
        self.handed = False
        self.tabs: list[Tab] = []

    @initialize()
    def begin(self) -> None:
        self.open_tab().call("() => h.begin()")

    # What visitors do

    @rule(number=which, name=item, value=value)
    def answer(self, number: int, name: str, value: int) -> None:
        """Answer a question, or change the answer."""
        tab = self.tab(number)
        taken = tab.call("([item, value]) => h.answer(item, value)", name, value)
        assert not (taken and (self.handed or tab.clock >= END)), "an answer was taken too late"
        assert taken or self.handed or self.latest >= END, "an answer was refused in time"
        if taken:
            self.count += 1
            self.note(tab, answers={name: (value, self.count)})

    @rule(number=which, name=item, on=st.booleans())
    def flag(self, number: int, name: str, on: bool) -> None:
        tab = self.tab(number)
        if tab.refused or not tab.call("([item, on]) => h.flag(item, on)", name, on):
            return
        self.note(tab)
        self.flags = self.flags | {name} if on else self.flags - {name}

    @rule(number=which, name=item, share=st.sampled_from([0, 0.5, 1]))
    def practise(self, number: int, name: str, share: float) -> None:
        tab = self.tab(number)
        tab.call("([item, share]) => h.practise(item, share)", name, share)
        self.note(tab, attempts=[f"{name} {share:g}"])

    @rule(number=which)
    def hand_in(self, number: int) -> None:
        tab = self.tab(number)
        if tab.refused or self.handed:
            return
        self.note(tab)
        tab.call("() => h.handIn()")
        self.handed = True
        self.attempts += [f"{name} {int(given == 0)}" for name, (given, _) in self.answers.items()]

    # What browsers do

    @rule()
    @precondition(lambda self: len(self.tabs) < 2)
    def second_tab(self) -> None:
        self.open_tab()

    @rule(number=which)
    def reload(self, number: int) -> None:
        tab = self.tab(number)
        self.lose_memory(tab)
        self.load(tab)

    @rule(number=which, name=item, value=value)
    def kill(self, number: int, name: str, value: int) -> None:
        """The page goes while an answer is on its way: it is there or not, and all others are."""
        tab = self.tab(number)
        self.lose_memory(tab)
        self.count += 1
        tab.call("([item, value]) => { h.answer(item, value); }", name, value)
        tab.page.close()
        self.tabs.remove(tab)
        found = (self.tabs[0] if self.tabs else self.open_tab()).call("() => h.state()")["answers"].get(name)
        if found == [value]:
            self.answers[name] = (value, self.count)

    @rule(number=which, how=st.sampled_from(["full", "indexed", "none"]))
    def storage(self, number: int, how: str) -> None:
        """Storage takes nothing, only localStorage does, or all is well again."""
        tab = self.tab(number)
        tab.call("([indexed, local]) => h.refuse(indexed, local)", how != "none", how == "full")
        tab.refused = how == "full"
        self.practise(number, ITEMS[0], 1)  # takes with it what waited

    # What clocks do

    @rule(seconds=st.integers(1, 200))
    def time_passes(self, seconds: int) -> None:
        self.set_clocks(self.wall + seconds * 1000, self.steady + seconds * 1000)

    @rule(seconds=st.integers(1, 200))
    def device_sleeps(self, seconds: int) -> None:
        self.set_clocks(self.wall + seconds * 1000, self.steady)

    @rule(seconds=st.integers(1, 2000))
    def clock_is_set_back(self, seconds: int) -> None:
        self.set_clocks(self.wall - seconds * 1000, self.steady)

    @rule(seconds=st.integers(1, 100), back=st.integers(0, 300))
    def away(self, seconds: int, back: int) -> None:
        """All pages are closed for a while, and the clock may be set back meanwhile."""
        for tab in self.tabs:
            self.lose_memory(tab)
            tab.page.close()
        self.tabs.clear()
        self.wall += (seconds - back) * 1000
        self.open_tab()

    # The model

    def tab(self, number: int) -> Tab:
        return self.tabs[number % len(self.tabs)]

    def open_tab(self) -> Tab:
        tab = Tab(self.context.new_page())
        self.load(tab)
        self.tabs.append(tab)
        return tab

    def load(self, tab: Tab) -> None:
        tab.page.goto(self.address)
        tab.call("([wall, steady]) => h.open(wall, steady)", self.wall, self.steady)
        tab.refused = False
        tab.clock = max(self.wall, self.kept)
        self.latest = max(self.latest, tab.clock)
        self.keep_time(tab)

    def set_clocks(self, wall: int, steady: int) -> None:
        passed, self.wall, self.steady = steady - self.steady, wall, steady
        for tab in self.tabs:
            tab.clock = max(wall, tab.clock + passed)
            self.latest = max(self.latest, tab.clock)
            left = tab.call("([wall, steady]) => { h.set(wall, steady); return h.tick(); }", wall, steady)
            self.check_time(tab, left)
            self.keep_time(tab)

    def keep_time(self, tab: Tab) -> None:
        if not tab.refused:
            self.kept = max(self.kept, tab.clock)

    def check_time(self, tab: Tab, left: float) -> None:
        """No time gained over what the page knows, and none lost. Equal stamps differ by milliseconds."""
        if self.handed:
            return
        most, least = (max(0, END - clock) for clock in (tab.clock, self.latest))
        assert least - 500 < left < most + 500, f"{left} ms left instead of {least} to {most}"

    def note(
        self, tab: Tab, answers: dict[str, tuple[int, int]] | None = None, attempts: list[str] | None = None
    ) -> None:
        """Something was written in `tab`: to its memory, or to the disk with all that waited there."""
        tab.answers |= answers or {}
        tab.attempts += attempts or []
        if tab.refused:
            return
        self.keep_time(tab)
        for name, (value, when) in tab.answers.items():
            if name not in self.answers or self.answers[name][1] < when:
                self.answers[name] = (value, when)
        self.attempts += tab.attempts
        tab.answers, tab.attempts = {}, []

    def lose_memory(self, tab: Tab) -> None:
        """A page that no storage served goes: only then may something be lost, and the visitor was told."""
        if tab.answers or tab.attempts:
            assert "memory" in tab.call("() => h.state()")["problems"]
        tab.answers, tab.attempts = {}, []

    def teardown(self) -> None:
        """Whatever happened, a fresh page shows all that was kept."""
        if self.tabs:
            tab = self.open_tab()
            state = tab.call("() => h.state()")
            assert state["answers"] == {name: [value] for name, (value, _) in self.answers.items()}
            assert state["flags"] == sorted(self.flags)
            assert state["attempts"] == sorted(self.attempts)
            self.check_time(tab, state["remaining"])
            assert (state["handed"] is not None) == self.handed
        self.context.close()


def test_no_answer_lost_and_no_time_gained(chrome: Browser, harness: str) -> None:
    Sessions.chrome, Sessions.address = chrome, harness
    run_state_machine_as_test(
        Sessions,
        settings=settings(
            max_examples=SESSIONS,
            stateful_step_count=STEPS,
            deadline=None,
            # No shrinking: it would take minutes. A failure is printed step by step anyway.
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
