/** A result as plain text, to be kept or handed in. */

import { plain } from "../../dom.ts";
import { kindOf } from "../../kinds/index.ts";
import { wording } from "../../kinds/wording.ts";
import { byLaw, bySection, byTopic, outcomeText, type Part } from "../../sessions/sitting.ts";
import type { Sitting } from "../../store/rows.ts";
import { momentText } from "./history.ts";
import type { Paper } from "./papers.ts";

/** Windows tells UTF-8 by it. */
const MARK = "\ufeff";

export function reportText(sitting: Sitting, paper: Paper, responses: Map<string, unknown>): string {
  const { handed, title, total, passMark, started } = sitting;
  const part = ({ name, points, of }: Part): string => `  ${name}：${points} / ${of} 分`;
  const lines = [
    title,
    `成绩：${outcomeText(handed!)}（满分 ${total} 分，${passMark} 分及格）`,
    `时间：${momentText(started)} 至 ${momentText(handed!.at)}${handed!.late ? "，时间到自动交卷" : ""}`,
    "",
    "按题型",
    ...bySection(sitting).map(part),
    "按专题",
    ...byTopic(sitting).map(part),
    "按法律",
    ...byLaw(sitting).map(part),
    "",
    ...sitting.questions.flatMap((_, position) => questionLines(sitting, position, paper, responses)),
  ];
  return `${MARK}${lines.join("\r\n")}\r\n`;
}

function questionLines(sitting: Sitting, position: number, paper: Paper, responses: Map<string, unknown>): string[] {
  const { item, points } = sitting.questions[position]!;
  const mark = sitting.handed!.marks[position]!;
  const asked = paper.get(item);
  const got = mark.pending ? `待自评，满分 ${points} 分` : `得 ${mark.points} / ${points} 分`;
  if (!asked) return [`${position + 1}. （已从题库撤下）`, `   ${got}`, ""];
  const { view } = asked.question;
  const kind = kindOf(view.kind);
  const { key, explanation, cites } = asked.solution();
  const given = responses.get(item);
  const response = kind.accepts(view, given) ? given : undefined;
  const lines = [
    ...kind.report(view, key, response, { id: item, seed: sitting.seed, name: "" }),
    got,
    `解析：${plain(explanation)}`,
    `依据：${cites.map(({ label }) => label).join("、")}`,
  ];
  return [`${position + 1}. ${wording(view)}`, ...lines.map((line) => `   ${line}`), ""];
}
