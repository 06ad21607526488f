/** Asks the browser not to throw the record away when the disk is full. */

import { read, writeDerived } from "../../common/storage.ts";

const ASKED = "renda:persist";

/** Ask once on this device: some browsers ask the visitor in turn. */
export function askToPersist(): void {
  if (!navigator.storage?.persist || read(ASKED)) return; // not on file:// and plain http
  writeDerived(ASKED, true);
  navigator.storage.persist().catch(() => undefined);
}

/** Whether the browser has promised it. */
export async function isPersisted(): Promise<boolean> {
  return (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
}
