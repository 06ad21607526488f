/** The filter box above the list of statutes: hides what doesn't contain every word typed. */

/** Whether `names` holds each of the words in `query`; spaces separate words. */
export function matches(names: string, query: string): boolean {
  const words = query.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  const folded = names.normalize("NFKC").toLowerCase();
  return words.every((word) => folded.includes(word));
}

export function mountFilter(root: Document): void {
  const list = root.querySelector<HTMLElement>("[data-renda-filter]");
  const input = list?.querySelector("input");
  const count = list?.querySelector<HTMLElement>("[role=status]");
  if (!list || !input || !count) return;
  const rows = [...list.querySelectorAll<HTMLElement>("li[data-names]")];
  const sections = [...list.querySelectorAll<HTMLElement>("section")];
  const apply = (): void => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !matches(row.dataset["names"] ?? "", input.value);
      if (!row.hidden) shown += 1;
    }
    for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
    count.textContent = input.value.trim() ? `找到 ${shown} 部` : "";
  };
  input.addEventListener("input", apply);
  apply(); // the browser may have kept what was typed
}
