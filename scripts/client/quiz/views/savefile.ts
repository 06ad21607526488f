/** Hand a text to the visitor as a file; works on file:// as well. */

import { h } from "../dom.ts";

export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = h("a", { href: url, download: name.replace(/[\\/:*?"<>|\s]/g, "-"), hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
