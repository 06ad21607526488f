/** Tells the other tabs that the record changed; they read it anew. */

export interface Channel {
  /** Tell the other tabs, with the highest `seq` so far. */
  tell(seq: number): void;
  /** Be told by them, and when the page is shown again after it may have missed something. */
  listen(listener: (seq: number) => void): void;
}

const NAME = "renda:record";

/** The browser's own means; without BroadcastChannel a page still looks anew when it is shown. */
export function tabChannel(): Channel {
  const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(NAME) : undefined;
  return {
    tell: (seq) => channel?.postMessage(seq),
    listen(listener) {
      channel?.addEventListener("message", ({ data }) => listener(typeof data === "number" ? data : 0));
      addEventListener("pageshow", (event) => event.persisted && listener(0));
      document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && listener(0));
    },
  };
}
