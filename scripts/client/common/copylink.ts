/** The copy-link control of an article: copies the full address; without JavaScript it is a plain link. */

import { notify } from "./notice.ts";

export function mountCopyLinks(root: Document): void {
  root.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a.article-link");
    if (!link) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    void copy(link.href).then((done) => {
      const article = link.closest<HTMLElement>("[data-article]")?.dataset["article"] ?? "";
      notify(done ? `已复制${article}的链接` : `无法自动复制，请从地址栏复制：${link.href}`, 4);
    });
  });
}

/** The clipboard needs https; elsewhere the old command copies a selected text. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "renda-offscreen";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
