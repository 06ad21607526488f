/** The record as a file: save it, and take one in. */

import { button, h } from "../../dom.ts";
import type { RecordStore } from "../../store/record.ts";
import { isPersisted } from "../../store/persist.ts";
import { type Imported, importRows, parse } from "../../store/transfer.ts";
import { exportRecord } from "../keeping.ts";

/** `onImport` is called after rows were added. */
export function createTransfer(store: RecordStore, onImport: () => void): HTMLElement[] {
  const status = h("p", { role: "status", class: "renda-quiz__message" });
  const save = button("导出记录", () => {
    status.textContent = `已导出 ${exportRecord(store)}，请在浏览器的下载目录里找到它并妥善保存。`;
  });
  // The browser's own button speaks the browser's language: the label takes its place.
  const file = h("input", { type: "file", accept: ".json,application/json", class: "renda-quiz__file" });
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    try {
      const imported = await importRows(store, parse(await chosen.text()));
      status.textContent = importedText(imported);
      if (imported.added) onImport();
    } catch (error) {
      status.textContent = `没有导入：${error instanceof Error ? error.message : String(error)}。原有的记录没有改动。`;
    }
    file.value = "";
  });
  const promise = h("p", { class: "renda-quiz__muted" });
  void isPersisted().then((kept) => {
    promise.textContent = kept
      ? "浏览器已答应长期保存这些记录，空间不足时也不会清掉。"
      : "浏览器没有答应长期保存：空间不足或长期不访问时，记录可能被清掉，请不时导出一份。";
  });
  return [
    h("h2", {}, "备份与转移"),
    h("p", {}, "记录只保存在这台设备的浏览器里。换设备、清理浏览器以前，请先导出成一个文件；导入时与这里的记录合并，不会重复。"),
    promise,
    h("div", { class: "renda-quiz__foot" }, save, h("label", { class: "renda-quiz__button" }, "导入记录文件", file)),
    status,
  ];
}

function importedText({ added, attempts, sittings, stars }: Imported): string {
  if (added === 0) return "文件里的记录这里都已有，没有改动。";
  const counts: [string, number, string][] = [["作答", attempts, "次"], ["考试", sittings, "场"], ["收藏", stars, "题"]];
  const facts = counts.flatMap(([name, count, unit]) => (count ? [`${name} ${count} ${unit}`] : []));
  return `已导入：${facts.length ? `新增或更新${facts.join("，")}` : "练习进度和设置有更新"}；原有的记录都保留。`;
}
