/** On every page: the search stub, small page aids, and loading of what a page needs beyond them. */

import { mountCountdown } from "./campaign/countdown.ts";
import { mountProgramme } from "./campaign/programme.ts";
import { mountAhead } from "./common/ahead.ts";
import { settleColours } from "./common/colours.ts";
import { mountCopyLinks } from "./common/copylink.ts";
import { mountDrawer } from "./common/drawer.ts";
import { mountFileLinks } from "./common/files.ts";
import { mountFilter } from "./common/filter.ts";
import { mountForward } from "./common/forward.ts";
import { afterQuestion } from "./common/later.ts";
import { mountMarks } from "./common/marks.ts";
import { notify } from "./common/notice.ts";
import { whenReady } from "./common/ready.ts";
import { install, loadScript, loadShard } from "./common/runtime.ts";
import type { BundleName, Hit, SearchOptions } from "./common/runtime.ts";
import { onProblem } from "./common/storage.ts";
import { runTheme } from "./common/theme.ts";
import { mountPreviews } from "./preview/intent.ts";
import { mountDueCount } from "./quiz/home.ts";
import { mountComparison } from "./study/comparison.ts";
import { mountReadMarks } from "./study/read.ts";
import { mountReading } from "./study/reading.ts";

const script = document.currentScript as HTMLScriptElement;
const base = new URL("../../", script.src).href;

async function loadBundle(name: BundleName): Promise<void> {
  // The search asks for this first: let it travel beside the bundle. If it fails, the search reports it.
  if (name === "search") loadShard("search/manifest").catch(() => undefined);
  await loadScript(new URL(script.dataset[name] ?? "", script.src).href);
}

/** The same for what is to be seen: with its stylesheet. */
function loadView(name: BundleName): Promise<void> {
  const style = script.dataset[`${name}Style`];
  if (style && !document.querySelector(`link[href="${CSS.escape(style)}"]`)) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = style;
    document.head.append(link);
  }
  return loadBundle(name);
}

/** Stands in for the real search until somebody asks: loads the bundle, which replaces this function. */
async function search(query: string, options?: SearchOptions): Promise<Hit[]> {
  await loadBundle("search");
  return window.renda.search(query, options);
}

async function openSearch(box: HTMLElement): Promise<void> {
  try {
    await loadView("search");
    window.renda.mountSearch?.(box);
  } catch {
    notify("搜索程序无法读取。请检查网站文件是否完整，或刷新页面重试。");
  }
}

install(base, search, loadBundle);
onProblem(notify);

let goOn = (): void => undefined;

// The player's scripts follow this one in the page: whether one of them is missing shows when their turn comes.
document.addEventListener(
  "error",
  ({ target }) => {
    if (!(target instanceof HTMLScriptElement) || target.dataset["rendaNeeded"] === undefined) return;
    whenReady(() => {
      notify("练习程序无法读取。请检查网站文件是否完整，或刷新页面重试。");
      goOn();
    });
  },
  true,
);

function mountSearch(): void {
  const box = document.querySelector<HTMLElement>("[data-renda-search]");
  const input = box?.querySelector("input");
  if (!box || !input) return;
  for (const event of ["focus", "pointerdown"]) {
    input.addEventListener(event, () => void openSearch(box), { once: true });
  }
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    const typing = target.matches("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const combination = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (slash || combination) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
}

function loadWhatIsShown(): void {
  const results = document.querySelector<HTMLElement>("[data-renda-results]");
  if (results) void loadView("search").then(() => window.renda.mountResults?.(results));
  if (document.querySelector("[data-renda-projector]")) {
    loadView("projector").catch(() => notify("投屏程序无法读取。请检查网站文件是否完整，或刷新页面重试。"));
  }
  if (document.querySelector("[data-renda-picture]")) loadBundle("pictures").catch(() => undefined); // the drawings are there
}

/** What makes the page handier than it is without scripts. */
function mountAids(): void {
  runTheme(document);
  mountAhead(document, new URL(script.dataset["player"] ?? "", script.src).href);
  mountDrawer(document);
  mountCopyLinks(document);
  mountFilter(document);
  mountMarks(document.querySelector(".md-content"));
  mountCountdown(document);
  mountProgramme(document);
  mountReadMarks(document);
  mountReading(document);
  mountComparison(document);
  mountDueCount(document);
  mountPreviews(document, () => loadBundle("preview"));
}

whenReady(() => {
  if (!script.defer) settleColours(document, new URL(base)); // there it comes before the page: palette.html
  mountForward(document);
  mountFileLinks(document);
  mountSearch();
  loadWhatIsShown();
  goOn = afterQuestion(document, mountAids);
});
