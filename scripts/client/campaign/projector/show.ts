/** One showing: what is on the screen, and how it moves on. */

import { commandOf } from "./commands.ts";
import type { Command } from "./commands.ts";
import { fill, layout, slideAt } from "./layout.ts";
import type { Point, Slide } from "./layout.ts";
import { changed, clock, secondsFor } from "./pace.ts";
import type { Screen } from "./screens.ts";
import { Scroll } from "./scroll.ts";
import { build } from "./view.ts";
import type { Mode, View } from "./view.ts";
import { Reader } from "./voice.ts";

const PINYIN = ["none", "hard", "all"];
const PINYIN_NAMES: Record<string, string> = { none: "不注音", hard: "难字注音", all: "全部注音" };
const IDLE = 4000; // milliseconds after which the controls fade
const SWIPE = 40; // pixels

export class Show {
  readonly #screens: Screen[];
  readonly #view: View;
  readonly #reader = new Reader();
  #slides: Slide[] = [];
  #index = 0;
  #pace: number;
  #playing = false;
  #since = Date.now();
  #turn: ReturnType<typeof setTimeout> | undefined;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #scroll: Scroll | undefined;
  #lock: { release(): Promise<void> } | undefined;

  constructor(title: string, screens: Screen[], pace: number, pinyin: string) {
    this.#screens = screens;
    this.#pace = pace;
    this.#view = build(title, (command) => this.#run(command));
    this.#view.dialog.dataset["pinyin"] = pinyin;
  }

  open(): void {
    const { dialog, surface } = this.#view;
    dialog.showModal();
    dialog.requestFullscreen?.().catch(() => undefined); // phones without it get the whole window
    this.#keepAwake();
    this.#listen();
    surface.focus();
    this.#arrange();
    this.#tick();
  }

  #listen(): void {
    const { dialog, surface } = this.#view;
    const ended = new AbortController();
    const { signal } = ended;
    dialog.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    new ResizeObserver(() => dialog.open && this.#arrange()).observe(surface);
    const second = setInterval(() => this.#tick(), 1000);
    for (const kind of ["pointermove", "pointerdown", "keydown"]) dialog.addEventListener(kind, () => this.#wake(), { signal });
    let from = 0;
    surface.addEventListener("pointerdown", (event) => (from = event.clientX), { signal });
    surface.addEventListener("pointerup", (event) => this.#onTouch(from, event.clientX), { signal });
    // Esc leaves the full screen before the dialog hears of it.
    document.addEventListener("fullscreenchange", () => document.fullscreenElement ?? dialog.close(), { signal });
    dialog.addEventListener(
      "close",
      () => {
        ended.abort();
        clearInterval(second);
        this.#stop();
        void this.#lock?.release();
        if (document.fullscreenElement) void document.exitFullscreen();
        dialog.remove();
      },
      { signal },
    );
    this.#wake();
  }

  #onKey(event: KeyboardEvent): void {
    event.stopPropagation(); // the site has keys of its own
    const onControl = (event.target as HTMLElement).matches("button, select");
    const command = commandOf(event.key, onControl, event.ctrlKey || event.metaKey || event.altKey);
    if (!command) return;
    event.preventDefault();
    if (command !== "none") this.#run(command);
  }

  #onTouch(from: number, to: number): void {
    const moved = to - from;
    if (Math.abs(moved) > SWIPE) this.#run(moved < 0 ? "next" : "previous");
    else this.#run(to < innerWidth / 3 ? "previous" : "next");
  }

  #run(command: Command | "close" | "reset" | "mode"): void {
    if (command === "next" || command === "previous") this.#step(command === "next" ? 1 : -1);
    else if (command === "first" || command === "last") this.#goTo(command === "first" ? 0 : this.#slides.length - 1);
    else if (command === "play") this.#playOrStep();
    else if (command === "black") this.#setBlack(!this.#isBlack);
    else if (command === "pinyin") this.#nextPinyin();
    else if (command === "voice") void this.#readAloud();
    else if (command === "faster" || command === "slower") this.#changePace(command === "faster" ? 1 : -1);
    else if (command === "reset") this.#since = Date.now();
    else if (command === "mode") this.#changeMode();
    else this.#view.dialog.close();
    this.#tick();
  }

  get #mode(): Mode {
    return this.#view.mode.value as Mode;
  }

  get #isBlack(): boolean {
    return this.#view.dialog.classList.contains("is-black");
  }

  get #isAtEnd(): boolean {
    return this.#mode === "scroll" ? Boolean(this.#scroll?.isDone) : this.#index === this.#slides.length - 1;
  }

  /** Work out the slides for the window as it is, and stay at the sentence that was on the screen. */
  #arrange(): void {
    const point = this.#scroll?.point ?? this.#slides[this.#index] ?? { screen: 0, at: 0 };
    this.#leaveScroll();
    this.#slides = layout(this.#screens, this.#view.surface);
    this.#index = slideAt(this.#slides, point);
    this.#draw(point);
  }

  /** Show the slide; when scrolling, exactly `point`. */
  #draw(point?: Point): void {
    const { surface, play, pace, mode } = this.#view;
    const slide = this.#slides[this.#index];
    if (!slide) return;
    if (this.#mode === "scroll") this.#scroll ??= new Scroll(this.#screens, surface, point ?? slide);
    else {
      this.#leaveScroll();
      fill(surface, slide, slide.size);
    }
    if (this.#isAtEnd) this.#playing = false;
    this.#drawPlace();
    pace.textContent = `${this.#pace} 字/分`;
    play.hidden = mode.value === "manual";
    play.textContent = this.#playing ? "暂停" : "开始";
    this.#schedule();
  }

  #drawPlace(): void {
    this.#view.place.textContent = `${this.#index + 1}/${this.#slides.length}`;
  }

  #leaveScroll(): void {
    this.#scroll?.pause();
    this.#scroll = undefined;
  }

  #step(by: 1 | -1): void {
    if (this.#isBlack) return this.#setBlack(false);
    if (this.#mode !== "scroll") return this.#goTo(this.#index + by);
    const screen = (this.#slides[this.#index]?.screen ?? 0) + by;
    this.#goTo(this.#slides.findIndex((slide) => slide.screen === screen));
  }

  #goTo(index: number): void {
    if (index < 0 || index >= this.#slides.length) return;
    this.#reader.stop();
    this.#view.status.textContent = "";
    this.#moveTo(index);
  }

  #moveTo(index: number): void {
    this.#index = index;
    const slide = this.#slides[index];
    if (slide) this.#scroll?.moveTo(slide);
    this.#draw();
  }

  /** At the end it starts over. */
  #playOrStep(): void {
    if (this.#mode === "manual") return this.#step(1);
    if (this.#isAtEnd) this.#goTo(0);
    this.#playing = !this.#playing;
    this.#draw();
  }

  #changeMode(): void {
    this.#playing = false;
    this.#draw();
  }

  #changePace(direction: 1 | -1): void {
    this.#pace = changed(this.#pace, direction);
    this.#draw();
  }

  #nextPinyin(): void {
    const { dialog, status } = this.#view;
    const now = PINYIN.indexOf(dialog.dataset["pinyin"] ?? "none");
    const next = PINYIN[(now + 1) % PINYIN.length] ?? "none";
    dialog.dataset["pinyin"] = next;
    this.#arrange();
    status.textContent = PINYIN_NAMES[next] ?? "";
  }

  #setBlack(black: boolean): void {
    const { dialog, black: control, status } = this.#view;
    dialog.classList.toggle("is-black", black);
    control.setAttribute("aria-pressed", String(black));
    status.textContent = black ? "黑屏，按 B 或者翻屏键恢复" : "";
    this.#schedule();
  }

  /** Go on by itself: turn to the next slide when this one has been read, or scroll. A black screen waits. */
  #schedule(): void {
    clearTimeout(this.#turn);
    this.#scroll?.pause();
    const slide = this.#slides[this.#index];
    if (!this.#playing || !slide || this.#mode === "manual" || this.#isBlack) return;
    if (this.#scroll) this.#scroll.play(this.#pace, () => this.#onScrolled());
    else this.#turn = setTimeout(() => this.#goTo(this.#index + 1), secondsFor(slide.characters, this.#pace) * 1000);
  }

  #onScrolled(): void {
    if (!this.#scroll) return;
    this.#index = slideAt(this.#slides, this.#scroll.point);
    if (this.#isAtEnd) this.#draw();
    else this.#drawPlace();
  }

  /** From this screen to the end, or silence if it is reading already. */
  async #readAloud(): Promise<void> {
    const { voice, status } = this.#view;
    if (voice.getAttribute("aria-pressed") === "true") return this.#stop();
    this.#playing = false;
    this.#draw();
    voice.setAttribute("aria-pressed", "true");
    let outcome = "done";
    while (outcome === "done") {
      const slide = this.#slides[this.#index];
      const texts = slide ? [slide.title, ...slide.sentences.map(({ text }) => text)].filter(Boolean) : [];
      outcome = await this.#reader.read(texts, this.#pace);
      if (outcome !== "done" || this.#index >= this.#slides.length - 1) break;
      this.#moveTo(this.#index + 1);
    }
    voice.setAttribute("aria-pressed", "false");
    if (outcome === "missing") {
      status.textContent = "这台设备没有可以离线使用的中文语音，不能朗读：请在系统设置里安装中文语音，或者请人领读。";
    }
  }

  #stop(): void {
    clearTimeout(this.#turn);
    clearTimeout(this.#idle);
    this.#scroll?.pause();
    this.#playing = false;
    this.#reader.stop();
  }

  #tick(): void {
    const { timer, time } = this.#view;
    timer.textContent = `计时 ${clock((Date.now() - this.#since) / 1000)}`;
    time.textContent = new Date().toTimeString().slice(0, 5);
  }

  /** Show the controls, and let them fade when nobody touches anything. */
  #wake(): void {
    const { dialog } = this.#view;
    dialog.classList.remove("is-idle");
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => dialog.classList.add("is-idle"), IDLE);
  }

  /** Ask the device not to switch its screen off; few can refuse, and then nothing is lost. */
  #keepAwake(): void {
    navigator.wakeLock?.request("screen").then(
      (lock) => (this.#lock = lock),
      () => undefined,
    );
  }
}
