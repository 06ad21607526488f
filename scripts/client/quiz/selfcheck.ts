/** The questions in a page, one below the other, in place of the list that stands there without JavaScript. */

import { createCard } from "./card.ts";
import { type Asked, loadItems } from "./data.ts";
import { h } from "./dom.ts";
import { createReset } from "./reset.ts";
import { scoreText } from "./session.ts";
import { load, save } from "./store.ts";

const words = (text: string | undefined): string[] => (text ?? "").split(/\s+/).filter(Boolean);

/** Mount on a `[data-renda-quiz]`; `prefix` makes the names of its inputs unique in the page. */
export async function mountSelfcheck(section: HTMLElement, prefix: string): Promise<void> {
  const all = await loadItems(words(section.dataset["shards"]));
  const items = words(section.dataset["items"]).flatMap((id) => all.get(id) ?? []);
  const score = h("p", { class: "renda-quiz__score" });
  const list = h("div", {});
  const live = h(
    "div",
    { class: "renda-quiz__live" },
    list,
    score,
    createReset("重做", items.map(({ question }) => question.id), draw),
  );

  function draw(): void {
    list.replaceChildren(...items.map((item, position) => cardOf(item, position)));
    drawScore();
  }

  function cardOf(item: Asked, position: number): HTMLElement {
    const { id, digest } = item.question;
    return createCard(item, {
      number: position + 1,
      name: `${prefix}-${id}`,
      response: load(id, digest)?.choice,
      onAnswer(response, share) {
        save(id, digest, response, share === 1, Date.now());
        drawScore();
      },
    }).element;
  }

  function drawScore(): void {
    const answers = items.flatMap(({ question }) => load(question.id, question.digest) ?? []);
    const right = answers.filter((answer) => answer.right).length;
    score.textContent = scoreText({ total: items.length, answered: answers.length, right });
  }

  draw();
  section.append(live);
  section.classList.add("renda-quiz--live"); // from now on the plain list is for paper only
}
