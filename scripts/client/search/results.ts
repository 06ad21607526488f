/** The results page: all hits of `?q=`, narrowed by filters, twenty at a time. */

import type { Answer, Engine } from "./engine.ts";
import { Filters } from "./filters.ts";
import { noteItems } from "./notes.ts";
import { remember } from "./recent.ts";
import { readWell, reloadedFor } from "./reload.ts";
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
  private readonly notes = element("ul", "renda-results__notes");
  private readonly list = element("ol", "renda-results__list");
  private readonly more = element("button", "renda-results__more", "更多结果");
  private readonly filters: Filters;
  private literal: boolean;
  private limit = STEP;
  private asked = 0; // number of the latest question; answers to earlier ones are dropped
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, engine: Engine) {
    this.engine = engine;
    const parameters = new URLSearchParams(location.search);
    this.filters = new Filters(parameters, () => {
      this.limit = STEP;
      void this.ask();
    });
    this.literal = parameters.has("literal");
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
    this.more.type = "button";
    this.more.hidden = true;
    root.append(form, this.filters.element, this.status, this.notes, this.problem, this.list, this.more);

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

  /** Ask anew, for another query: from the top and without filters. */
  private restart(): void {
    clearTimeout(this.timer);
    this.filters.clear();
    this.literal = false;
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
      const answer = await this.engine.search(query, { ...this.filters.options(), limit: this.limit, literal: this.literal });
      if (question !== this.asked) return;
      readWell();
      const place = this.filters.words() && `${this.filters.words()}中`;
      this.show(query, answer, answer.wanted ? `${place}找到 ${answer.wanted} 条` : `${place}${NOTHING}`);
    } catch (error) {
      if (question !== this.asked || reloadedFor(error, location.href)) return;
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
    this.filters.show(answer);
    this.notes.replaceChildren(...noteItems(answer?.notes ?? [], query));
    this.notes.hidden = !this.notes.childElementCount;
    this.more.hidden = hits.length >= (answer?.wanted ?? 0);
  }

  /** What the list shows; as long as it stays the same, more hits are appended. */
  private state(query: string): string {
    return resultsAddress(query, this.parameters());
  }

  private parameters(): Record<string, string> {
    return { ...this.filters.parameters(), ...(this.literal && { literal: "1" }) };
  }

  private complain(message: string): void {
    this.problem.textContent = message;
    this.problem.hidden = !message;
  }

  /** Keep the query in the address, so that it can be shared. */
  private keepInAddress(query: string): void {
    try {
      history.replaceState(history.state, "", query ? resultsAddress(query, this.parameters()) : address("search/"));
    } catch {
      // Some browsers forbid it for file:// pages; the page works without.
    }
  }
}
