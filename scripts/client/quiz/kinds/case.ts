import { h, nodes, plain } from "../dom.ts";
import type { CaseKey, CaseView, PartKey } from "../types.ts";
import type { CaseResponse, Field, FieldOptions, Kind } from "./kind.ts";
import { partKind } from "./parts.ts";
import { wording } from "./wording.ts";

type PartResponse = NonNullable<CaseResponse[number]>;

export const caseKind: Kind<CaseView, CaseKey, CaseResponse> = {
  label: "案例题",
  confirm: "提交",
  missing: "请至少回答一个小题。",
  createField,
  /** Each question counts alike. */
  mark(key, response, rule) {
    let sum = 0;
    for (const [at, part] of key.keys.entries()) {
      const given = response[at];
      const share = given == null ? 0 : partKind(part.kind).mark(part, given, rule);
      if (share === null) return null;
      sum += share;
    }
    return key.keys.length ? sum / key.keys.length : 0;
  },
  accepts: (view, value): value is CaseResponse =>
    Array.isArray(value) &&
    value.length === view.questions.length &&
    view.questions.every((part, at) => value[at] === null || partKind(part.kind).accepts(part, value[at])),
  answer: () => "",
  report: (view, key, response, options) =>
    view.questions.flatMap((part, at) => {
      const explanation = plain(key.explanations[at] ?? "");
      return [
        `（${at + 1}）${wording(part)}`,
        ...partKind(part.kind).report(part, key.keys[at]!, response?.[at] ?? undefined, partOptions(options, at)),
        ...(explanation ? [`解析：${explanation}`] : []),
      ];
    }),
};

function createField(view: CaseView, options: FieldOptions): Field<CaseResponse, CaseKey> {
  const fields = view.questions.map((part, at) =>
    partKind(part.kind).createField(part, partOptions(options, at)),
  );
  const notes = fields.map(() => h("p", { class: "renda-quiz__explanation", hidden: true }));
  const element = h(
    "div",
    { class: "renda-quiz__case", role: "group", "aria-label": "案例题", tabindex: "-1" },
    h("p", { class: "renda-quiz__material" }, options.lead ?? "", h("bdi", {}, ...nodes(view.stem)), h("span", { class: "renda-quiz__kind" }, "（案例题）")),
    ...fields.flatMap((field, at) => [field.element, notes[at]!]),
  );
  let revealed = false;
  // Enter goes on within the case; only from its last question does it hand in or go to the next one.
  element.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.key !== "Enter" || event.isComposing || revealed || target.matches("textarea")) return;
    const next = nextStop(target);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  });

  /** The next gap or text to write in, or the next question's options. */
  function nextStop(from: HTMLElement): HTMLElement | undefined {
    const stops = fields.flatMap((field) => {
      const inputs = [...field.element.querySelectorAll<HTMLElement>("input, textarea")];
      return field.choose ? inputs.slice(0, 1) : inputs;
    });
    return stops.find((stop) => from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  return {
    element,
    response() {
      const responses = fields.map((field) => (field.response() as PartResponse | undefined) ?? null);
      return responses.some((response) => response !== null) ? responses : undefined;
    },
    fill(response) {
      fields.forEach((field, at) => field.fill(response?.[at] ?? undefined));
    },
    reveal(key, final) {
      revealed = true;
      fields.forEach((field, at) => {
        field.reveal(key.keys[at] as PartKey, final);
        const explanation = key.explanations[at] ?? "";
        notes[at]!.hidden = !explanation;
        notes[at]!.replaceChildren(...nodes(explanation));
      });
    },
    focus: () => element.focus(),
  };
}

function partOptions(options: FieldOptions, at: number): FieldOptions {
  return { ...options, id: `${options.id}/${at}`, name: `${options.name}-${at}`, lead: `（${at + 1}）` };
}
