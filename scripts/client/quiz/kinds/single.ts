import type { SingleKey, SingleView } from "../types.ts";
import { calledRight, choiceReport, createChoiceField, isChoice } from "./choice.ts";
import type { ChoiceResponse, Kind } from "./kind.ts";

const choices = (view: SingleView) => ({ ...view, label: "单选题", input: "radio" as const, lettered: true });

export const single: Kind<SingleView, SingleKey, ChoiceResponse> = {
  label: "单选题",
  confirm: "确认",
  missing: "请先选一个答案。",
  createField: (view, options) =>
    createChoiceField<SingleKey>(choices(view), options, ({ answer, feedback }) => ({ right: [answer], feedback })),
  mark: (key, response) => (response.length === 1 && response[0] === key.answer ? 1 : 0),
  accepts: (view, value): value is ChoiceResponse => isChoice(value, view.options.length) && value.length === 1,
  answer: (view, key, options) => calledRight(choices(view), options, [key.answer]),
  report: (view, key, response, options) => choiceReport(choices(view), options, [key.answer], response),
};
