/** The mock exams that there are, those under way, and the results so far. */

import type { Items } from "../../catalog.ts";
import { button, h } from "../../dom.ts";
import { timeText } from "../../sessions/clock.ts";
import { Room } from "../../sessions/room.ts";
import { history, outcomeText, unfinished } from "../../sessions/sitting.ts";
import type { RecordStore } from "../../store/record.ts";
import type { Sitting } from "../../store/rows.ts";
import type { Exam, Section } from "../../types.ts";
import { forgetSitting, undoReset } from "../../store/reset.ts";
import { sittingAddress } from "./address.ts";
import { dayText, historyChart } from "./history.ts";

export function createLobby(store: RecordStore, items: Items, exams: Exam[], begin: (exam: Exam) => Promise<void>): HTMLElement[] {
  const sittings = [...store.rows("sittings").values()];
  const open = unfinished(sittings);
  return [
    ...(open.length ? [h("h2", {}, "没有交卷的考试"), h("ul", { class: "renda-quiz__scopes" }, ...open.map((sitting) => openRow(store, sitting)))] : []),
    ...(exams.length ? [] : [h("p", {}, `题库有 ${items.size} 题，还没有试卷蓝图，不能组卷。`)]),
    ...exams.map((exam) => card(exam, history(sittings, exam.id), begin)),
  ];
}

/** A sitting that goes on; one begun by mistake can be given up, and that taken back. */
function openRow(store: RecordStore, { id, title, started }: Sitting): HTMLElement {
  const row = h("li", {});
  const show = (): void => {
    const left = new Room(store, id).remaining();
    const state = left ? `剩余 ${timeText(left)}，继续作答` : "时间已到，查看成绩";
    row.replaceChildren(
      h("a", { class: "renda-quiz__start", href: sittingAddress(id) }, `${title}：${state}`),
      h("span", { class: "renda-quiz__muted" }, `${dayText(started)} 开始`),
      " ",
      button("放弃这场考试", giveUp, "renda-quiz__button--quiet"),
    );
  };
  async function giveUp(): Promise<void> {
    const reset = await forgetSitting(store, `考试“${title}”，${dayText(started)} 开始`, id, Date.now());
    if (!reset) return;
    const undo = button("撤销", async () => {
      await undoReset(store, reset.id);
      show();
      row.querySelector("a")?.focus();
    });
    row.replaceChildren(h("span", { role: "status" }, `已放弃 ${dayText(started)} 开始的“${title}”。`), " ", undo);
    undo.focus();
  }
  show();
  return row;
}

const countOf = ({ cells }: Section): number => cells.reduce((sum, cell) => sum + cell.count, 0);

function card(exam: Exam, earlier: Sitting[], begin: (exam: Exam) => Promise<void>): HTMLElement {
  const count = exam.sections.reduce((sum, section) => sum + countOf(section), 0);
  const start = button("开始考试", () => void beginOnce(), "renda-quiz__button--main");
  start.setAttribute("aria-label", `开始考试：${exam.title}`);
  const beginOnce = async (): Promise<void> => {
    start.disabled = true; // a second click would begin a second one
    await begin(exam);
    start.disabled = false;
  };
  return h(
    "section",
    { class: "renda-quiz__card" },
    h("h2", {}, exam.title),
    h("p", {}, `${count} 题，满分 ${exam.total} 分，${exam.passMark} 分及格，${exam.minutes} 分钟。`),
    h(
      "p",
      { class: "renda-quiz__muted" },
      exam.sections.map((section) => `${section.title} ${countOf(section)} 题，每题 ${section.points} 分`).join("；"),
    ),
    ...(exam.note ? [h("p", { class: "renda-quiz__muted" }, exam.note)] : []),
    h("p", {}, start),
    ...(earlier.length ? [results(earlier)] : []),
  );
}

function results(earlier: Sitting[]): HTMLElement {
  const rows = earlier
    .toReversed()
    .map((sitting) =>
      h(
        "li",
        {},
        h(
          "a",
          { class: "renda-quiz__start", href: sittingAddress(sitting.id) },
          `${dayText(sitting.handed!.at)}：${outcomeText(sitting.handed!)}`,
        ),
      ),
    );
  return h(
    "details",
    { class: "renda-quiz__group" },
    h("summary", {}, `以前的成绩（${earlier.length} 次）`),
    historyChart(earlier),
    h("ul", { class: "renda-quiz__scopes" }, ...rows),
  );
}
