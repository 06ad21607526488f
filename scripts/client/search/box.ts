/** The search box in the header: a combobox that shows the best hits while the visitor types. */

import type { Hit } from "../common/runtime.ts";
import type { Answer, Engine } from "./engine.ts";
import { noteText } from "./notes.ts";
import { forget, recent, remember } from "./recent.ts";
import { readWell, reloadedFor } from "./reload.ts";
import { element, failureMessage, hitAddress, hitLines, missingMessage, NOTHING, resultsAddress } from "./view.ts";

const DELAY = 80; // milliseconds after the last key
const LIMIT = 8;

let boxes = 0;

/** Make the form in `root` a combobox. Does nothing to one that is one already. */
export function mountBox(root: HTMLElement, engine: Engine): void {
  const form = root.querySelector("form");
  const input = form?.querySelector<HTMLInputElement>("input[type=search]");
  if (!form || !input || input.getAttribute("role") === "combobox") return;
  new Box(root, form, input, engine);
}

class Box {
  private readonly input: HTMLInputElement;
  private readonly engine: Engine;
  private readonly id = `renda-search-${(boxes += 1)}`;
  private readonly popup = element("div", "renda-search__popup");
  private readonly list = element("div", "renda-search__list");
  private readonly status = element("p", "renda-search__status");
  private readonly problem = element("p", "renda-search__problem");
  private options: HTMLAnchorElement[] = [];
  private active = -1;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0; // number of the latest question; answers to earlier ones are dropped

  constructor(root: HTMLElement, form: HTMLFormElement, input: HTMLInputElement, engine: Engine) {
    this.input = input;
    this.engine = engine;
    this.list.id = this.id;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "检索结果");
    this.status.setAttribute("role", "status");
    this.problem.setAttribute("role", "alert");
    this.popup.append(this.status, this.list, this.problem);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.id);
    input.setAttribute("aria-haspopup", "listbox");
    root.append(this.popup);
    this.close();

    input.addEventListener("input", (event) => {
      if (!(event as InputEvent).isComposing) this.later(); // a Chinese input method is still at work
    });
    input.addEventListener("compositionend", () => this.later());
    input.addEventListener("focus", () => this.later());
    input.addEventListener("keydown", (event) => this.onKey(event));
    form.addEventListener("submit", (event) => {
      event.preventDefault(); // the form's own address fails without a server
      const query = input.value.trim();
      if (!query) return;
      remember(query);
      location.assign(resultsAddress(query));
    });
    root.addEventListener("focusout", (event) => {
      if (!root.contains(event.relatedTarget as Node | null)) this.close();
    });
    this.popup.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "mouse") event.preventDefault(); // the focus stays in the input
    });
    if (document.activeElement === input) this.later();
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), DELAY);
  }

  private async ask(): Promise<void> {
    const question = (this.asked += 1);
    const query = this.input.value.trim();
    if (!query) return this.showRecent();
    if (!this.options.length) this.show([], "正在加载…", "");
    try {
      const answer = await this.engine.search(query, { limit: LIMIT });
      readWell();
      if (question === this.asked) this.showAnswer(query, answer);
    } catch (error) {
      if (question === this.asked && !reloadedFor(error, resultsAddress(query))) this.show([], "", failureMessage(error));
    }
  }

  /** With nothing typed yet: what was searched for lately. */
  private showRecent(): void {
    const queries = recent();
    if (!queries.length || document.activeElement !== this.input) return this.close();
    const options = queries.map((query) =>
      this.option(resultsAddress(query), [query], (event) => {
        event.preventDefault();
        this.input.value = query;
        this.input.focus();
        void this.ask();
      }),
    );
    const clear = this.option(resultsAddress(""), ["清除最近的搜索"], (event) => {
      event.preventDefault();
      forget();
      this.input.focus();
      this.close();
    });
    this.show([this.group("最近的搜索", options), clear], "有最近的搜索，按上下方向键选择", "");
    this.status.classList.add("renda-search__status--quiet");
  }

  private showAnswer(query: string, answer: Answer): void {
    const groups = new Map<string, Hit[]>();
    for (const hit of answer.hits) groups.set(hit.kind, [...(groups.get(hit.kind) ?? []), hit]);
    const nodes = [...groups].map(([kind, hits]) => this.group(kind, hits.map((hit) => this.hit(query, hit))));
    if (nodes.length) nodes.push(this.option(resultsAddress(query), ["查看全部结果"], () => remember(query)));
    const note = noteText(answer.notes);
    const status = nodes.length ? `找到 ${answer.total} 条，按上下方向键选择` : NOTHING;
    this.show(nodes, `${note}${status}`, missingMessage(answer));
    this.status.classList.toggle("renda-search__status--quiet", nodes.length > 0 && !note);
  }

  private hit(query: string, hit: Hit): HTMLAnchorElement {
    return this.option(hitAddress(hit), hitLines(hit), () => {
      remember(query);
      // A fragment of the page that is open loads no new page; the link has to stay until it is followed.
      setTimeout(() => this.close());
    });
  }

  private group(kind: string, options: HTMLAnchorElement[]): HTMLElement {
    const name = element("div", "renda-search__kind", kind);
    name.setAttribute("aria-hidden", "true");
    const group = element("div", "renda-search__group", name, ...options);
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", kind);
    return group;
  }

  private option(href: string, children: (Node | string)[], onClick: (event: MouseEvent) => void): HTMLAnchorElement {
    const link = element("a", "renda-search__option", ...children);
    link.href = href;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.addEventListener("click", onClick);
    return link;
  }

  private show(nodes: HTMLElement[], status: string, problem: string): void {
    this.list.replaceChildren(...nodes);
    this.list.hidden = !nodes.length;
    this.status.classList.remove("renda-search__status--quiet");
    this.status.textContent = status;
    this.problem.textContent = problem;
    this.problem.hidden = !problem;
    this.options = [...this.list.querySelectorAll("a")];
    this.options.forEach((option, index) => (option.id = `${this.id}-${index}`));
    this.activate(-1);
    this.popup.hidden = false;
    this.input.setAttribute("aria-expanded", String(nodes.length > 0));
  }

  private close(): void {
    clearTimeout(this.timer);
    this.asked += 1;
    this.show([], "", "");
    this.popup.hidden = true;
  }

  private activate(index: number): void {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = index;
    const option = this.options[index];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const count = this.options.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!count) return this.later();
      // The input itself is one station of the round, between the last option and the first.
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.activate(((this.active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && this.options[this.active]) {
      event.preventDefault();
      this.options[this.active]?.click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (this.popup.hidden) this.input.value = "";
      this.close();
    }
  }
}
