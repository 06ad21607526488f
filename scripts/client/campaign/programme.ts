/** Filters of a campaign's programme: by day, place and audience. Without this script the whole list stands. */

export interface Row {
  /** First and last day, 2026-12-01. */
  from: string;
  to: string;
  place: string;
  audience: readonly string[];
}

/** What is asked for; an empty word asks for nothing. */
export interface Choice {
  day: string;
  place: string;
  audience: string;
}

/** Whether an activity goes on that day, at that place, for those people. */
export function shows(row: Row, choice: Choice): boolean {
  const onDay = !choice.day || (row.from <= choice.day && choice.day <= row.to);
  const atPlace = !choice.place || row.place === choice.place;
  return onDay && atPlace && (!choice.audience || row.audience.includes(choice.audience));
}

function rowOf(item: HTMLElement): Row {
  const { from = "", to = "", place = "", audience = "" } = item.dataset;
  return { from, to, place, audience: audience.split(" ") };
}

export function mountProgramme(root: Document): void {
  const programme = root.querySelector<HTMLElement>("[data-renda-programme]");
  const form = programme?.querySelector("form");
  const status = form?.querySelector<HTMLElement>("[role=status]");
  if (!programme || !form || !status) return;
  const items = [...programme.querySelectorAll<HTMLElement>("li[data-from]")];
  const days = [...programme.querySelectorAll<HTMLElement>(".rd-day")];
  const apply = (): void => {
    const data = new FormData(form);
    const word = (name: string): string => String(data.get(name) ?? "");
    const choice = { day: word("day"), place: word("place"), audience: word("audience") };
    let shown = 0;
    for (const item of items) {
      item.hidden = !shows(rowOf(item), choice);
      if (!item.hidden) shown += 1;
    }
    for (const day of days) day.hidden = !day.querySelector("li[data-from]:not([hidden])");
    const isFiltered = Boolean(choice.day || choice.place || choice.audience);
    const found = shown ? `找到 ${shown} 项` : "没有这样的活动，请放宽条件";
    status.textContent = isFiltered ? found : "";
  };
  form.hidden = items.length < 2;
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link to an activity must show it, whatever was chosen before.
  const reveal = (): void => {
    const target = root.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.hidden) form.reset();
  };
  addEventListener("hashchange", reveal);
  apply(); // the browser may have kept what was chosen
}
