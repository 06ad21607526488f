import { h, nodes, plain } from "../dom.ts";
import type { ShortKey, ShortView } from "../types.ts";
import { isChoice, legend } from "./choice.ts";
import type { Field, FieldOptions, Kind, ShortResponse } from "./kind.ts";

/** Longer than any answer; keeps a pasted book out of the record. */
const LONGEST = 10_000;

export const short: Kind<ShortView, ShortKey, ShortResponse> = {
  label: "简答题",
  confirm: "对照要点",
  missing: "请先写下答案。",
  createField,
  /** The share of the points that the writer finds in the answer. */
  mark: (key, { points }) =>
    points && (key.points.length ? points.filter((point) => point < key.points.length).length / key.points.length : 0),
  accepts(_, value): value is ShortResponse {
    if (typeof value !== "object" || value === null) return false;
    const { text, points } = value as Partial<ShortResponse>;
    return typeof text === "string" && (points === null || isChoice(points, LONGEST));
  },
  answer: () => "",
  report: (_, key, response) => [
    `你的答案：${response?.text.trim() || "（未作答）"}`,
    `答案要点${response?.points ? "（✓ 为你自评答到的）" : ""}：`,
    ...key.points.map((point, at) => `${response?.points?.includes(at) ? "✓" : "·"} ${plain(point)}`),
  ],
};

function createField(view: ShortView, options: FieldOptions): Field<ShortResponse, ShortKey> {
  const writing = h("textarea", {
    class: "renda-quiz__writing",
    name: options.name,
    rows: "5",
    maxlength: String(LONGEST),
    "aria-label": "你的答案",
  });
  const points = h("div", { class: "renda-quiz__points", role: "group", "aria-label": "答案要点", hidden: true });
  const element = h(
    "fieldset",
    { class: "renda-quiz__fieldset", tabindex: "-1" },
    legend(options.lead ?? "", view.stem, "简答题"),
    writing,
    points,
  );
  let ticked: number[] | null = null;
  writing.addEventListener("input", () => options.onChange?.());
  writing.addEventListener("keydown", (event) => event.stopPropagation()); // letters are the practice's keys

  function tick(): void {
    ticked = [...points.querySelectorAll("input")].flatMap((box, at) => (box.checked ? [at] : []));
    options.onChange?.();
  }

  return {
    element,
    response: () => (writing.value.trim() || ticked ? { text: writing.value, points: ticked } : undefined),
    fill(response) {
      writing.value = response?.text ?? "";
      ticked = response?.points ?? null;
    },
    reveal(key, final) {
      writing.readOnly = true;
      ticked ??= [];
      points.hidden = false;
      points.replaceChildren(
        h("p", { class: "renda-quiz__hint-line" }, final ? "答案要点（✓ 为你自评答到的）：" : "对照要点，勾选你答到的："),
        ...key.points.map((point, at) => {
          const box = h("input", { type: "checkbox", checked: ticked!.includes(at), disabled: final });
          box.addEventListener("change", tick);
          return h("label", { class: "renda-quiz__option" }, box, h("span", { class: "renda-quiz__text" }, ...nodes(point)));
        }),
      );
    },
    focus: () => element.focus(),
  };
}
