/** Say in the page that something could not be had. */

import { unveil } from "../../common/veil.ts";
import { h } from "../dom.ts";

export function fail(root: HTMLElement, error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  unveil();
  root.prepend(h("p", { class: "renda-quiz__problem", role: "alert" }, `题目没有读到：${text}。请刷新页面再试。`));
}
