import type { BlankKey, BlankView } from "../types.ts";
import { createGapsField, gapsReport, isWritten, markGaps } from "./gaps.ts";
import type { BlankResponse, Kind } from "./kind.ts";

const called = (key: BlankKey): string => key.answers.map((allowed) => allowed[0] ?? "").join("；");

export const blank: Kind<BlankView, BlankKey, BlankResponse> = {
  label: "填空题",
  confirm: "提交",
  missing: "请先填空。",
  createField: ({ parts }, options) =>
    createGapsField<BlankKey>({ label: "填空题", stem: "把句子补充完整。", parts }, options, (key) => key.answers),
  mark: (key, response) => markGaps(key.answers, response),
  accepts: (view, value): value is BlankResponse => isWritten(value, view.parts),
  answer: (_, key) => called(key),
  report: (_, key, response) => gapsReport(response, called(key)),
};
