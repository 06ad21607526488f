/** A page kept open while the site was renewed has a program that can't read the new index: one reload mends it. */

import { OtherVersion } from "./engine.ts";

const KEY = "renda:search-reloaded";

/** Go to `address` anew when `error` says that the versions differ, once; whether that was done. */
export function reloadedFor(error: unknown, address: string): boolean {
  if (!(error instanceof OtherVersion)) return false;
  try {
    if (sessionStorage.getItem(KEY)) return false;
    sessionStorage.setItem(KEY, "1");
  } catch {
    return false; // without memory there would be no end to it
  }
  if (address === location.href) location.reload();
  else location.assign(address);
  return true;
}

/** The index could be read: another renewal may come. */
export function readWell(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // nothing was kept
  }
}
