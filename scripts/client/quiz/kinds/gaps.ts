/** What 填空 and 法条填空 share: a text with gaps to write in. */

import { h, nodes } from "../dom.ts";
import { legend } from "./choice.ts";
import { foldAnswer } from "./folding.ts";
import { answerLines, type BlankResponse, type Field, type FieldOptions } from "./kind.ts";

interface Gaps {
  label: string;
  /** Stands above the text; HTML. */
  stem: string;
  /** The text between the gaps; HTML. */
  parts: string[];
}

export function createGapsField<K>(
  { label, stem, parts }: Gaps,
  options: FieldOptions,
  /** What is right in each gap, the first to be shown. */
  answersOf: (key: K) => string[][],
): Omit<Field<BlankResponse>, "reveal"> & { reveal(key: K, final: boolean): void } {
  const inputs = parts.slice(1).map((_, at) =>
    h("input", {
      type: "text",
      class: "renda-quiz__gap",
      name: `${options.name}-${at}`,
      "aria-label": `第 ${at + 1} 空`,
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      size: "8",
      maxlength: "200",
    }),
  );
  const marks = inputs.map(() => h("span", { class: "renda-quiz__mark renda-quiz__mark--inline" }));
  const [first, ...others] = parts.map((part) => h("bdi", {}, ...nodes(part)));
  const text = h("p", { class: "renda-quiz__gaps" }, first ?? "");
  inputs.forEach((input, at) => text.append(input, marks[at]!, others[at] ?? ""));
  const element = h(
    "fieldset",
    { class: "renda-quiz__fieldset", tabindex: "-1" },
    legend(options.lead ?? "", stem, label),
    text,
  );
  element.addEventListener("input", () => options.onChange?.());
  // Letters are the practice's keys, but not here.
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.target instanceof HTMLInputElement) event.stopPropagation();
  });

  return {
    element,
    response() {
      const written = inputs.map((input) => input.value.trim());
      return written.some(Boolean) ? written : undefined;
    },
    fill(response) {
      inputs.forEach((input, at) => {
        const wanted = response?.[at] ?? "";
        if (input.value.trim() !== wanted) input.value = wanted; // what is being written stays as it is
      });
    },
    reveal(key) {
      const answers = answersOf(key);
      inputs.forEach((input, at) => {
        const right = isFilled(answers[at] ?? [], input.value);
        input.readOnly = true;
        input.classList.add(right ? "renda-quiz__gap--right" : "renda-quiz__gap--wrong");
        marks[at]!.textContent = right ? "✓" : `✗ ${answers[at]?.[0] ?? ""}`;
      });
    },
    focus: () => element.focus(),
  };
}

export function gapsReport(response: BlankResponse | undefined, right: string): string[] {
  return answerLines((response ?? []).map((written) => written || "（空）").join("；"), right);
}

/** Each gap counts alike; the share of those that are filled rightly. */
export function markGaps(answers: string[][], response: BlankResponse): number {
  const right = answers.filter((allowed, at) => isFilled(allowed, response[at] ?? "")).length;
  return answers.length ? right / answers.length : 0;
}

function isFilled(allowed: string[], written: string): boolean {
  const folded = foldAnswer(written);
  return folded !== "" && allowed.some((answer) => foldAnswer(answer) === folded);
}

/** Whether `value` is a text for each of the gaps between `parts`. */
export function isWritten(value: unknown, parts: string[]): value is BlankResponse {
  return Array.isArray(value) && value.length === parts.length - 1 && value.every((one) => typeof one === "string");
}
