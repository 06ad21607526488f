/** Practice by topic or bank: one question at a time, resumed where it was. */

import { read, write } from "../common/storage.ts";
import { format, parse } from "./address.ts";
import { type Card, createCard } from "./card.ts";
import { loadIndex, loadItems } from "./data.ts";
import { button, h } from "./dom.ts";
import { actionOf } from "./keys.ts";
import type { Asked } from "./data.ts";
import type { Index } from "./model.ts";
import { createOverview } from "./overview.ts";
import { createReset } from "./reset.ts";
import { createResult } from "./result.ts";
import * as sessions from "./session.ts";
import { load, save } from "./store.ts";

const answerOf: sessions.AnswerOf = (entry) => load(entry.id, entry.digest);

/** Mount on the `[data-renda-practice]` element. */
export async function mountPractice(root: HTMLElement): Promise<void> {
  const index = await loadIndex();
  let leave = (): void => undefined;
  let turn = 0;

  async function route(moved: boolean): Promise<void> {
    const mine = ++turn;
    leave();
    leave = () => undefined;
    const wanted = parse(location.hash);
    if (!wanted) {
      root.replaceChildren(...createOverview(index, answerOf));
      if (moved) root.focus();
      return;
    }
    const candidates = sessions.inScope(index, wanted.scope);
    const items = await loadItems(candidates.map((entry) => entry.shard));
    if (mine === turn) leave = open(root, index, items, wanted.scope, wanted.only, moved);
  }

  root.tabIndex = -1;
  await route(false);
  window.addEventListener("hashchange", () => {
    route(true).catch((error: unknown) => fail(root, error));
  });
}

/** Say in `root` that something could not be had. */
export function fail(root: HTMLElement, error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  root.prepend(h("p", { class: "renda-quiz__problem", role: "alert" }, `题目没有读到：${text}。请刷新页面再试。`));
}

/** Show a session in `root`; the result ends it. The focus goes to it when somebody `moved` there. */
function open(
  root: HTMLElement,
  index: Index,
  items: Map<string, Asked>,
  scope: sessions.Scope,
  only: sessions.Only,
  moved: boolean,
): () => void {
  const key = `renda:practice:${scope.kind}:${scope.name}`;
  const candidates = sessions.inScope(index, scope);
  // A list of unanswered or wrong questions is made anew when it is chosen; a reload goes on with it.
  let session = begin(!moved || only === "all");
  let card: Card | undefined;

  const body = h("div", {});
  const reset = createReset(
    "清空本主题记录",
    candidates.map((entry) => entry.id),
    () => {
      session = begin(true);
      draw();
    },
  );
  const back = h("a", { class: "renda-quiz__button", href: "#?" }, "返回主题列表");
  root.replaceChildren(body, h("div", { class: "renda-quiz__foot" }, back, reset));
  root.addEventListener("keydown", onKey);
  draw();
  if (moved) focus();

  function begin(resuming: boolean): sessions.Session {
    return sessions.resume(resuming ? read(key) : undefined, only, candidates, answerOf, Date.now());
  }

  function focus(): void {
    if (card) card.focus();
    else body.querySelector("h2")?.focus();
  }

  function go(step: number): void {
    const last = session.position === session.entries.length - 1;
    if (step > 0 && last) drawResult();
    else {
      session = sessions.move(session, step);
      draw();
    }
    focus();
  }

  function draw(): void {
    const entry = session.entries[session.position];
    const item = entry && items.get(entry.id);
    if (!entry || !item) {
      card = undefined;
      body.replaceChildren(
        h("h2", { tabindex: "-1" }, scope.name),
        h("p", {}, "没有符合条件的题目。"),
        ...(only === "all" ? [] : [h("a", { class: "renda-quiz__button", href: format(scope, "all") }, "做全部题目")]),
      );
      return;
    }
    write(key, sessions.savedForm(session));
    const { position, entries } = session;
    const bar = h("progress", { max: String(entries.length), "aria-label": "答题进度" });
    const status = h("p", { class: "renda-quiz__score" });
    const showScore = (): void => {
      const result = sessions.score(session, answerOf);
      bar.value = result.answered;
      status.textContent = sessions.scoreText(result);
    };
    card = createCard(item, {
      number: position + 1,
      name: "renda-practice",
      response: sessions.countedAnswer(session, entry, answerOf)?.choice,
      onAnswer(response, share) {
        save(entry.id, entry.digest, response, share === 1, Date.now());
        showScore();
      },
    });
    const previous = button("上一题", () => go(-1));
    previous.disabled = position === 0;
    const next = button(position === entries.length - 1 ? "查看结果" : "下一题", () => go(1), "renda-quiz__button--main");
    body.replaceChildren(
      h("h2", { tabindex: "-1" }, scope.name),
      h("p", { class: "renda-quiz__muted" }, `第 ${position + 1} 题，共 ${entries.length} 题`),
      bar,
      card.element,
      h("div", { class: "renda-quiz__nav" }, previous, next),
      status,
      h("p", { class: "renda-quiz__hint" }, "键盘：1–9 或 A–F 选择，回车确认或到下一题，N 下一题，P 上一题。"),
    );
    showScore();
  }

  function drawResult(): void {
    card = undefined;
    const again = button("从头再看", () => {
      session = { ...session, position: 0 };
      draw();
      focus();
    });
    const mistakes = h("a", { class: "renda-quiz__button", href: format(scope, "wrong") }, "只做错题");
    body.replaceChildren(
      ...createResult(scope.name, session, answerOf),
      h("div", { class: "renda-quiz__nav" }, again, ...(only === "wrong" ? [] : [mistakes])),
    );
    // The next visit begins at the first question.
    write(key, sessions.savedForm({ ...session, position: 0 }));
  }

  /** Keys work only while the focus is inside, so that they don't disturb a screen reader elsewhere. */
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const action = actionOf(event.key);
    const target = event.target as HTMLElement;
    if (!action || (action.do === "enter" && target.closest("button, a, summary"))) return;
    event.stopPropagation(); // the theme turns pages on N and P
    if (!card || event.repeat) return;
    event.preventDefault();
    if (action.do === "choose") card.choose(action.position);
    else if (action.do === "next") go(1);
    else if (action.do === "previous") go(-1);
    else if (card.answered()) go(1);
    else card.confirm();
  }

  return () => root.removeEventListener("keydown", onKey);
}
