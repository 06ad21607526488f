/** 我的记录: what was practised, mistakes, stars, exams, and the record itself as a file. */

import type { Items } from "../../catalog.ts";
import { loadItems } from "../../data.ts";
import { absolute, button, h } from "../../dom.ts";
import { loadDue } from "../../due.ts";
import { ENOUGH_CHOICES, type Journal } from "../../sessions/journal.ts";
import { format } from "../../sessions/plan.ts";
import { begin, type Known, score } from "../../sessions/practice.ts";
import { history, outcomeText } from "../../sessions/sitting.ts";
import { sittingAddress } from "../exam/address.ts";
import { dayText, historyChart } from "../exam/history.ts";
import { createClearing } from "./clearing.ts";
import { createList } from "./lists.ts";
import { createTransfer } from "./transfer.ts";

/** Mount on the `[data-renda-record]` element. */
export async function mountRecord(root: HTMLElement, opening: Promise<Journal>): Promise<void> {
  const [journal, items] = await Promise.all([opening, loadItems()]);
  const { store } = journal;
  const message = h("p", { role: "status", class: "renda-quiz__message" });
  const [facts, data, lists, clearing] = [h("div", {}), h("div", {}), h("div", {}), h("div", {})];

  function draw(): void {
    facts.replaceChildren(...summary(items, journal.known(items)));
    lists.replaceChildren(...mistakes(items, journal, draw), ...stars(items, journal, draw), ...exams(journal));
    clearing.replaceChildren(...createClearing(store, items, changed));
    void loadDue(journal, items).then((due) => {
      facts.replaceChildren(...summary(items, journal.known(items, due)));
    });
  }

  function changed(said: string): void {
    message.textContent = said;
    draw();
  }

  data.append(...createTransfer(store, draw));
  draw();
  root.replaceChildren(facts, message, lists, data, clearing);
}

function summary(items: Items, known: Known): HTMLElement[] {
  const all = { scope: undefined, only: "all", order: "given" } as const;
  const { total, answered, right } = score(begin(items, all, known, 0), known);
  const due = begin(items, { ...all, only: "due" }, known, 0).questions.length;
  const href = absolute(`exam/practice/${format({ ...all, only: "due" })}`);
  return [
    h("p", { class: "renda-quiz__score" }, `题库 ${total} 题，做过 ${answered} 题，最近一次答对 ${right} 题。`),
    due
      ? h("p", {}, h("a", { class: "renda-quiz__button renda-quiz__button--main", href }, `复习今天到期的 ${due} 题`))
      : h("p", { class: "renda-quiz__muted" }, "今天没有到期要复习的题。"),
  ];
}

function mistakes(items: Items, journal: Journal, draw: () => void): HTMLElement[] {
  const known = journal.known(items);
  const positions = begin(items, { scope: undefined, only: "wrong", order: "given" }, known, 0).questions;
  const choose = h(
    "select",
    { id: "renda-record-enough" },
    ...ENOUGH_CHOICES.map((value) => h("option", { value: String(value), selected: value === journal.enough }, `${value} 次`)),
  );
  choose.addEventListener("change", () => void journal.setEnough(Number(choose.value)).then(draw));
  return [
    ...createList(items, {
      title: `错题本（${positions.length} 题）`,
      empty: "没有错题。答错的题会自动记到这里。",
      only: "wrong",
      positions,
      about(position) {
        const { wrong, streak } = known.tally(position)!;
        return [h("span", { class: "renda-quiz__muted" }, `错 ${wrong} 次，已连续答对 ${streak} 次`)];
      },
    }),
    h("p", {}, h("label", { for: "renda-record-enough" }, "连续答对多少次就移出错题本："), choose),
  ];
}

function stars(items: Items, journal: Journal, draw: () => void): HTMLElement[] {
  const known = journal.known(items);
  const positions = begin(items, { scope: undefined, only: "starred", order: "given" }, known, 0).questions;
  return createList(items, {
    title: `收藏（${positions.length} 题）`,
    empty: "还没有收藏。练习时点“收藏”，题目会记到这里。",
    only: "starred",
    positions,
    about: (position) => [button("取消收藏", () => void journal.star(items.id(position), false).then(draw), "renda-quiz__button--quiet")],
  });
}

function exams(journal: Journal): Element[] {
  const sittings = [...journal.store.rows("sittings").values()];
  const handed = sittings.filter((sitting) => sitting.handed);
  const ids = [...new Set(handed.map(({ exam }) => exam))];
  const heading = h("h2", {}, "模拟考试");
  if (ids.length === 0) return [heading, h("p", { class: "renda-quiz__muted" }, "还没有考过。")];
  return [
    heading,
    ...ids.flatMap((exam) => {
      const own = history(handed, exam);
      const rows = own.toReversed().map(({ id, handed: result }) => {
        const text = `${dayText(result!.at)}：${outcomeText(result!)}`;
        const href = absolute(`exam/mock/${sittingAddress(id)}`);
        return h("li", {}, h("a", { class: "renda-quiz__start", href }, text));
      });
      return [h("h3", {}, own.at(-1)!.title), historyChart(own), h("ul", { class: "renda-quiz__scopes" }, ...rows)];
    }),
  ];
}
