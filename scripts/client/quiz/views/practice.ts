/** Practice: one question at a time, resumed where it was. */

import { unveil, veil } from "../../common/veil.ts";
import type { Items } from "../catalog.ts";
import { type Asked, loadItems, loadQuestion } from "../data.ts";
import { button, h } from "../dom.ts";
import { dueLater, loadDue } from "../due.ts";
import { type Action, keyHint, listenToKeys } from "../keys.ts";
import { countDue } from "../sessions/duecount.ts";
import type { Journal } from "../sessions/journal.ts";
import { format, inScope, parse, type Plan, placeId, titleOf } from "../sessions/plan.ts";
import * as practices from "../sessions/practice.ts";
import { type Card, createCard } from "./card.ts";
import { createOverview } from "./overview.ts";
import { fail } from "./problem.ts";
import { createReset } from "./reset.ts";
import { createResult } from "./result.ts";
import { createStar } from "./star.ts";
import { Turns } from "./turns.ts";

const KEYS = "N 下一题，P 上一题，M 收藏";

/** Mount on the `[data-renda-practice]` element. */
export async function mountPractice(root: HTMLElement, opening: Promise<Journal>): Promise<void> {
  const [items, journal] = await Promise.all([loadItems(), opening]);
  let leave = (): void => undefined;
  let turn = 0;

  /** With the number of due questions that was kept, which is the result. */
  function drawOverview(): number {
    const count = countDue(Date.now());
    root.replaceChildren(...createOverview(items, journal.known(items), count));
    return count;
  }

  async function route(moved: boolean): Promise<void> {
    const mine = ++turn;
    leave();
    leave = () => undefined;
    const plan = parse(location.hash);
    if (!plan) {
      // What was just answered is no longer due; when the page is opened, the count that was kept will do.
      if (moved) await loadDue(journal, items).catch(() => undefined);
      if (mine !== turn) return;
      const count = drawOverview();
      if (moved) root.focus();
      else dueLater(journal, () => items, () => mine === turn && countDue(Date.now()) !== count && drawOverview())();
      return;
    }
    const due = plan.only === "due" ? await loadDue(journal, items) : undefined;
    if (mine === turn) leave = open(root, items, journal, plan, due, moved);
  }

  root.tabIndex = -1;
  window.addEventListener("hashchange", () => {
    route(true).catch((error: unknown) => fail(root, error));
  });
  await route(false);
}

/** Load the question that a first visit begins with, while the page and the record are being read. */
export async function prepareQuestion(): Promise<void> {
  const plan = parse(location.hash);
  if (plan) veil();
  if (plan?.only !== "all" || plan.order !== "given") return;
  const items = await loadItems();
  const [first] = inScope(items, plan.scope);
  if (first !== undefined) await loadQuestion(items, first);
}

/** Show a practice in `root`; the result ends it. The focus goes to it when somebody `moved` there. */
function open(
  root: HTMLElement,
  items: Items,
  journal: Journal,
  plan: Plan,
  due: Map<string, number> | undefined,
  moved: boolean,
): () => void {
  const { store } = journal;
  const known = (): practices.Known => journal.known(items, due);
  const updateDue = dueLater(journal, () => items);
  // Questions chosen for their answers are chosen anew each time; a reload goes on with them.
  let practice = start(!moved || plan.only === "all");
  let card: Card | undefined;
  let star: HTMLButtonElement | undefined;
  let saving: Promise<void> = Promise.resolve();
  let drawing = 0;

  const body = h("div", {});
  const foot = h("div", { class: "renda-quiz__foot" }, h("a", { class: "renda-quiz__button", href: "#?" }, "返回题目列表"));
  // A key pressed while an answer is being kept is meant for the next question.
  const turns = new Turns((error) => fail(root, error));
  const stopKeys = listenToKeys(root, (action) => turns.take(() => act(action)));
  void draw(true).then(() => keepPlace());

  function start(resuming: boolean): practices.Practice {
    const place = resuming ? store.rows("places").get(placeId(plan)) : undefined;
    const resumed = place && practices.resume(items, plan, place);
    return resumed ?? practices.begin(items, plan, known(), store.stamp(Date.now()));
  }

  /** Keep where the practice stands: a reload goes on with the question that it shows. */
  async function keepPlace(at = practice.at): Promise<void> {
    await store.put(["places", practices.placeOf(items, { ...practice, at }, store.stamp(Date.now()))]);
  }

  async function go(step: number): Promise<void> {
    await saving; // the answer is on the disk before the next question shows
    if (step > 0 && practice.at === practice.questions.length - 1) drawResult();
    else {
      practice = practices.move(practice, step);
      await keepPlace();
      await draw(true);
    }
  }

  async function draw(focus: boolean): Promise<void> {
    const mine = ++drawing;
    const position = practice.questions[practice.at];
    if (position === undefined) {
      drawNothing();
      return;
    }
    try {
      const asked = await loadQuestion(items, position);
      if (mine !== drawing) return;
      drawQuestion(asked, position);
      if (focus) card?.focus();
    } catch (error) {
      fail(root, error);
    }
  }

  function drawQuestion(asked: Asked, position: number): void {
    const { at, questions } = practice;
    const { id, digest } = asked.question;
    const bar = h("progress", { max: String(questions.length), "aria-label": "答题进度" });
    const status = h("p", { class: "renda-quiz__score" });
    const showScore = (): void => {
      const result = practices.score(practice, known());
      bar.value = result.answered;
      status.textContent = practices.scoreText(result);
    };
    card = createCard(asked, {
      number: at + 1,
      name: "renda-practice",
      response: practices.counted(practice, position, known())?.response,
      onAnswer(response, share) {
        saving = journal.answer({ item: id, digest, response, share }).then(() => {
          showScore();
          updateDue();
        });
      },
    });
    star = createStar(journal, id);
    const previous = button("上一题", () => turns.take(() => go(-1)));
    previous.disabled = at === 0;
    const last = at === questions.length - 1;
    const next = button(last ? "查看结果" : "下一题", () => turns.take(() => go(1)), "renda-quiz__button--main");
    const enter = asked.question.view.kind === "case" ? "回车到下一小题，在最后一题提交" : "回车提交或到下一题";
    show(
      h("h2", { tabindex: "-1" }, titleOf(plan)),
      h("p", { class: "renda-quiz__where" }, `第 ${at + 1} 题，共 ${questions.length} 题`, star),
      bar,
      card.element,
      h("div", { class: "renda-quiz__nav" }, previous, next),
      status,
      h("p", { class: "renda-quiz__hint" }, keyHint(enter, KEYS, card.choosing)),
    );
    if (foot.childElementCount === 1) foot.append(reset());
    showScore();
  }

  /** The page stays as it was until there is something to show. */
  function show(...content: Node[]): void {
    unveil();
    body.replaceChildren(...content);
    if (!body.isConnected) root.replaceChildren(body, foot);
  }

  function drawNothing(): void {
    card = undefined;
    show(
      h("h2", { tabindex: "-1" }, titleOf(plan)),
      h("p", {}, plan.only === "due" ? "现在没有到期的题目。" : "没有符合条件的题目。"),
      ...(plan.only === "all" || !plan.scope
        ? []
        : [h("a", { class: "renda-quiz__button", href: format({ ...plan, only: "all" }) }, "做全部题目")]),
    );
    body.querySelector("h2")?.focus();
  }

  function drawResult(): void {
    drawing += 1;
    card = undefined;
    star = undefined;
    const restart = async (started: number): Promise<void> => {
      practice = { ...practice, at: 0, started };
      await keepPlace();
      await draw(true);
    };
    const look = button("从头再看", () => void restart(practice.started));
    const again = button("重做一遍", () => void restart(store.stamp(Date.now())));
    const mistakes = h("a", { class: "renda-quiz__button", href: format({ ...plan, only: "wrong" }) }, "只做错题");
    show(
      ...createResult(practice, items, known()),
      h("div", { class: "renda-quiz__nav" }, look, again, ...(plan.only === "wrong" ? [] : [mistakes])),
    );
    body.querySelector("h2")?.focus();
    void keepPlace(0); // the next visit begins at the first question
  }

  function reset(): HTMLElement {
    const ids = (): string[] => practice.questions.map((position) => items.id(position));
    return createReset(store, "清空这些题的作答", titleOf(plan), ids, () => {
      updateDue();
      void draw(false);
    });
  }

  async function act(action: Action): Promise<void> {
    if (!card) return;
    if (action.do === "choose") card.choose(action.position);
    else if (action.do === "next") await go(1);
    else if (action.do === "previous") await go(-1);
    else if (action.do === "mark") star?.click();
    else if (card.answered()) await go(1);
    else card.confirm();
  }

  return () => {
    drawing += 1;
    stopKeys();
  };
}
