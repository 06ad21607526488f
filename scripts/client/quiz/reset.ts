/** A button that forgets answers, beside which 撤销 stands until the questions are answered anew. */

import { button, h } from "./dom.ts";
import { forget, restore, type Snapshot } from "./store.ts";

/** `onChange` is called after answers were forgotten or restored, to draw the questions anew. */
export function createReset(text: string, ids: string[], onChange: () => void): HTMLElement {
  let snapshot: Snapshot = [];
  const message = h("span", { class: "renda-quiz__message", role: "status" });
  const clear = button(text, () => {
    snapshot = forget(ids);
    message.textContent = snapshot.length ? `已清空 ${snapshot.length} 题的作答。` : "没有可以清空的作答。";
    undo.hidden = snapshot.length === 0;
    if (snapshot.length === 0) return;
    onChange();
    undo.focus();
  });
  const undo = button("撤销", () => {
    restore(snapshot);
    message.textContent = "已恢复原来的作答。";
    undo.hidden = true;
    onChange();
    clear.focus();
  });
  undo.hidden = true;
  return h("div", { class: "renda-quiz__reset" }, clear, message, undo);
}
