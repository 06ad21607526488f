import type { MultipleKey, MultipleView } from "../types.ts";
import { calledRight, choiceReport, createChoiceField, isChoice } from "./choice.ts";
import type { ChoiceResponse, Kind } from "./kind.ts";

const choices = (view: MultipleView) => ({ ...view, label: "多选题", input: "checkbox" as const, lettered: true });

export const multiple: Kind<MultipleView, MultipleKey, ChoiceResponse> = {
  label: "多选题",
  confirm: "提交",
  missing: "请先选出你认为正确的各项。",
  createField: (view, options) =>
    createChoiceField<MultipleKey>(choices(view), options, ({ answer, feedback }) => ({ right: answer, feedback })),
  /**
   * all: 全部选对才得分，多选、少选、选错都不得分。
   * share: 全部选对得满分；少选而没有选错的，按选对的个数占正确选项个数的比例得分；选错一项即不得分。
   */
  mark(key, response, rule) {
    const chosen = new Set(response);
    const right = key.answer.filter((position) => chosen.has(position)).length;
    if (right < chosen.size) return 0;
    return rule === "share" ? right / key.answer.length : right === key.answer.length ? 1 : 0;
  },
  accepts: (view, value): value is ChoiceResponse => isChoice(value, view.options.length) && value.length > 0,
  answer: (view, key, options) => calledRight(choices(view), options, key.answer),
  report: (view, key, response, options) => choiceReport(choices(view), options, key.answer, response),
};
