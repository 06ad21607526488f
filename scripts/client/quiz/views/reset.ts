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
  const clear = button(text, async () => {
    const count = await forgetItems(store, label, ids(), Date.now());
    message.textContent = count ? `已清空 ${count} 次作答。` : "没有可以清空的作答。";
    undo.hidden = count === 0;
    if (count === 0) return;
    onChange();
    undo.focus();
  });
  const undo = button("撤销", async () => {
    await undoReset(store);
    message.textContent = "已恢复原来的作答。";
    undo.hidden = true;
    onChange();
    clear.focus();
  });
  undo.hidden = true;
  return h("div", { class: "renda-quiz__reset" }, clear, message, undo);
}
