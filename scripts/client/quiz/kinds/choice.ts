/** What 单选, 多选 and 判断 share: options to choose from. */

import { h, nodes, plain } from "../dom.ts";
import { optionOrder } from "../draw.ts";
import { answerLines, type ChoiceResponse, type Field, type FieldOptions } from "./kind.ts";

interface Choices {
  label: string;
  stem: string;
  options: string[];
  input: "radio" | "checkbox";
  /** Whether options are called A, B, C … and may change places. */
  lettered: boolean;
}

export interface ChoiceKeyLike {
  /** Positions of the right options. */
  right: number[];
  /** Empty, or a text for each option. */
  feedback: string[];
}

/** A, B … Z, then 27, 28 … */
export function letter(position: number): string {
  return position < 26 ? String.fromCharCode(65 + position) : String(position + 1);
}

function orderOf({ options, lettered }: Choices, { seed, id }: FieldOptions): number[] {
  return optionOrder(lettered ? (seed ?? "") : "", id, options.length);
}

/** The right options by what they are called where they are shown: A、C. */
export function calledRight(choices: Choices, options: FieldOptions, right: number[]): string {
  const shown = orderOf(choices, options);
  if (!choices.lettered) return right.map((position) => choices.options[position] ?? "").join("、");
  return right.map((position) => shown.indexOf(position)).sort((one, other) => one - other).map(letter).join("、");
}

/** For a report: letters alone say nothing, since options change places from sitting to sitting. */
export function choiceReport(
  choices: Choices,
  options: FieldOptions,
  right: number[],
  response: ChoiceResponse | undefined,
): string[] {
  const words = (position: number): string => plain(choices.options[position] ?? "");
  const shown = choices.lettered ? orderOf(choices, options).map((position, place) => `${letter(place)}. ${words(position)}`) : [];
  const said = (positions: number[]): string => {
    const called = calledRight(choices, options, positions);
    return choices.lettered && called ? `${called}（${positions.map(words).join("；")}）` : called;
  };
  return [...shown, ...answerLines(said(response ?? []), said(right))];
}

export function createChoiceField<K>(
  choices: Choices,
  options: FieldOptions,
  keyOf: (key: K) => ChoiceKeyLike,
): Omit<Field<ChoiceResponse>, "reveal"> & { reveal(key: K, final: boolean): void } {
  const { input: type, lettered } = choices;
  const order = orderOf(choices, options);
  const inputs = order.map((position) => h("input", { type, name: options.name, value: String(position) }));
  const marks = order.map(() => h("span", { class: "renda-quiz__mark" }));
  const labels = order.map((position, place) =>
    h(
      "label",
      { class: "renda-quiz__option" },
      inputs[place]!,
      h(
        "span",
        { class: "renda-quiz__text" },
        lettered ? `${letter(place)}. ` : "",
        h("bdi", {}, ...nodes(choices.options[position] ?? "")),
        marks[place]!,
      ),
    ),
  );
  const element = h(
    "fieldset",
    { class: "renda-quiz__fieldset", tabindex: "-1" },
    legend(options.lead ?? "", choices.stem, choices.label),
    ...labels,
  );
  element.addEventListener("change", () => options.onChange?.());
  const chosen = (): number[] =>
    order.filter((_, place) => inputs[place]!.checked).sort((one, other) => one - other);

  return {
    element,
    response() {
      const response = chosen();
      return response.length ? response : undefined;
    },
    fill(response) {
      order.forEach((position, place) => {
        inputs[place]!.checked = response?.includes(position) ?? false;
      });
    },
    reveal(key) {
      const { right, feedback } = keyOf(key);
      order.forEach((position, place) => {
        const input = inputs[place]!;
        const isRight = right.includes(position);
        input.disabled = true;
        const text = isRight ? (input.checked ? "✓ 正确答案，你选了这项" : "✓ 正确答案") : input.checked ? "✗ 你选了这项" : "";
        const said = input.checked ? feedback[position] : "";
        marks[place]!.replaceChildren(text, ...(said ? [h("span", { class: "renda-quiz__feedback" }, ...nodes(said))] : []));
        labels[place]!.classList.toggle("renda-quiz__option--key", isRight);
        labels[place]!.classList.toggle("renda-quiz__option--wrong", input.checked && !isRight);
      });
    },
    choose(position) {
      const input = inputs[position];
      if (!input || input.disabled) return;
      input.checked = type === "radio" || !input.checked;
      input.focus();
      options.onChange?.();
    },
    focus: () => element.focus(),
  };
}

/** 3. stem（单选题） */
export function legend(lead: string, stem: string, label: string): HTMLLegendElement {
  return h(
    "legend",
    { class: "renda-quiz__stem" },
    lead,
    h("bdi", {}, ...nodes(stem)),
    h("span", { class: "renda-quiz__kind" }, `（${label}）`),
  );
}

/** Whether `value` lists options out of `count`, each once. */
export function isChoice(value: unknown, count: number): value is ChoiceResponse {
  return (
    Array.isArray(value) &&
    value.every((position) => Number.isInteger(position) && position >= 0 && position < count) &&
    new Set(value).size === value.length
  );
}
