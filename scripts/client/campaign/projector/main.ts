/** The projector of reading sheets and ceremonies: a button on the page, and the showing it opens. */

import { h } from "../../quiz/dom.ts";
import { screensOf } from "./screens.ts";
import { Show } from "./show.ts";

function chosenPinyin(root: HTMLElement): string {
  return root.querySelector<HTMLInputElement>("[name=pinyin]:checked")?.value ?? "none";
}

for (const root of document.querySelectorAll<HTMLElement>("[data-renda-projector]")) {
  const actions = root.querySelector<HTMLElement>("[data-projector-actions]");
  if (!actions) continue;
  const button = h("button", { type: "button", class: "rd-action" }, "投屏");
  button.addEventListener("click", () => {
    const { title = "", pace } = root.dataset;
    new Show(title, screensOf(root), Number(pace), chosenPinyin(root)).open();
  });
  actions.append(button, h("small", {}, "全屏大字。翻页笔和 PageUp、PageDown、方向键翻屏，B 黑屏，Esc 退出；断网也能用。"));
  actions.hidden = false;
}
