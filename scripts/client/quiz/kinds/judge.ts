import type { JudgeKey, JudgeView } from "../types.ts";
import { calledRight, choiceReport, createChoiceField, isChoice } from "./choice.ts";
import type { ChoiceResponse, Kind } from "./kind.ts";

const choices = (view: JudgeView) => ({
  ...view,
  options: ["正确", "错误"],
  label: "判断题",
  input: "radio" as const,
  lettered: false,
});
const right = (key: JudgeKey): number[] => [key.answer ? 0 : 1];

export const judge: Kind<JudgeView, JudgeKey, ChoiceResponse> = {
  label: "判断题",
  confirm: "确认",
  missing: "请先选“正确”或“错误”。",
  createField: (view, options) =>
    createChoiceField<JudgeKey>(choices(view), options, (key) => ({ right: right(key), feedback: [] })),
  mark: (key, response) => (response.length === 1 && response[0] === right(key)[0] ? 1 : 0),
  accepts: (_, value): value is ChoiceResponse => isChoice(value, 2) && value.length === 1,
  answer: (view, key, options) => calledRight(choices(view), options, right(key)),
  report: (view, key, response, options) => choiceReport(choices(view), options, right(key), response),
};
