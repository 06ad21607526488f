/** A page whose text stands elsewhere leads there and keeps the place that its address names. */

import { reachable } from "./files.ts";

export function mountForward(root: Document): void {
  const link = root.querySelector<HTMLAnchorElement>("a[data-renda-forward]");
  if (link) location.replace(reachable(link.href + location.search + location.hash));
}
