/** The questions in a page, one below the other, in place of the list that stands there without JavaScript. */

import { type Asked, loadItems, loadShardItems } from "../data.ts";
import { h } from "../dom.ts";
import { dueLater } from "../due.ts";
import type { Journal } from "../sessions/journal.ts";
import { scoreText } from "../sessions/practice.ts";
import { isRight } from "../sessions/tally.ts";
import { createCard } from "./card.ts";
import { createReset } from "./reset.ts";

const words = (text: string | undefined): string[] => (text ?? "").split(/\s+/).filter(Boolean);

/** Mount on a `[data-renda-quiz]`; `prefix` makes the names of its inputs unique in the page. */
export async function mountSelfcheck(section: HTMLElement, prefix: string, opening: Promise<Journal>): Promise<void> {
  const [journal, ...shards] = await Promise.all([opening, ...words(section.dataset["shards"]).map(loadShardItems)]);
  const all = new Map(shards.flatMap((shard) => [...shard]));
  const items = words(section.dataset["items"]).flatMap((id) => all.get(id) ?? []);
  const score = h("p", { class: "renda-quiz__score" });
  const updateDue = dueLater(journal, loadItems);
  const list = h("div", {});
  const ids = items.map(({ question }) => question.id);

  function draw(): void {
    list.replaceChildren(...items.map((asked, position) => cardOf(asked, position)));
    drawScore();
  }

  function cardOf(asked: Asked, position: number): HTMLElement {
    const { id, digest } = asked.question;
    return createCard(asked, {
      number: position + 1,
      name: `${prefix}-${id}`,
      response: journal.tally(id, digest)?.last.response,
      onAnswer: (response, share) => void journal.answer({ item: id, digest, response, share }).then(changed),
    }).element;
  }

  function changed(): void {
    drawScore();
    updateDue();
  }

  function drawScore(): void {
    const answers = items.flatMap(({ question }) => journal.tally(question.id, question.digest)?.last ?? []);
    score.textContent = scoreText({ total: items.length, answered: answers.length, right: answers.filter(isRight).length });
  }

  function redraw(): void {
    draw();
    updateDue();
  }

  draw();
  section.append(
    h("div", { class: "renda-quiz__live" }, list, score, createReset(journal.store, "重做", "本页自测", () => ids, redraw)),
  );
  section.classList.add("renda-quiz--live"); // from now on the plain list is for paper only
}
