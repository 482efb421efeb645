import type { CDPSession } from "playwright-core";

/** A Chinese input method, as the browser sees one: key presses with code 229, a growing preedit, a commit. */
export class InputMethod {
  readonly #cdp: CDPSession;

  constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  /** The key press that goes with a letter. */
  async press(code = "KeyN", key = "Process"): Promise<void> {
    await this.#cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229, key, code });
  }

  async release(code = "KeyN", key = "n", keyCode = 78): Promise<void> {
    await this.#cdp.send("Input.dispatchKeyEvent", { type: "keyUp", windowsVirtualKeyCode: keyCode, key, code });
  }

  /** Types pinyin without choosing yet: `n`, `ni`, `ni'h` … */
  async type(...preedits: readonly string[]): Promise<void> {
    for (const text of preedits) {
      await this.press();
      await this.#cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await this.release();
    }
  }

  /** Chooses a candidate by Enter, which is the input method's and nobody else's. */
  async commit(text: string, key: "Enter" | "Process" = "Enter"): Promise<void> {
    await this.press("Enter", key);
    await this.#cdp.send("Input.insertText", { text });
    await this.release("Enter", "Enter", 13);
  }

  /** Escape: the preedit goes, nothing is chosen. */
  async abort(): Promise<void> {
    await this.press("Escape", "Escape");
    await this.#cdp.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
    await this.release("Escape", "Escape", 27);
  }

  /** A key while the candidate window is open: ↑ ↓ choose there, Tab moves between syllables. */
  async keyInside(key: string, code = key): Promise<void> {
    await this.press(code, key);
    await this.release(code, key, 0);
  }

  /** A sign that the input method writes at once, like `，` or `、`. */
  async sign(text: string, code = "Slash"): Promise<void> {
    await this.press(code);
    await this.#cdp.send("Input.insertText", { text });
    await this.release(code, text, 191);
  }
}
