/** Reads sentences aloud with a Chinese voice of the device. */

const WAIT = 1500; // milliseconds in which a browser should have found its voices
const USUAL = 240; // characters a minute that voices speak at their usual rate

/** A voice that works without a connection: what is read must not be sent anywhere. */
async function findVoice(): Promise<SpeechSynthesisVoice | undefined> {
  if (!("speechSynthesis" in window)) return undefined;
  const pick = (): SpeechSynthesisVoice | undefined => {
    const voices = speechSynthesis.getVoices().filter((voice) => voice.localService);
    const chinese = voices.filter((voice) => /^(zh|cmn)\b/i.test(voice.lang.replace("_", "-")));
    return chinese.find((voice) => /CN|Hans|cmn/i.test(voice.lang)) ?? chinese[0];
  };
  if (!pick()) {
    await new Promise<void>((resolve) => {
      speechSynthesis.addEventListener("voiceschanged", () => resolve(), { once: true });
      setTimeout(resolve, WAIT);
    });
  }
  return pick();
}

/** One reading at a time; a new one or `stop` ends it. */
export class Reader {
  #turn = 0;

  /** Whether all of it was read; "missing" where the device has no Chinese voice. */
  async read(sentences: readonly string[], pace: number): Promise<"done" | "stopped" | "missing"> {
    this.#turn += 1;
    const turn = this.#turn;
    const voice = await findVoice();
    if (!voice) return "missing";
    for (const text of sentences) {
      if (turn !== this.#turn) return "stopped";
      await speak(text, voice, pace);
    }
    return turn === this.#turn ? "done" : "stopped";
  }

  stop(): void {
    this.#turn += 1;
    if ("speechSynthesis" in window) speechSynthesis.cancel();
  }
}

/** Sentence by sentence: some browsers break off a long text. */
function speak(text: string, voice: SpeechSynthesisVoice, pace: number): Promise<void> {
  return new Promise((resolve) => {
    const words = new SpeechSynthesisUtterance(text);
    words.voice = voice;
    words.lang = voice.lang;
    words.rate = Math.min(1.5, Math.max(0.5, pace / USUAL));
    words.onend = words.onerror = () => resolve();
    speechSynthesis.speak(words);
  });
}
