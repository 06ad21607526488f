/** The projector's window: a dialog over the whole page with a bar of controls at its foot. */

import { h } from "../../quiz/dom.ts";
import type { Command } from "./commands.ts";

export type Mode = "manual" | "turn" | "scroll";

export interface View {
  dialog: HTMLDialogElement;
  surface: HTMLElement;
  mode: HTMLSelectElement;
  status: HTMLElement;
  place: HTMLElement;
  pace: HTMLElement;
  play: HTMLButtonElement;
  voice: HTMLButtonElement;
  black: HTMLButtonElement;
  timer: HTMLButtonElement;
  time: HTMLElement;
}

const MODES: [Mode, string][] = [
  ["manual", "手动翻屏"],
  ["turn", "自动翻屏"],
  ["scroll", "自动滚动"],
];

/** `run` does what a control asks for. */
export function build(title: string, run: (command: Command | "close" | "reset" | "mode") => void): View {
  const control = (label: string, command: Parameters<typeof run>[0], name = ""): HTMLButtonElement => {
    const made = h("button", { type: "button", ...(name && { "aria-label": name, title: name }) }, label);
    made.addEventListener("click", () => run(command));
    return made;
  };
  const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const mode = h("select", { "aria-label": "怎样翻屏" });
  for (const [value, label] of MODES) {
    // Whoever asked for less motion gets the screens turned, not moved.
    if (value !== "scroll" || !reduced) mode.append(h("option", { value }, label));
  }
  mode.addEventListener("change", () => run("mode"));
  const parts = {
    surface: h("div", { class: "rd-projector__surface", tabindex: "-1", role: "group", "aria-label": "投屏内容", "aria-live": "polite" }),
    status: h("p", { class: "rd-projector__status", role: "status" }),
    place: h("span", { class: "rd-projector__place" }),
    pace: h("span", { class: "rd-projector__pace" }),
    play: control("开始", "play", "自动翻屏：开始或者暂停"),
    voice: control("朗读", "voice", "用这台设备的语音朗读"),
    black: control("黑屏", "black", "黑屏，再按恢复"),
    timer: control("计时 0:00", "reset"),
    time: h("span", { class: "rd-projector__time" }),
  };
  const bar = h(
    "div",
    { class: "rd-projector__bar", role: "toolbar", "aria-label": "投屏控制" },
    control("‹", "previous", "上一屏"),
    parts.place,
    control("›", "next", "下一屏"),
    mode,
    parts.play,
    h("span", { class: "rd-projector__group" }, control("−", "slower", "慢一点"), parts.pace, control("+", "faster", "快一点")),
    control("注音", "pinyin", "换一种注音：不注、难字、全部"),
    parts.voice,
    parts.black,
    parts.timer,
    parts.time,
    control("退出", "close"),
  );
  const dialog = h("dialog", { class: "rd-projector", "aria-label": `投屏：${title}` }, parts.surface, parts.status, bar);
  parts.timer.title = "按一下从零开始";
  document.body.append(dialog);
  return { dialog, mode, ...parts };
}
