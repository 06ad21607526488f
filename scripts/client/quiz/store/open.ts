/** The record of this browser, opened once for each page. */

import { notify } from "../../common/notice.ts";
import { tabChannel } from "./channel.ts";
import { indexedBackend } from "./indexed.ts";
import { legacyBackend } from "./legacy.ts";
import { localBackend } from "./local.ts";
import { type Problem, RecordStore } from "./record.ts";

const MESSAGES: Record<Problem, string> = {
  memory: "浏览器不允许保存或空间已满：本次作答仍可继续，但关闭页面后不会保留。可以在“我的记录”里导出成文件。",
  unread: "浏览器的数据库打不开，作答改存在备用的地方；以前的记录可能暂时看不到。",
};

let opened: Promise<RecordStore> | undefined;

export function openRecord(): Promise<RecordStore> {
  opened ??= RecordStore.open({
    backends: [indexedBackend(), localBackend(), legacyBackend()],
    channel: tabChannel(),
    onProblem: (problem) => notify(MESSAGES[problem], 60),
  });
  return opened;
}
