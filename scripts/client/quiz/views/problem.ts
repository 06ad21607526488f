/** Say in the page that something could not be had. */

import { h } from "../dom.ts";

export function fail(root: HTMLElement, error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  root.prepend(h("p", { class: "renda-quiz__problem", role: "alert" }, `题目没有读到：${text}。请刷新页面再试。`));
}
