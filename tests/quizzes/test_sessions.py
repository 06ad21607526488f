"""Random exam and practice sessions against a model: no answer lost, no time gained.

The real record and exam room run in Chromium, on a page opened as a file; clocks and faults are the test's.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
#: Sessions of each part; the parts are for several processors.
SESSIONS = 50
PARTS = 4
#: Other sessions than the usual ones, so many of each part: RENDA_SESSIONS=500 make test.
OTHERS = int(os.environ.get("RENDA_SESSIONS", 0))
STEPS = 12
MINUTES = 10
START = 1_700_000_000_000
END = START + MINUTES * 60_000
ITEMS = [f"q-{number}" for number in range(4)]  # few, so that answers get changed

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
        #: Whether it can't even read, and so not know what other tabs do.
        self.blind = False
        #: How late this page knows it to be in the exam.
        self.clock = 0
        #: item -> (value, when in the order of all answers)
        self.answers: dict[str, tuple[int, int]] = {}
        self.attempts: list[str] = []

    def call(self, script: str, *arguments: object) -> Any:
        return self.page.evaluate(script, list(arguments))


#: What may happen in a session.
EVERYTHING = {
    *("answer", "change", "flag", "practise", "hand in", "second tab", "reload", "kill", "away"),
    *("full", "refused", "indexed", "well", "time passes", "sleep", "clock back"),
    "clock ahead before",
}


class Pages:
    """The pages of one browser: those that a session doesn't need any more serve the next one."""

    def __init__(self, chrome: Browser, address: str) -> None:
        self.address = address
        self._context = chrome.new_context()
        self._spare: list[Page] = []

    def get(self) -> Page:
        return self._spare.pop() if self._spare else self._context.new_page()

    def leave(self, page: Page) -> None:
        """The visitor goes elsewhere: of the page nothing stays but what it has written."""
        page.goto("about:blank")
        self._spare.append(page)

    def close(self) -> None:
        self._context.close()


@pytest.fixture(scope="module")
def pages(chrome: Browser, harness: str) -> Iterator[Pages]:
    found = Pages(chrome, harness)
    yield found
    found.close()


class Sessions(RuleBasedStateMachine):
    """Tabs of one browser, and a model of what its record must hold.

    `answers` is what is on the disk: item -> (value, when); `kept` is how late the disk knows it to be, and
    `latest` how late it ever was on a page.
    """

    pages: ClassVar[Pages]
    #: How often each thing happened, in all sessions.
    happened: ClassVar[Counter[str]]

    def __init__(self) -> None:
        super().__init__()
        self.wall, self.steady, self.kept, self.latest = START, 0, START, START
        self.answers: dict[str, tuple[int, int]] = {}
        self.flags: set[str] = set()
        self.attempts: list[str] = []
        self.count = 0
        self.handed = False
        self.tabs: list[Tab] = []

    @initialize(ahead=st.sampled_from([0, 1000]))
    def begin(self, ahead: int) -> None:
        """The clock was set right before the exam; it may have been ahead when something was practised."""
        page = self.pages.get()
        page.goto(self.pages.address)
        page.evaluate("() => h.wipe()")
        self.pages.leave(page)
        tab = self.open_tab()
        tab.call("([wall, steady]) => h.set(wall, steady)", START + ahead * 1000, 0)
        if ahead:
            self.happened["clock ahead before"] += 1
            self.practise(0, ITEMS[0], 1)
        tab.call("([wall, steady]) => h.set(wall, steady)", START, 0)
        tab.call("() => h.begin()")

    # What visitors do

    @rule(number=which, name=item, value=value)
    def answer(self, number: int, name: str, value: int) -> None:
        """Answer a question, or change the answer."""
        tab = self.tab(number)
        taken = tab.call("([item, value]) => h.answer(item, value)", name, value)
        over = tab.clock >= END or (self.handed and not tab.blind)
        assert not (taken and over), "an answer was taken too late"
        assert taken or self.handed or self.latest >= END, "an answer was refused in time"
        if taken:
            self.happened["change" if name in self.answers else "answer"] += 1
            self.count += 1
            self.note(tab, answers={name: (value, self.count)})

    @rule(number=which, values=st.lists(value, min_size=2, max_size=len(ITEMS)))
    def answer_some(self, number: int, values: list[int]) -> None:
        """Answer the first questions one after the other."""
        for name, value in zip(ITEMS, values, strict=False):
            self.answer(number, name, value)

    @rule(number=which, name=item, on=st.booleans())
    def flag(self, number: int, name: str, on: bool) -> None:
        tab = self.tab(number)
        if tab.refused or not tab.call("([item, on]) => h.flag(item, on)", name, on):
            return
        self.happened["flag"] += 1
        self.note(tab)
        self.flags = self.flags | {name} if on else self.flags - {name}

    @rule(number=which, name=item, share=st.sampled_from([0, 0.5, 1]))
    def practise(self, number: int, name: str, share: float) -> None:
        tab = self.tab(number)
        self.happened["practise"] += 1
        tab.call("([item, share]) => h.practise(item, share)", name, share)
        self.note(tab, attempts=[f"{name} {share:g}"])

    @rule(number=which)
    def hand_in(self, number: int) -> None:
        tab = self.tab(number)
        if tab.refused or self.handed or not self.answers:
            return
        self.happened["hand in"] += 1
        self.note(tab)
        tab.call("() => h.handIn()")
        self.handed = True
        self.attempts += [f"{name} {int(given == 0)}" for name, (given, _) in self.answers.items()]

    # What browsers do

    @rule()
    @precondition(lambda self: len(self.tabs) < 2)
    def second_tab(self) -> None:
        self.happened["second tab"] += 1
        self.open_tab()

    @rule(number=which)
    def reload(self, number: int) -> None:
        tab = self.tab(number)
        self.happened["reload"] += 1
        self.lose_memory(tab)
        self.load(tab)

    @rule(number=which, name=item, value=value)
    def kill(self, number: int, name: str, value: int) -> None:
        """The page goes while an answer is on its way: it is there or not, and all others are."""
        self.happened["kill"] += 1
        tab = self.tab(number)
        self.lose_memory(tab)
        self.count += 1
        tab.call("([item, value]) => { h.answer(item, value); }", name, value)
        tab.page.close()
        self.tabs.remove(tab)
        witness = next((tab for tab in self.tabs if not tab.refused), None) or self.open_tab()
        found = witness.call("() => h.state()")["answers"].get(name)
        if found == [value]:
            self.answers[name] = (value, self.count)

    @rule(number=which, how=st.sampled_from(["full", "refused", "indexed", "well"]))
    def storage(self, number: int, how: str) -> None:
        """Storage takes nothing, can't even be read, takes nothing but localStorage, or all is well again."""
        tab = self.tab(number)
        tab.refused = how in ("full", "refused")
        tab.blind = how == "refused" or (tab.blind and tab.refused)
        tab.call("(faults) => h.refuse(...faults)", how != "well", tab.refused, how == "refused")
        self.happened[how] += 1
        self.practise(number, ITEMS[0], 1)  # takes with it what waited

    # What clocks do

    @rule(seconds=st.integers(1, 200))
    def time_passes(self, seconds: int) -> None:
        self.happened["time passes"] += 1
        self.set_clocks(self.wall + seconds * 1000, self.steady + seconds * 1000)

    @rule(seconds=st.integers(1, 200))
    def device_sleeps(self, seconds: int) -> None:
        self.happened["sleep"] += 1
        self.set_clocks(self.wall + seconds * 1000, self.steady)

    @rule(seconds=st.integers(1, 2000))
    def clock_is_set_back(self, seconds: int) -> None:
        self.happened["clock back"] += 1
        self.set_clocks(self.wall - seconds * 1000, self.steady)

    @rule(seconds=st.integers(1, 100), back=st.integers(0, 300))
    def away(self, seconds: int, back: int) -> None:
        """All pages are closed for a while, and the clock may be set back meanwhile."""
        self.happened["away"] += 1
        for tab in self.tabs:
            self.lose_memory(tab)
            self.pages.leave(tab.page)
        self.tabs.clear()
        self.wall += (seconds - back) * 1000
        self.open_tab()

    # The model

    def tab(self, number: int) -> Tab:
        return self.tabs[number % len(self.tabs)]

    def open_tab(self) -> Tab:
        tab = Tab(self.pages.get())
        self.load(tab)
        self.tabs.append(tab)
        return tab

    def load(self, tab: Tab) -> None:
        tab.page.goto(self.pages.address)
        tab.call("([wall, steady]) => h.open(wall, steady)", self.wall, self.steady)
        tab.refused = tab.blind = False
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
        try:
            if self.tabs:
                self.check_record(self.open_tab())
        finally:
            for tab in self.tabs:
                self.pages.leave(tab.page)

    def check_record(self, tab: Tab) -> None:
        state = tab.call("() => h.state()")
        assert state["answers"] == {name: [value] for name, (value, _) in self.answers.items()}
        assert state["flags"] == sorted(self.flags)
        assert state["attempts"] == sorted(self.attempts)
        self.check_time(tab, state["remaining"])
        assert (state["handed"] is not None) == self.handed


def test_everything_once(pages: Pages) -> None:
    """A session in which all happens that may happen, whatever the random ones hold."""
    Sessions.pages, Sessions.happened = pages, Counter()
    session = Sessions()
    session.begin(1000)
    session.answer(0, "q-0", 1)
    session.second_tab()
    session.answer(1, "q-0", 2)  # changes what the other tab wrote
    session.flag(1, "q-1", True)
    session.practise(0, "q-2", 0.5)
    session.time_passes(30)
    session.device_sleeps(30)
    session.clock_is_set_back(100)
    for how in ("indexed", "full", "well", "refused", "well"):
        session.storage(0, how)
        session.answer(0, "q-1", 3)
        session.answer(1, "q-2", 0)
    session.reload(1)
    session.kill(1, "q-3", 1)
    session.away(20, 10)
    session.answer(0, "q-3", 0)
    session.hand_in(0)
    session.teardown()
    assert set(Sessions.happened) == EVERYTHING


@pytest.mark.parametrize("part", range(PARTS))
def test_no_answer_lost_and_no_time_gained(pages: Pages, part: int) -> None:
    Sessions.pages, Sessions.happened = pages, Counter()
    run_state_machine_as_test(
        Sessions if OTHERS else seed(part)(type("Sessions", (Sessions,), {})),
        settings=settings(
            max_examples=OTHERS or SESSIONS,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            # No shrinking: it would take minutes. A failure is printed step by step anyway.
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Sessions.happened["answer"] > SESSIONS // 2
