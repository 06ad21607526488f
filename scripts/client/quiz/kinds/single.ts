import type { SingleItem } from "../model.ts";
import type { Kind } from "./kind.ts";

export const single: Kind<SingleItem> = {
  label: "单选题",
  confirm: "确认",
  missing: "请先选一个答案。",
  input: "radio",
  lettered: true,
  options: (item) => item.options,
  key: (item) => [item.answer],
  isRight: (item, choice) => choice.length === 1 && choice[0] === item.answer,
};
