/** The exam room: one question at a time, the clock, the answer sheet, and handing in. */

import { button, h } from "../../dom.ts";
import { type Action, listenToKeys } from "../../keys.ts";
import { kindOf } from "../../kinds/index.ts";
import type { Field } from "../../kinds/kind.ts";
import type { Room } from "../../sessions/room.ts";
import { Saver } from "../../sessions/saver.ts";
import type { Json } from "../../store/rows.ts";
import { createConfirm } from "./confirm.ts";
import type { Paper } from "./papers.ts";
import { createSheet } from "./sheet.ts";
import { createTimer } from "./timer.ts";

const HINT = "键盘：1–9 或 A–F 选择，回车或 N 下一题，P 上一题，M 标记。每次作答都立即保存。";
const SECOND = 1000;
/** The clock is kept every so many seconds. */
const KEEP = 5;

export interface RoomView {
  /** Stop the clock and the keys. */
  leave(): void;
  /** Show what another tab changed. */
  update(): void;
}

/** `onOver` is called once, when the visitor hands in or the time is over, after all answers are kept. */
export function openRoom(root: HTMLElement, room: Room, paper: Paper, onOver: () => void): RoomView {
  const { sitting } = room;
  const { questions } = sitting;
  const drafts = new Saver(({ item, response }: { item: string; response: Json }) => room.answer(item, response));
  let at = Math.max(0, questions.findIndex(({ item }) => !room.sheet.responses.has(item)));
  let field: Field | undefined;
  let over = false;

  const timer = createTimer();
  const sheet = createSheet(sitting, (position) => void go(position));
  const body = h("div", {});
  const bar = h(
    "div",
    { class: "renda-exam__bar" },
    timer.element,
    button("交卷", () => void confirmHandIn(), "renda-quiz__button--main"),
  );
  root.replaceChildren(h("h2", { tabindex: "-1" }, sitting.title), body, sheet.element, bar);

  const stopKeys = listenToKeys(root, act);
  let seconds = 0;
  const ticking = setInterval(() => {
    seconds += 1;
    tick();
    if (seconds % KEEP === 0) void room.keepTime();
  }, SECOND);
  const onHide = (): void => void (document.visibilityState === "hidden" ? room.keepTime() : tick());
  document.addEventListener("visibilitychange", onHide);
  tick();
  void room.keepTime();
  if (!over) draw(true);

  function tick(): void {
    timer.show(room.remaining());
    if (room.isOver) void finish();
  }

  async function finish(): Promise<void> {
    if (over) return;
    over = true;
    leave();
    await drafts.idle();
    onOver();
  }

  function leave(): void {
    clearInterval(ticking);
    stopKeys();
    document.removeEventListener("visibilitychange", onHide);
  }

  async function go(position: number): Promise<void> {
    await drafts.idle(); // the answer is on the disk before the next question shows
    if (over) return;
    at = Math.min(Math.max(position, 0), questions.length - 1);
    draw(true);
  }

  function draw(focus: boolean): void {
    const { item, section, points } = questions[at]!;
    const asked = paper.get(item);
    // The kind stands beside the question, and 单项选择题 says no more than 单选题.
    const kind = asked ? [...kindOf(asked.question.view.kind).label] : ["无"];
    const worth = kind.every((sign) => section.includes(sign)) ? `${points} 分` : `${section}，${points} 分`;
    const previous = button("上一题", () => void go(at - 1));
    previous.disabled = at === 0;
    const isLast = at === questions.length - 1;
    const next = isLast
      ? button("检查并交卷", () => void confirmHandIn(), "renda-quiz__button--main")
      : button("下一题", () => void go(at + 1), "renda-quiz__button--main");
    const flag = button("", () => void toggleFlag(flag), "renda-quiz__button--quiet renda-exam__flag");
    field = asked && createField(item);
    body.replaceChildren(
      h("p", { class: "renda-quiz__where" }, `第 ${at + 1} 题，共 ${questions.length} 题（${worth}）`, flag),
      h(
        "div",
        { class: "renda-quiz__card", "data-item": item },
        field?.element ?? h("p", {}, "这道题已从题库撤下，按满分计。"),
      ),
      h("div", { class: "renda-quiz__nav" }, previous, next),
      h("p", { class: "renda-quiz__hint" }, HINT),
    );
    showFlag(flag);
    sheet.update(room.sheet, at);
    if (focus) field?.focus();
  }

  function createField(item: string): Field {
    const { view } = paper.get(item)!.question;
    const kind = kindOf(view.kind);
    const made = kind.createField(view, {
      id: item,
      seed: sitting.seed,
      name: "renda-exam",
      lead: `${at + 1}. `,
      onChange() {
        void drafts.save({ item, response: made.response() ?? null }).then(update);
      },
    });
    const kept = room.sheet.responses.get(item);
    if (kind.accepts(view, kept)) made.fill(kept);
    return made;
  }

  async function toggleFlag(flag: HTMLButtonElement): Promise<void> {
    const { item } = questions[at]!;
    await room.flag(item, !room.sheet.flagged.has(item));
    showFlag(flag);
    update();
  }

  function showFlag(flag: HTMLButtonElement): void {
    const on = room.sheet.flagged.has(questions[at]!.item);
    flag.textContent = on ? "⚑ 已标记" : "⚐ 标记";
    flag.setAttribute("aria-label", on ? "已标记，再点一下取消" : "标记这道题");
  }

  async function confirmHandIn(): Promise<void> {
    await drafts.idle();
    if (over) return;
    field = undefined;
    body.replaceChildren(
      createConfirm(sitting, room.sheet, (position) => void go(position), () => go(at), () => void finish()),
    );
    body.querySelector("h3")?.focus();
  }

  function update(): void {
    if (over) return;
    if (room.isOver) void finish();
    else sheet.update(room.sheet, at);
  }

  function act(action: Action): void {
    if (!field) return;
    if (action.do === "choose") field.choose?.(action.position);
    else if (action.do === "previous") void go(at - 1);
    else if (action.do === "mark") root.querySelector<HTMLButtonElement>(".renda-exam__flag")?.click();
    else if (at === questions.length - 1) void confirmHandIn();
    else void go(at + 1);
  }

  return { leave, update };
}
