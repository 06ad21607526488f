/** The exam room: one question at a time, the clock, the answer sheet, and handing in. */

import { button, h } from "../../dom.ts";
import { type Action, keyHint, listenToKeys } from "../../keys.ts";
import { kindOf } from "../../kinds/index.ts";
import type { Field } from "../../kinds/kind.ts";
import type { Room } from "../../sessions/room.ts";
import { Saver } from "../../sessions/saver.ts";
import type { Json } from "../../store/rows.ts";
import { fail } from "../problem.ts";
import { Turns } from "../turns.ts";
import { createConfirm } from "./confirm.ts";
import type { Paper } from "./papers.ts";
import { createSheet } from "./sheet.ts";
import { createTimer } from "./timer.ts";

const KEYS = "N 下一题，P 上一题，M 标记";
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
  let confirming = false;
  let over = false;
  // A key pressed while an answer is being kept is meant for the next question.
  const turns = new Turns((error) => fail(root, error));

  const timer = createTimer();
  const sheet = createSheet(sitting, goTo);
  const body = h("div", {});
  const choices = h("span", { class: "renda-exam__choices" });
  const bar = h("div", { class: "renda-exam__bar" }, timer.element, choices);
  const flag = button("", () => void toggleFlag(), "renda-quiz__button--quiet renda-exam__flag");
  root.replaceChildren(h("h2", { tabindex: "-1" }, sitting.title), body, sheet.element, bar);

  const stopKeys = listenToKeys(root, (action) => turns.take(() => act(action)));
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

  function goTo(position: number): void {
    turns.take(() => go(position));
  }

  async function go(position: number): Promise<void> {
    await allKept();
    if (over) return;
    at = Math.min(Math.max(position, 0), questions.length - 1);
    draw(true);
  }

  /** The answer is on the disk before something else shows, and nothing changes it meanwhile. */
  async function allKept(): Promise<void> {
    body.inert = true;
    try {
      await drafts.idle();
    } finally {
      body.inert = false;
    }
  }

  function draw(focus: boolean): void {
    const { item, section, points } = questions[at]!;
    const asked = paper.get(item);
    // The kind stands beside the question, and 单项选择题 says no more than 单选题.
    const kind = asked ? [...kindOf(asked.question.view.kind).label] : ["无"];
    const worth = kind.every((sign) => section.includes(sign)) ? `${points} 分` : `${section}，${points} 分`;
    const previous = button("上一题", () => goTo(at - 1));
    previous.disabled = at === 0;
    const isLast = at === questions.length - 1;
    const next = isLast
      ? button("检查并交卷", askToConfirm, "renda-quiz__button--main")
      : button("下一题", () => goTo(at + 1), "renda-quiz__button--main");
    const isCase = asked?.question.view.kind === "case";
    confirming = false;
    field = asked && createField(item);
    const hint = keyHint(isCase ? "回车到下一小题" : "回车到下一题", KEYS, field?.choose !== undefined);
    body.replaceChildren(
      h("p", { class: "renda-quiz__where" }, `第 ${at + 1} 题，共 ${questions.length} 题（${worth}）`, flag),
      h(
        "div",
        { class: "renda-quiz__card", "data-item": item },
        field?.element ?? h("p", {}, "这道题已从题库撤下，按满分计。"),
      ),
      h("div", { class: "renda-quiz__nav" }, previous, next),
      h("p", { class: "renda-quiz__hint" }, hint, "每次作答都立即保存。"),
    );
    choices.replaceChildren(button("交卷", askToConfirm, "renda-quiz__button--main"));
    showFlag();
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
    followRecord(made, item);
    return made;
  }

  async function toggleFlag(): Promise<void> {
    const { item } = questions[at]!;
    await room.flag(item, !room.sheet.flagged.has(item));
    update();
  }

  function showFlag(): void {
    const on = room.sheet.flagged.has(questions[at]!.item);
    flag.textContent = on ? "⚑ 已标记" : "⚐ 标记";
    flag.setAttribute("aria-label", on ? "已标记，再点一下取消" : "标记这道题");
  }

  function askToConfirm(): void {
    turns.take(confirm);
  }

  async function confirm(): Promise<void> {
    await allKept();
    if (over) return;
    field = undefined;
    confirming = true;
    body.replaceChildren(createConfirm(sitting, room.sheet, goTo));
    choices.replaceChildren(
      button("继续作答", () => goTo(at)),
      button("确认交卷", () => void finish(), "renda-quiz__button--main"),
    );
    body.querySelector("h3")?.focus();
  }

  function update(): void {
    if (over) return;
    if (room.isOver) {
      void finish();
      return;
    }
    showFlag();
    sheet.update(room.sheet, at);
    if (field && !drafts.isBusy) followRecord(field, questions[at]!.item);
  }

  /** Show what another tab answered; else the next change here would write the old answer over it. */
  function followRecord(shown: Field, item: string): void {
    const { view } = paper.get(item)!.question;
    const kept = room.sheet.responses.get(item);
    if (JSON.stringify(kept) === JSON.stringify(shown.response())) return;
    shown.fill(kindOf(view.kind).accepts(view, kept) ? kept : undefined);
  }

  async function act(action: Action): Promise<void> {
    if (over || confirming) return;
    if (action.do === "choose") field?.choose?.(action.position);
    else if (action.do === "mark") await toggleFlag();
    else if (action.do === "previous") await go(at - 1);
    else if (at === questions.length - 1) await confirm();
    else await go(at + 1);
  }

  return { leave, update };
}
