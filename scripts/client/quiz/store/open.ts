/** The record of this browser, opened once for each page. */

import { tabChannel } from "./channel.ts";
import { indexedBackend } from "./indexed.ts";
import { legacyBackend } from "./legacy.ts";
import { localBackend } from "./local.ts";
import { type Problem, RecordStore } from "./record.ts";

let opened: Promise<RecordStore> | undefined;

/** `onProblem` is told of what can't be kept or read, once of each sort. */
export function openRecord(onProblem: (problem: Problem) => void): Promise<RecordStore> {
  opened ??= RecordStore.open({
    backends: [indexedBackend(), localBackend(), legacyBackend()],
    channel: tabChannel(),
    onProblem,
  });
  return opened;
}
