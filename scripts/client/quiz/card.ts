/** One question: options, the button to hand in, the verdict, the explanation and what it stands on. */

import { absolute, h, nodes } from "./dom.ts";
import { kindOf } from "./kinds/index.ts";
import type { Choice, Cite, Item } from "./model.ts";
import { safeHref } from "./safe.ts";

export interface Card {
  element: HTMLElement;
  /** Whether the choice was handed in. */
  answered(): boolean;
  /** Choose the option at `position`, or take the choice back where several can be made. */
  choose(position: number): void;
  /** Hand the choice in. */
  confirm(): void;
  /** Put the focus on the question. */
  focus(): void;
}

export interface CardOptions {
  /** Shown before the stem, from 1. */
  number: number;
  /** Name of the group of inputs, unique in the page. */
  name: string;
  /** A choice handed in earlier. */
  choice?: Choice | undefined;
  onAnswer(choice: Choice, right: boolean): void;
}

const LETTERS = "ABCDEF";

export function createCard(item: Item, { number, name, choice, onAnswer }: CardOptions): Card {
  const kind = kindOf(item);
  const options = kind.options(item);
  const key = kind.key(item);
  const called = (position: number): string => (kind.lettered ? (LETTERS[position] ?? "") : (options[position]?.html ?? ""));
  let done = false;

  const inputs = options.map((_, position) => h("input", { type: kind.input, name, value: String(position) }));
  const marks = options.map(() => h("span", { class: "renda-quiz__mark" }));
  const labels = options.map((option, position) =>
    h(
      "label",
      { class: "renda-quiz__option" },
      inputs[position]!,
      h(
        "span",
        { class: "renda-quiz__text" },
        kind.lettered ? `${called(position)}. ` : "",
        ...nodes(option.html),
        marks[position]!,
      ),
    ),
  );
  const fieldset = h(
    "fieldset",
    { class: "renda-quiz__fieldset", tabindex: "-1" },
    h(
      "legend",
      { class: "renda-quiz__stem" },
      `${number}. `,
      ...nodes(item.stem),
      h("span", { class: "renda-quiz__kind" }, `（${kind.label}）`),
    ),
    ...labels,
  );
  const submit = h("button", { type: "submit", class: "renda-quiz__button renda-quiz__button--main" }, kind.confirm);
  const verdict = h("p", { class: "renda-quiz__verdict", role: "status", "aria-live": "polite" });
  const after = h("div", { class: "renda-quiz__after", tabindex: "-1", role: "group", "aria-label": "解析", hidden: true });
  const form = h("form", { class: "renda-quiz__form" }, fieldset, submit);
  const element = h("div", { class: "renda-quiz__card", "data-item": item.id }, form, verdict, after);

  const chosen = (): Choice => inputs.flatMap((input, position) => (input.checked ? [position] : []));

  function show(choice: Choice): void {
    done = true;
    const right = kind.isRight(item, choice);
    inputs.forEach((input, position) => {
      input.checked = choice.includes(position);
      input.disabled = true;
      const isKey = key.includes(position);
      const text = isKey ? "✓ 正确答案" : input.checked ? "✗ 你选了这项" : "";
      marks[position]!.textContent = text && isKey && input.checked ? "✓ 正确答案，你选了这项" : text;
      labels[position]!.classList.toggle("renda-quiz__option--key", isKey);
      labels[position]!.classList.toggle("renda-quiz__option--wrong", input.checked && !isKey);
    });
    submit.hidden = true;
    element.classList.add(right ? "renda-quiz__card--right" : "renda-quiz__card--wrong");
    verdict.textContent = right ? "✓ 回答正确。" : `✗ 回答错误。正确答案：${key.map(called).join("、")}。`;
    const feedback = choice.flatMap((position) => {
      const html = options[position]?.feedback;
      return html ? [h("p", {}, `${called(position)}：`, ...nodes(html))] : [];
    });
    after.hidden = false;
    after.replaceChildren(
      ...feedback,
      h("p", { class: "renda-quiz__explanation" }, h("strong", {}, "解析："), ...nodes(item.explanation)),
      ...item.cites.map(citeNode),
    );
  }

  function confirm(): void {
    if (done) return;
    const choice = chosen();
    if (choice.length === 0) {
      verdict.textContent = kind.missing;
      return;
    }
    const focused = form.contains(document.activeElement);
    show(choice);
    onAnswer(choice, kind.isRight(item, choice));
    if (focused) after.focus(); // what had the focus is gone or disabled now
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    confirm();
  });
  if (choice) show(choice);

  return {
    element,
    answered: () => done,
    choose(position) {
      const input = inputs[position];
      if (done || !input) return;
      input.checked = kind.input === "radio" || !input.checked;
      input.focus();
    },
    confirm,
    focus: () => fieldset.focus(),
  };
}

function citeNode(cite: Cite): HTMLElement {
  const href = safeHref(cite.url);
  return h(
    "details",
    { class: "renda-quiz__cite" },
    h("summary", {}, `依据：${cite.label}`),
    h("blockquote", {}, ...cite.text.split("\n").map((line) => h("p", {}, line))),
    ...(href ? [h("a", { href: absolute(href) }, `到原文处查看${cite.label}`)] : []),
  );
}
