/**
 * Read marks: which lessons the visitor has marked as read, kept in this browser alone.
 *
 * A mark is the moment it was set, as ISO text, under `renda:read:<key>`; a key is a page's address
 * relative to the site's root, such as study/01-xingzhi/.
 */

import * as storage from "../common/storage.ts";

const PREFIX = "renda:read:";

export type Store = Pick<typeof storage, "read" | "write" | "remove">;

/** Whether the page is marked; a damaged mark counts as none. */
export function isRead(key: string, store: Store = storage): boolean {
  const mark = store.read(PREFIX + key);
  return typeof mark === "string" && !Number.isNaN(Date.parse(mark));
}

/** Mark the page, or take the mark away; returns whether it is marked now. */
export function toggle(key: string, now: number, store: Store = storage): boolean {
  if (isRead(key, store)) {
    store.remove(PREFIX + key);
    return false;
  }
  store.write(PREFIX + key, new Date(now).toISOString());
  return true;
}

/** How many of `keys` are marked. */
export function countRead(keys: readonly string[], store: Store = storage): number {
  return keys.filter((key) => isRead(key, store)).length;
}

/** The keys in an attribute, separated by blanks. */
export function splitKeys(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** 已读 2/6 */
export function progressText(read: number, total: number, lang = "zh"): string {
  return lang.startsWith("en") ? `${read} of ${total} lessons read` : `已读 ${read}/${total}`;
}

/** Show the marks in `root` and let the buttons set them. */
export function mountReadMarks(root: Document): void {
  show(root);
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-renda-read]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const read = toggle(button.dataset["rendaRead"] ?? "", Date.now());
      show(root);
      const status = button.parentElement?.querySelector("[data-renda-read-status]");
      if (status) status.textContent = read ? "已标为已读；再按一次可撤销" : "已撤销";
    });
  }
  // Another tab, or a page that the browser kept while the visitor went back to it.
  addEventListener("storage", () => show(root));
  addEventListener("pageshow", (event) => {
    if (event.persisted) show(root);
  });
}

function show(root: Document): void {
  for (const button of root.querySelectorAll<HTMLElement>("button[data-renda-read]")) {
    button.setAttribute("aria-pressed", String(isRead(button.dataset["rendaRead"] ?? "")));
  }
  for (const state of root.querySelectorAll<HTMLElement>("[data-renda-read-state]")) {
    const read = isRead(state.dataset["rendaReadState"] ?? "");
    state.textContent = read ? "已读" : "";
    state.toggleAttribute("data-read", read);
  }
  for (const summary of root.querySelectorAll<HTMLElement>("[data-renda-read-summary]")) {
    const keys = splitKeys(summary.dataset["rendaReadSummary"] ?? "");
    const read = countRead(keys);
    const bar = summary.querySelector("progress");
    if (bar) bar.value = read;
    const text = summary.querySelector("[data-renda-read-text]") ?? summary;
    text.textContent = progressText(read, keys.length, root.documentElement.lang);
    summary.hidden = keys.length === 0;
  }
}
