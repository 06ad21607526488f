/** One showing: what is on the screen, and how it moves on. */

import { commandOf } from "./commands.ts";
import type { Command } from "./commands.ts";
import { column, fill, layout } from "./layout.ts";
import type { Slide } from "./layout.ts";
import { changed, clock, secondsFor } from "./pace.ts";
import { characters } from "./screens.ts";
import type { Screen } from "./screens.ts";
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
  #column: HTMLElement | undefined;
  #scrolled = 0;
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
    else if (command === "black") this.#setBlack(!this.#view.dialog.classList.contains("is-black"));
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

  /** Work out the slides for the window as it is, and stay at the sentence that was on the screen. */
  #arrange(): void {
    const shown = this.#slides[this.#index];
    this.#slides = layout(this.#screens, this.#view.surface);
    this.#column = undefined;
    if (shown) {
      const last = this.#slides.findLastIndex((slide) => slide.screen === shown.screen && slide.at <= shown.at);
      this.#index = Math.max(0, last);
    }
    this.#draw();
  }

  #draw(): void {
    const { surface, place, play, pace, mode } = this.#view;
    const slide = this.#slides[this.#index];
    if (!slide) return;
    if (this.#mode === "scroll") this.#drawColumn(slide.screen);
    else {
      fill(surface, slide.title, slide.sentences, slide.size);
    }
    place.textContent = `${this.#index + 1}/${this.#slides.length}`;
    pace.textContent = `${this.#pace} 字/分`;
    play.hidden = mode.value === "manual";
    play.textContent = this.#playing ? "暂停" : "开始";
    this.#schedule();
  }

  #step(by: 1 | -1): void {
    if (this.#view.dialog.classList.contains("is-black")) return this.#setBlack(false);
    if (this.#mode !== "scroll") return this.#goTo(this.#index + by);
    const screen = (this.#slides[this.#index]?.screen ?? 0) + by;
    this.#goTo(this.#slides.findIndex((slide) => slide.screen === screen));
  }

  #goTo(index: number): void {
    if (index < 0 || index >= this.#slides.length) return;
    this.#reader.stop();
    this.#view.status.textContent = "";
    this.#index = index;
    this.#column = undefined;
    this.#draw();
  }

  #playOrStep(): void {
    if (this.#mode === "manual") return this.#step(1);
    this.#playing = !this.#playing;
    this.#draw();
  }

  #changeMode(): void {
    this.#playing = false;
    this.#column = undefined;
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
  }

  /** Turn to the next screen when this one has been read. */
  #schedule(): void {
    clearTimeout(this.#turn);
    const slide = this.#slides[this.#index];
    if (!this.#playing || !slide || this.#mode === "manual") return;
    if (this.#mode === "scroll") return void requestAnimationFrame((now) => this.#scroll(now, now));
    if (this.#index === this.#slides.length - 1) return;
    this.#turn = setTimeout(() => this.#goTo(this.#index + 1), secondsFor(slide.characters, this.#pace) * 1000);
  }

  #drawColumn(screen: number): void {
    if (this.#column) return;
    this.#column = column(this.#screens, this.#view.surface);
    const child = this.#column.children[screen] as HTMLElement;
    this.#scrolled = child.offsetTop - this.#view.surface.clientHeight / 3;
    this.#column.style.transform = `translateY(${-this.#scrolled}px)`;
  }

  #scroll(before: number, now: number): void {
    const whole = this.#column;
    if (!whole?.isConnected || !this.#playing) return;
    const total = this.#screens.reduce((sum, screen) => sum + characters(screen.sentences), 0);
    this.#scrolled += (whole.offsetHeight / secondsFor(total, this.#pace)) * ((now - before) / 1000);
    whole.style.transform = `translateY(${-this.#scrolled}px)`;
    if (this.#scrolled > whole.offsetHeight - this.#view.surface.clientHeight / 2) {
      this.#playing = false;
      return this.#draw();
    }
    requestAnimationFrame((next) => this.#scroll(now, next));
  }

  /** From this screen to the end, or silence if it is reading already. */
  async #readAloud(): Promise<void> {
    const { voice, status } = this.#view;
    if (voice.getAttribute("aria-pressed") === "true") return this.#stop();
    this.#playing = false;
    voice.setAttribute("aria-pressed", "true");
    let outcome = "done";
    while (outcome === "done") {
      const slide = this.#slides[this.#index];
      const texts = slide ? [slide.title, ...slide.sentences.map(({ text }) => text)].filter(Boolean) : [];
      outcome = await this.#reader.read(texts, this.#pace);
      if (outcome !== "done" || this.#index >= this.#slides.length - 1) break;
      this.#index += 1;
      this.#column = undefined;
      this.#draw();
    }
    voice.setAttribute("aria-pressed", "false");
    if (outcome === "missing") {
      status.textContent = "这台设备没有可以离线使用的中文语音，不能朗读：请在系统设置里安装中文语音，或者请人领读。";
    }
  }

  #stop(): void {
    clearTimeout(this.#turn);
    clearTimeout(this.#idle);
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
