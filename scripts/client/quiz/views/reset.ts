/** A button that forgets answers, beside which 撤销 stands. */

import { button, h } from "../dom.ts";
import { forgetItems, undoReset } from "../store/reset.ts";
import type { RecordStore } from "../store/record.ts";

/** `label` names what is forgotten; `onChange` is called after answers were forgotten or put back. */
export function createReset(
  store: RecordStore,
  text: string,
  label: string,
  ids: () => Iterable<string>,
  onChange: () => void,
): HTMLElement {
  const message = h("span", { class: "renda-quiz__message", role: "status" });
  let last = "";
  const clear = button(text, async () => {
    const reset = await forgetItems(store, label, ids(), Date.now());
    message.textContent = reset ? `已清空 ${reset.rows.length} 次作答。` : "没有可以清空的作答。";
    undo.hidden = !reset;
    if (!reset) return;
    last = reset.id;
    onChange();
    undo.focus();
  });
  const undo = button("撤销", async () => {
    const done = await undoReset(store, last);
    message.textContent = done ? "已恢复原来的作答。" : "后来又清空过多次，这一次已不能撤销。";
    undo.hidden = true;
    onChange();
    clear.focus();
  });
  undo.hidden = true;
  return h("div", { class: "renda-quiz__reset" }, clear, message, undo);
}
