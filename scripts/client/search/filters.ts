/** What the results page is narrowed to: a kind as chips; department and status of statutes as menus. */

import type { SearchOptions } from "../common/runtime.ts";
import type { Answer, Counts } from "./engine.ts";
import { element } from "./view.ts";

const MENUS = { department: "法律部门", status: "效力" } as const;

export class Filters {
  readonly element = element("div", "renda-results__filters");
  private readonly values: Record<"kind" | keyof typeof MENUS, string>;
  private readonly chips = element("div", "renda-results__kinds");
  private readonly menus = new Map<keyof typeof MENUS, HTMLSelectElement>();
  private readonly onChange: () => void;

  /** Begins with what the address says; `onChange` is called when the visitor chooses. */
  constructor(parameters: URLSearchParams, onChange: () => void) {
    this.onChange = onChange;
    const given = (name: string): string => parameters.get(name) ?? "";
    this.values = { kind: given("kind"), department: given("department"), status: given("status") };
    this.chips.setAttribute("role", "group");
    this.chips.setAttribute("aria-label", "按类别筛选");
    this.element.append(this.chips);
    for (const [name, label] of Object.entries(MENUS) as [keyof typeof MENUS, string][]) {
      const menu = element("select", "renda-results__menu");
      menu.setAttribute("aria-label", label);
      menu.addEventListener("change", () => this.choose(name, menu.value));
      this.menus.set(name, menu);
      this.element.append(menu);
    }
  }

  /** For the engine. */
  options(): SearchOptions {
    const { kind, department, status } = this.values;
    return { kinds: kind ? [kind] : [], departments: department ? [department] : [], statuses: status ? [status] : [] };
  }

  /** For the address: what is chosen. */
  parameters(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.values).filter(([, value]) => value));
  }

  /** What is chosen, as words: “法条”“民法商法”中; empty when nothing is. */
  words(): string {
    return Object.values(this.parameters()).map((value) => `“${value}”`).join("");
  }

  clear(): void {
    this.values.kind = this.values.department = this.values.status = "";
  }

  show(answer: Answer | undefined): void {
    this.showKinds(answer);
    for (const [name, menu] of this.menus) {
      const counts = answer?.[name === "department" ? "departments" : "statuses"] ?? new Map<string, number>();
      const chosen = this.values[name];
      const entries = sorted(counts);
      if (chosen && !counts.has(chosen)) entries.push([chosen, 0]);
      menu.hidden = entries.length < 2 && !chosen;
      menu.replaceChildren(new Option(`${MENUS[name]}：全部`, ""), ...entries.map(([value, count]) => new Option(`${value} ${count}`, value)));
      menu.value = chosen;
    }
  }

  private showKinds(answer: Answer | undefined): void {
    const kinds = sorted(answer?.counts ?? new Map<string, number>());
    const focused = this.chips.contains(document.activeElement);
    const all: [string, number] = ["", answer?.total ?? 0];
    const chips = kinds.length > 1 || this.values.kind ? [all, ...kinds] : [];
    this.chips.replaceChildren(
      ...chips.map(([kind, count]) => {
        const chip = element("button", "renda-results__chip", `${kind || "全部"} ${count}`);
        chip.type = "button";
        chip.setAttribute("aria-pressed", String(kind === this.values.kind));
        chip.addEventListener("click", () => this.choose("kind", kind));
        return chip;
      }),
    );
    this.chips.hidden = !chips.length;
    if (focused) this.chips.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
  }

  private choose(name: keyof Filters["values"], value: string): void {
    this.values[name] = value;
    this.onChange();
  }
}

function sorted(counts: Counts): [string, number][] {
  return [...counts].sort(([, a], [, b]) => b - a);
}
