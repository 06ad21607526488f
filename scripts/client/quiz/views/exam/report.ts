/** A result as plain text, to be kept or handed in. */

import { nodes } from "../../dom.ts";
import { kindOf } from "../../kinds/index.ts";
import { bySection, byTopic, outcomeText, type Part } from "../../sessions/sitting.ts";
import type { Sitting } from "../../store/rows.ts";
import type { View } from "../../types.ts";
import { dayText } from "./history.ts";
import type { Paper } from "./papers.ts";

/** Windows tells UTF-8 by it. */
const MARK = "\ufeff";

export function reportText(sitting: Sitting, paper: Paper, responses: Map<string, unknown>): string {
  const { handed, title, total, passMark, started } = sitting;
  const part = ({ name, points, of }: Part): string => `  ${name}：${points} / ${of} 分`;
  const lines = [
    title,
    `成绩：${outcomeText(handed!)}（满分 ${total} 分，${passMark} 分及格）`,
    `时间：${dayText(started)} 至 ${dayText(handed!.at)}${handed!.late ? "，时间到自动交卷" : ""}`,
    "",
    "按题型",
    ...bySection(sitting).map(part),
    "按专题",
    ...byTopic(sitting).map(part),
    "",
    ...sitting.questions.flatMap((_, position) => questionLines(sitting, position, paper, responses)),
  ];
  return `${MARK}${lines.join("\r\n")}\r\n`;
}

function questionLines(sitting: Sitting, position: number, paper: Paper, responses: Map<string, unknown>): string[] {
  const { item, points } = sitting.questions[position]!;
  const mark = sitting.handed!.marks[position]!;
  const asked = paper.get(item);
  const head = `${position + 1}. ${asked ? stem(asked.question.view) : "（已从题库撤下）"}`;
  const lines = [head, `   得 ${mark.points} / ${points} 分${responses.has(item) ? "" : "，未作答"}`];
  if (!asked) return lines;
  const { view } = asked.question;
  const { key, cites } = asked.solution();
  const answer = kindOf(view.kind).answer(view, key, { id: item, seed: sitting.seed, name: "" });
  if (answer) lines.push(`   正确答案：${answer}`);
  return [...lines, `   依据：${cites.map(({ label }) => label).join("、")}`];
}

function stem(view: View): string {
  const html = "stem" in view ? view.stem : view.parts.join("____");
  return nodes(html).map((node) => node.textContent ?? "").join("");
}
