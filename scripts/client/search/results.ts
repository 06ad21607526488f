/** The results page: all hits of `?q=`, filtered by kind, twenty at a time. */

import type { Answer, Engine } from "./engine.ts";
import { remember } from "./recent.ts";
import { address, element, failureMessage, hitAddress, hitLines, missingMessage, NOTHING, resultsAddress } from "./view.ts";

const DELAY = 80; // milliseconds after the last key
const STEP = 20;

/** Build the results page in `root`. Does nothing to one that is built already. */
export function mountPage(root: HTMLElement, engine: Engine): void {
  if (!root.childElementCount) new ResultsPage(root, engine);
}

class ResultsPage {
  private readonly engine: Engine;
  private readonly input = element("input", "renda-results__input");
  private readonly status = element("p", "renda-results__status");
  private readonly problem = element("p", "renda-search__problem");
  private readonly chips = element("div", "renda-results__kinds");
  private readonly list = element("ol", "renda-results__list");
  private readonly more = element("button", "renda-results__more", "更多结果");
  private kind: string;
  private limit = STEP;
  private asked = 0; // number of the latest question; answers to earlier ones are dropped
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, engine: Engine) {
    this.engine = engine;
    const parameters = new URLSearchParams(location.search);
    this.kind = parameters.get("kind") ?? "";
    this.input.type = "search";
    this.input.name = "q";
    this.input.maxLength = 200;
    this.input.value = parameters.get("q") ?? "";
    this.input.autocomplete = "off";
    this.input.placeholder = "搜索，如：宪法62条、备案审查";
    this.input.setAttribute("aria-label", "搜索法条、政策、课程");
    const submit = element("button", "renda-results__submit", "搜索");
    const form = element("form", "renda-results__form", this.input, submit);
    form.setAttribute("role", "search");
    form.setAttribute("aria-label", "检索结果页");
    this.status.setAttribute("role", "status");
    this.problem.setAttribute("role", "alert");
    this.problem.hidden = true;
    this.chips.setAttribute("role", "group");
    this.chips.setAttribute("aria-label", "按类别筛选");
    this.more.type = "button";
    this.more.hidden = true;
    root.append(form, this.chips, this.status, this.problem, this.list, this.more);

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      remember(this.input.value);
      this.restart();
    });
    this.input.addEventListener("input", (event) => {
      if (!(event as InputEvent).isComposing) this.later(); // a Chinese input method is still at work
    });
    this.input.addEventListener("compositionend", () => this.later());
    this.more.addEventListener("click", () => {
      this.limit += STEP;
      void this.ask();
    });
    void this.ask();
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.restart(), DELAY);
  }

  /** Ask anew, for another query: from the top and for every kind. */
  private restart(): void {
    clearTimeout(this.timer);
    this.kind = "";
    this.limit = STEP;
    void this.ask();
  }

  private async ask(): Promise<void> {
    const question = (this.asked += 1);
    const query = this.input.value.trim();
    this.keepInAddress(query);
    if (!query) return this.show("", undefined, "输入要查的内容，如：备案审查、宪法62条。");
    if (!this.list.childElementCount) this.status.textContent = "正在加载…";
    try {
      const options = { limit: this.limit, kinds: this.kind ? [this.kind] : [] };
      const answer = await this.engine.search(query, options);
      if (question !== this.asked) return;
      const count = this.kind ? (answer.counts.get(this.kind) ?? 0) : answer.total;
      const place = this.kind ? `“${this.kind}”中` : "";
      this.show(query, answer, count ? `${place}找到 ${count} 条` : `${place}${NOTHING}`);
    } catch (error) {
      if (question !== this.asked) return;
      this.show(query, undefined, "");
      this.complain(failureMessage(error));
    }
  }

  private show(query: string, answer: Answer | undefined, status: string): void {
    const hits = answer?.hits ?? [];
    const shown = this.list.dataset["query"] === this.state(query) ? this.list.childElementCount : 0;
    const items = hits.slice(shown).map((hit) => {
      const link = element("a", "renda-results__link", ...hitLines(hit));
      link.href = hitAddress(hit);
      link.addEventListener("click", () => remember(query));
      return element("li", "renda-results__item", element("span", "renda-results__kind", hit.kind), link);
    });
    if (shown) this.list.append(...items);
    else this.list.replaceChildren(...items);
    this.list.dataset["query"] = this.state(query);
    if (shown) items[0]?.querySelector("a")?.focus(); // after 更多结果, which may be gone now
    this.status.textContent = status;
    this.complain(answer ? missingMessage(answer) : "");
    this.showKinds(answer);
    const count = this.kind ? (answer?.counts.get(this.kind) ?? 0) : (answer?.total ?? 0);
    this.more.hidden = hits.length >= count;
  }

  /** What the list shows; as long as it stays the same, more hits are appended. */
  private state(query: string): string {
    return `${this.kind} ${query}`;
  }

  private showKinds(answer: Answer | undefined): void {
    const kinds: [string, number][] = [...(answer?.counts ?? [])].sort(([, a], [, b]) => b - a);
    const focused = this.chips.contains(document.activeElement);
    const chips = kinds.length > 1 ? [["", answer?.total ?? 0] as [string, number], ...kinds] : [];
    this.chips.replaceChildren(
      ...chips.map(([kind, count]) => {
        const chip = element("button", "renda-results__chip", `${kind || "全部"} ${count}`);
        chip.type = "button";
        chip.setAttribute("aria-pressed", String(kind === this.kind));
        chip.addEventListener("click", () => {
          this.kind = kind;
          this.limit = STEP;
          void this.ask();
        });
        return chip;
      }),
    );
    this.chips.hidden = !chips.length;
    if (focused) this.chips.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
  }

  private complain(message: string): void {
    this.problem.textContent = message;
    this.problem.hidden = !message;
  }

  /** Keep the query in the address, so that it can be shared. */
  private keepInAddress(query: string): void {
    try {
      history.replaceState(history.state, "", query ? resultsAddress(query, this.kind) : address("search/"));
    } catch {
      // Some browsers forbid it for file:// pages; the page works without.
    }
  }
}
