/**
 * A page for test_sessions.py: the real record, exam room and journal, with clocks and faults that the
 * test sets. `window.h` is what it calls.
 */

import { deleteDB } from "idb";
import { Items } from "../../scripts/client/quiz/catalog.ts";
import { catalogOf } from "../../scripts/client/quiz/samples.ts";
import { Journal } from "../../scripts/client/quiz/sessions/journal.ts";
import { Room } from "../../scripts/client/quiz/sessions/room.ts";
import { begin } from "../../scripts/client/quiz/sessions/sitting.ts";
import type { Backend } from "../../scripts/client/quiz/store/backend.ts";
import { tabChannel } from "../../scripts/client/quiz/store/channel.ts";
import { DATABASE, indexedBackend } from "../../scripts/client/quiz/store/indexed.ts";
import { legacyBackend } from "../../scripts/client/quiz/store/legacy.ts";
import { localBackend } from "../../scripts/client/quiz/store/local.ts";
import { RecordStore } from "../../scripts/client/quiz/store/record.ts";
import type { Exam } from "../../scripts/client/quiz/types.ts";

const SITTING = "sitting";
const samples = Array.from({ length: 6 }, (_, position) => ({ id: `q-${position}` }));
const items = new Items(catalogOf(samples));
const exam: Exam = {
  id: "exam",
  title: "试验",
  post: "common",
  note: "",
  minutes: 10,
  total: 6,
  passMark: 3,
  shuffleItems: true,
  shuffleOptions: true,
  certificate: "",
  sections: [{ title: "单选题", kind: "single", points: 1, partial: "all", cells: [{ count: 6, items: "0 1x5" }] }],
};

const clocks = { wall: 0, steady: 0 };
const refusing = { indexed: false, local: false, reading: false };
const problems: string[] = [];

/** `backend` as a browser whose storage is full, or can't be had at all. */
function faulty<B extends Backend>(backend: B, name: "indexed" | "local"): B {
  return {
    ...backend,
    async load() {
      if (refusing.reading) throw new DOMException("refused", "SecurityError");
      return backend.load();
    },
    async apply(change) {
      if (refusing[name]) throw new DOMException("full", "QuotaExceededError");
      await backend.apply(change);
    },
  };
}

let store: RecordStore;
let journal: Journal;
let room: Room | undefined;

const harness = {
  /** Open the record as a page does, with the device's clocks at these times. */
  async open(wall: number, steady: number): Promise<void> {
    Object.assign(clocks, { wall, steady });
    store = await RecordStore.open({
      backends: [faulty(indexedBackend(), "indexed"), faulty(localBackend(), "local"), legacyBackend()],
      channel: tabChannel(),
      onProblem: (problem) => problems.push(problem),
    });
    journal = new Journal(store, () => clocks.wall);
    await enter();
  },

  set(wall: number, steady: number): void {
    Object.assign(clocks, { wall, steady });
  },

  refuse(indexed: boolean, local: boolean, reading: boolean): void {
    Object.assign(refusing, { indexed, local, reading });
  },

  /** Begin with nothing; no other page may have the record open. */
  async wipe(): Promise<void> {
    localStorage.clear();
    await deleteDB(DATABASE);
  },

  async begin(): Promise<void> {
    await store.put(["sittings", begin(exam, items, SITTING, clocks.wall, store.stamp(clocks.wall))]);
    await enter();
  },

  answer: (item: string, value: number): Promise<boolean> => room!.answer(item, [value]),
  flag: (item: string, on: boolean): Promise<boolean> => room!.flag(item, on),
  practise: (item: string, share: number): Promise<void> =>
    journal.answer({ item, digest: "00000000", response: [0], share }),

  /** What the room's clock does every few seconds. */
  async tick(): Promise<number> {
    await room!.keepTime();
    return room!.remaining();
  },

  async handIn(): Promise<void> {
    await room!.handIn((_, response) => (Array.isArray(response) && response[0] === 0 ? 1 : 0), items);
  },

  /** Everything that the test compares with its model. */
  async state(): Promise<object> {
    await store.refresh();
    if (!room) await enter();
    return {
      answers: Object.fromEntries(room ? room.sheet.responses : []),
      flags: [...(room ? room.sheet.flagged : [])].sort(),
      attempts: [...store.rows("attempts").values()].map(({ item, share }) => `${item} ${share}`).sort(),
      remaining: room?.remaining() ?? null,
      handed: room?.sitting.handed ?? null,
      problems,
    };
  },
};

/** As the exam room's view does when it opens. */
async function enter(): Promise<void> {
  if (!store.rows("sittings").has(SITTING)) return;
  room = new Room(store, SITTING, () => clocks.wall, () => clocks.steady);
  await room.keepTime();
}

declare global {
  interface Window {
    h: typeof harness;
  }
}
window.h = harness;
