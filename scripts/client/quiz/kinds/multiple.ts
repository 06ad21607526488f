import type { MultipleItem } from "../model.ts";
import type { Kind } from "./kind.ts";

export const multiple: Kind<MultipleItem> = {
  label: "多选题",
  confirm: "提交",
  missing: "请先选出你认为正确的各项。",
  input: "checkbox",
  lettered: true,
  options: (item) => item.options,
  key: (item) => item.answer,
  /** All or nothing: every right option and no other. */
  isRight: (item, choice) =>
    choice.length === item.answer.length && item.answer.every((position) => choice.includes(position)),
};
