/** Tells the visitor when the record can't be kept, and helps to keep it as a file. */

import { notify } from "../../common/notice.ts";
import type { Problem, RecordStore } from "../store/record.ts";
import { exportText, fileName } from "../store/transfer.ts";
import { saveFile } from "./savefile.ts";

const MEMORY = "浏览器不允许保存或空间已满：可以继续作答，但离开本页后不会保留，请在离开以前导出成文件。";
const UNREAD = "浏览器的数据库打不开，作答改存在备用的地方；以前的记录可能暂时看不到。";

/** `opening` gives the record, which may not be open yet when it tells of a problem. */
export function tellProblem(problem: Problem, opening: () => Promise<RecordStore>): void {
  if (problem === "unread") {
    notify(UNREAD, 60);
    return;
  }
  notify(MEMORY, 0, { label: "导出记录", run: () => void opening().then(exportRecord) });
  void opening().then((store) => {
    window.addEventListener("beforeunload", (event) => {
      if (store.hasUnkept) event.preventDefault();
    });
  });
}

/** Hand the whole record over as a file; its name. */
export function exportRecord(store: RecordStore): string {
  const now = new Date();
  saveFile(fileName(now), exportText(store, now));
  return fileName(now);
}
