/** Mock exams from the list to the result. */

import { type Items } from "../../catalog.ts";
import { loadExams, loadItems } from "../../data.ts";
import { h } from "../../dom.ts";
import { dueLater } from "../../due.ts";
import { newId } from "../../random.ts";
import type { Journal } from "../../sessions/journal.ts";
import { Room } from "../../sessions/room.ts";
import { begin } from "../../sessions/sitting.ts";
import type { RecordStore } from "../../store/record.ts";
import type { Json } from "../../store/rows.ts";
import type { Exam } from "../../types.ts";
import { fail } from "../problem.ts";
import { openCitesOnPaper } from "../solution.ts";
import { examIn, sittingAddress, sittingIn } from "./address.ts";
import { createLobby } from "./lobby.ts";
import { loadPaper, type Paper, shareIn } from "./papers.ts";
import { drawResult } from "./result.ts";
import { openRoom, type RoomView } from "./room.ts";

/** Mount on the `[data-renda-exam]` element. */
export async function mountExam(root: HTMLElement, opening: Promise<Journal>): Promise<void> {
  const [journal, items] = await Promise.all([opening, loadItems()]);
  const { store } = journal;
  const updateDue = dueLater(journal, () => items);
  let view: RoomView | undefined;
  let turn = 0;

  async function route(): Promise<void> {
    const mine = ++turn;
    view?.leave();
    view = undefined;
    const id = sittingIn(location.hash);
    if (id === undefined) {
      const exams = await loadAllExams(items);
      const wanted = examIn(location.hash);
      const shown = exams.filter((exam) => wanted === undefined || exam.id === wanted);
      const lobby = createLobby(store, items, shown, start);
      const all = wanted === undefined ? [] : [h("p", {}, h("a", { class: "renda-quiz__button", href: "#?" }, "全部模拟考试"))];
      if (mine === turn) root.replaceChildren(...lobby, ...all);
    } else if (!store.rows("sittings").has(id)) {
      root.replaceChildren(
        h("p", {}, "这场考试的记录不在这台设备上，可能已被清空。"),
        h("a", { class: "renda-quiz__button", href: "#?" }, "返回考试列表"),
      );
    } else {
      const room = new Room(store, id);
      const paper = await loadPaper(items, room.sitting);
      if (mine === turn) await enter(room, paper);
    }
  }

  async function start(exam: Exam): Promise<void> {
    try {
      const now = Date.now();
      const sitting = begin(exam, items, newId(), now, store.stamp(now));
      await store.put(["sittings", sitting]);
      location.hash = sittingAddress(sitting.id);
    } catch (error) {
      fail(root, error);
    }
  }

  async function enter(room: Room, paper: Paper): Promise<void> {
    if (!room.isOver) {
      view = openRoom(root, room, paper, () => void handIn(room, paper).catch((error: unknown) => fail(root, error)));
      return;
    }
    await handIn(room, paper);
  }

  async function handIn(room: Room, paper: Paper): Promise<void> {
    view = undefined;
    await room.handIn(shareIn(paper), items);
    updateDue();
    drawResult(root, store, room.sitting, paper, room.sheet.responses, async (item, response) => {
      await room.markAgain(item, (response ?? null) as Json, shareIn(paper), items);
      return room.sitting;
    });
  }

  openCitesOnPaper(root);
  const guarded = (): void => void route().catch((error: unknown) => fail(root, error));
  store.onChange(() => {
    if (view && !stillThere(store)) guarded();
    else view?.update();
  });
  window.addEventListener("hashchange", guarded);
  await route();
}

/** Whether the sitting that is shown is still in the record: another tab may have cleared it. */
function stillThere(store: RecordStore): boolean {
  const id = sittingIn(location.hash);
  return id === undefined || store.rows("sittings").has(id);
}

let exams: Promise<Exam[]> | undefined;
function loadAllExams(items: Items): Promise<Exam[]> {
  exams ??= loadExams(items);
  return exams;
}
