import type { JudgeItem } from "../model.ts";
import type { Kind } from "./kind.ts";

const OPTIONS = [{ html: "正确" }, { html: "错误" }];

export const judge: Kind<JudgeItem> = {
  label: "判断题",
  confirm: "确认",
  missing: "请先选“正确”或“错误”。",
  input: "radio",
  lettered: false,
  options: () => OPTIONS,
  key: (item) => [item.answer ? 0 : 1],
  isRight: (item, choice) => choice.length === 1 && (choice[0] === 0) === item.answer,
};
