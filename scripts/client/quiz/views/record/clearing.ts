/** Clearing the record, by topic or as a whole, and taking that back. */

import type { Items } from "../../catalog.ts";
import { button, h } from "../../dom.ts";
import { inScope, scopeNames } from "../../sessions/plan.ts";
import type { RecordStore } from "../../store/record.ts";
import { dropReset, forgetAll, forgetItems, resets, undoReset } from "../../store/reset.ts";
import { dayText } from "../exam/history.ts";

const ALL = "全部记录";

/** `onChange` is called after the record changed. */
export function createClearing(store: RecordStore, items: Items, onChange: (message: string) => void): HTMLElement[] {
  const topics = scopeNames(items, "topic");
  const select = h("select", { id: "renda-record-topic" }, ...topics.map((name) => h("option", { value: name }, name)));
  const clearTopic = button("清空这个专题的作答", async () => {
    const positions = inScope(items, { kind: "topic", name: select.value });
    const ids = positions.map((position) => items.id(position));
    const reset = await forgetItems(store, `专题“${select.value}”`, ids, Date.now());
    onChange(reset ? `已清空专题“${select.value}”的 ${reset.rows.length} 次作答，可以撤销。` : "这个专题没有作答。");
  });
  const clearAll = button("清空全部记录", async () => {
    onChange((await forgetAll(store, ALL, Date.now())) ? "已清空全部记录，可以撤销。" : "没有可以清空的记录。");
  });
  const rows = resets(store).map(({ id, label, at }) => {
    const undo = button("撤销清空", async () => {
      await undoReset(store, id);
      onChange(`已恢复：${label}。`);
    });
    const drop = button("彻底删除，不再保留", async () => {
      await dropReset(store, id);
      onChange(`已彻底删除：${label}。`);
    });
    const name = `${dayText(at)} 清空：${label}`;
    for (const one of [undo, drop]) one.setAttribute("aria-label", `${one.textContent}（${name}）`);
    return h("li", {}, name, h("div", { class: "renda-quiz__foot" }, undo, drop));
  });
  return [
    h("h2", {}, "清空"),
    h(
      "div",
      { class: "renda-quiz__foot" },
      h("label", { for: "renda-record-topic" }, "专题"),
      select,
      clearTopic,
    ),
    h("p", {}, clearAll),
    ...(rows.length ? [h("h3", {}, "可以撤销的清空"), h("ul", { class: "renda-quiz__scopes" }, ...rows)] : []),
  ];
}
