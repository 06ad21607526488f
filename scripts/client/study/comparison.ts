/** The filter of the side-by-side page: only the articles that changed, and the divisions that have any. */

export function mountComparison(root: Document): void {
  const page = root.querySelector<HTMLElement>("[data-renda-comparison]");
  const filter = page?.querySelector<HTMLElement>(".comparison-filter");
  const box = filter?.querySelector("input");
  const status = filter?.querySelector("[role=status]");
  if (!page || !filter || !box || !status) return;
  const articles = [...page.querySelectorAll<HTMLElement>(".pair")];
  const divisions = [...page.querySelectorAll<HTMLElement>(".comparison-division")];

  const apply = (): void => {
    let shown = 0;
    for (const article of articles) {
      article.hidden = box.checked && article.dataset["fate"] === "kept";
      if (!article.hidden) shown += 1;
    }
    for (const division of divisions) division.hidden = !division.querySelector(".pair:not([hidden])");
    status.textContent = `显示 ${shown} 条`;
  };
  const followLink = (): void => {
    const target = root.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[hidden]")) return;
    box.checked = false; // the link leads to an article that the filter hides
    apply();
    target.scrollIntoView();
  };

  filter.hidden = false;
  box.addEventListener("change", apply);
  window.addEventListener("hashchange", followLink);
  apply(); // the browser may have kept the tick
  followLink();
}
