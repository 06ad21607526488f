/** The record bundle: the page 我的记录. */

import { Journal } from "./sessions/journal.ts";
import { openRecord } from "./store/open.ts";
import { fail } from "./views/problem.ts";
import { mountRecord } from "./views/record/record.ts";

async function main(): Promise<void> {
  const journal = new Journal(await openRecord());
  for (const root of document.querySelectorAll<HTMLElement>("[data-renda-record]")) {
    mountRecord(root, journal).catch((error: unknown) => fail(root, error));
  }
}

void main();
