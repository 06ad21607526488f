/** A list of bars: how much of something was reached, in each of several parts. */

import { h } from "../dom.ts";

export interface Bar {
  name: string;
  value: number;
  of: number;
  /** Beside the bar; the share in per cent is added. */
  text: string;
}

export function createMeters(bars: Bar[]): HTMLElement {
  const rows = bars.map(({ name, value, of, text }) =>
    h(
      "li",
      {},
      h("span", { class: "renda-quiz__topic" }, name),
      h("meter", { min: "0", max: String(of), value: String(value), "aria-label": name }),
      h("span", { class: "renda-quiz__muted" }, `${text}（${of ? Math.round((100 * value) / of) : 0}%）`),
    ),
  );
  return h("ul", { class: "renda-quiz__scopes renda-quiz__bars renda-quiz__meters" }, ...rows);
}
