import type { ClozeKey, ClozeView } from "../types.ts";
import { createGapsField, gapsReport, isWritten, markGaps } from "./gaps.ts";
import type { BlankResponse, Kind } from "./kind.ts";

const allowed = (key: ClozeKey): string[][] => key.answers.map((answer) => [answer]);

const called = (key: ClozeKey): string => key.answers.join("；");

export const cloze: Kind<ClozeView, ClozeKey, BlankResponse> = {
  label: "法条填空题",
  confirm: "提交",
  missing: "请先填空。",
  createField: (view, options) => createGapsField<ClozeKey>({ ...view, label: "法条填空题" }, options, allowed),
  mark: (key, response) => markGaps(allowed(key), response),
  accepts: (view, value): value is BlankResponse => isWritten(value, view.parts),
  answer: (_, key) => called(key),
  report: (_, key, response) => gapsReport(response, called(key)),
};
