/** The result of a sitting: the score, where it was won and lost, and how it compares with earlier ones. */

import { absolute, button, h } from "../../dom.ts";
import { timeText } from "../../sessions/clock.ts";
import { byLaw, bySection, byTopic, history, outcomeText, type Part, pendingCount } from "../../sessions/sitting.ts";
import type { RecordStore } from "../../store/record.ts";
import type { Handed, Sitting } from "../../store/rows.ts";
import { createMeters } from "../meters.ts";
import { createCertificate } from "./certificate.ts";
import { dayText, historyChart, momentText } from "./history.ts";
import type { Paper } from "./papers.ts";
import { reportText } from "./report.ts";
import { createReview } from "./review.ts";
import { saveFile } from "../savefile.ts";

/** `onSelfMark` keeps what the visitor judges of an own answer, and resolves with the new result. */
export function drawResult(
  root: HTMLElement,
  store: RecordStore,
  sitting: Sitting,
  paper: Paper,
  responses: Map<string, unknown>,
  onSelfMark: (item: string, response: unknown) => Promise<Sitting>,
): void {
  const heading = h("h2", { tabindex: "-1" });
  const facts = h("p", {});
  const award = h("div", {});
  const actions = h("div", { class: "renda-quiz__nav renda-exam__actions" });
  const details = h("div", {});
  const result = h("div", { class: "renda-quiz__result" }, heading, award, facts, actions, details);
  const review = createReview(sitting, paper, responses, async (item, response) => {
    const now = await onSelfMark(item, response);
    responses.set(item, response);
    show(now);
    return now;
  });
  const print = button("打印", () => window.print());
  const toReview = button("逐题回顾", goToReview);
  const mistakes = h("a", { class: "renda-quiz__button", href: absolute("exam/practice/#?only=wrong") }, "练错题本");
  const save = button("导出成绩", () => saveFile(`${sitting.title}-${momentText(sitting.handed!.at)}.txt`, reportText(current, paper, responses)));
  const back = h("a", { class: "renda-quiz__button", href: "#?" }, "返回考试列表");
  let current = sitting;

  function goToReview(): void {
    const title = review.querySelector("h2");
    title?.focus({ preventScroll: true });
    title?.scrollIntoView();
  }

  function show(now: Sitting): void {
    current = now;
    const handed = now.handed!;
    const pending = pendingCount(handed) > 0;
    result.dataset["passed"] = pending && !handed.passed ? "pending" : String(handed.passed);
    heading.textContent = `${now.title}：${outcomeText(handed)}`;
    actions.replaceChildren(toReview, ...(hasMistake(now) ? [mistakes] : []), print, save, back);
    const earlier = earlierOnes(now, handed, store);
    facts.textContent = factsText(now, handed, earlier.at(-2)?.handed);
    details.replaceChildren(...detailNodes(now, earlier));
    award.replaceChildren(...(now.certificate && handed.passed && !pending ? [createCertificate(now.certificate, now)] : []));
  }

  show(sitting);
  root.replaceChildren(result, review);
  heading.focus();
}

/** Whether an answer was wrong, and so stands in the 错题本. */
function hasMistake({ questions, handed }: Sitting): boolean {
  return handed!.marks.some(({ answered, pending, points }, at) => answered && !pending && points < questions[at]!.points);
}

/** The sittings of the same exam up to this one, itself last. */
function earlierOnes(sitting: Sitting, handed: Handed, store: RecordStore): Sitting[] {
  return history(store.rows("sittings").values(), sitting.exam).filter(({ handed: other }) => other!.at <= handed.at);
}

function factsText(sitting: Sitting, handed: Handed, before: Handed | undefined): string {
  const answered = handed.marks.filter((mark) => mark.answered).length;
  const facts = [
    `满分 ${sitting.total} 分，${sitting.passMark} 分及格`,
    `${sitting.questions.length} 题答了 ${answered} 题`,
    ...(pendingCount(handed) ? [`还有 ${pendingCount(handed)} 题待自评，请在下面对照要点评完`] : []),
    `用时 ${timeText(handed.at - sitting.started)}`,
    `${dayText(handed.at)} ${handed.late ? "时间到，自动交卷" : "交卷"}`,
    ...(before ? [compared(handed.score - before.score)] : []),
  ];
  return `${facts.join("；")}。`;
}

function detailNodes(sitting: Sitting, earlier: Sitting[]): (Node | string)[] {
  return [
    ...(earlier.length > 1 ? [h("h3", {}, "与以前相比"), historyChart(earlier)] : []),
    ...section("按题型", bySection(sitting)),
    ...section("按专题", byTopic(sitting)),
    ...section("按法律", byLaw(sitting)),
  ];
}

function compared(difference: number): string {
  const points = Math.round(Math.abs(difference) * 100) / 100;
  if (points === 0) return "和上次同分";
  return difference > 0 ? `比上次高 ${points} 分` : `比上次低 ${points} 分`;
}

function section(title: string, parts: Part[]): HTMLElement[] {
  const bars = parts.map(({ name, points, of }) => ({ name, value: points, of, text: `${points} / ${of} 分` }));
  return bars.length ? [h("h3", {}, title), createMeters(bars)] : [];
}
