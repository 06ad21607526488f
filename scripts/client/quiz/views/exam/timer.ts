/** What is left of the time, to be seen always and to be heard at a few moments. */

import { h } from "../../dom.ts";
import { timeText } from "../../sessions/clock.ts";

const MINUTE = 60_000;
/** Moments at which a screen reader is told. */
const TOLD = [30, 10, 5, 1];

export interface Timer {
  element: HTMLElement;
  show(remaining: number): void;
}

export function createTimer(): Timer {
  const time = h("span", { class: "renda-exam__time", role: "timer", "aria-label": "剩余时间" });
  const told = h("span", { class: "renda-offscreen", role: "status" });
  let before = Infinity;
  return {
    element: h("span", {}, "剩余 ", time, told),
    show(remaining) {
      time.textContent = timeText(remaining);
      time.classList.toggle("renda-exam__time--short", remaining < 5 * MINUTE);
      const passed = TOLD.find((minutes) => remaining <= minutes * MINUTE && before > minutes * MINUTE);
      if (passed !== undefined && before !== Infinity) told.textContent = `还剩 ${passed} 分钟`;
      before = remaining;
    },
  };
}
