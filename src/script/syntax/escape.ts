import { DIRECTIVES } from "./directives.ts";
import { scanDirective } from "./scan-directive.ts";
import { scanMath } from "./scan-math.ts";

/** What a backslash protects. Before anything else it is just a backslash. */
export const PROTECTED_CHARS = "\\:$[]{ \t";

const KNOWN_DIRECTIVE = new RegExp(`^:(?:${DIRECTIVES.join("|")})[[{]`);

/** In longer lines every colon and dollar is protected: looking at each would take too long. */
const LONG_LINE = 10_000;

/**
 * Gathers what a line prints as, and escapes of its plain text only what would not be read as plain text.
 * Whether a colon or a dollar is markup depends on what follows, so they are looked at when the line is whole.
 */
export class LineWriter {
  #out = "";
  /** Offsets of the colons and dollars of plain text. */
  readonly #doubtful: number[] = [];
  /** The last thing written is a directive that attributes could still follow. */
  #openEnded = false;
  #isLastProtected = false;

  /** Markup, as it is. */
  syntax(text: string): void {
    if (text === "") return;
    this.#out += text;
    this.#openEnded = text.endsWith("]");
  }

  /** Text to be read back as itself. Inside a label brackets are markup. */
  plain(raw: string, inLabel: boolean): void {
    const text = raw.replace(/[\n\r]/g, " ").replaceAll("\0", "\ufffd");
    for (let i = 0; i < text.length; i++) {
      const char = text[i]!;
      this.#isLastProtected = this.#needsBackslash(char, text[i + 1], inLabel);
      if (this.#isLastProtected) this.#out += "\\";
      if (char === ":" || char === "$") this.#doubtful.push(this.#out.length);
      this.#out += char;
      this.#openEnded = false;
    }
  }

  #needsBackslash(char: string, next: string | undefined, inLabel: boolean): boolean {
    if (char === "\\") return next === undefined || PROTECTED_CHARS.includes(next);
    if (char === "{") return this.#openEnded;
    if (char === "[" || char === "]") return inLabel;
    return (char === " " || char === "\t") && this.#out === "";
  }

  /** The whole line. */
  finish(): string {
    const endsBlank = /[ \t]$/.test(this.#out) && !this.#isLastProtected;
    let out = endsBlank ? `${this.#out.slice(0, -1)}\\${this.#out.slice(-1)}` : this.#out;
    // From the right, since what is markup depends on what follows.
    if (out.length > LONG_LINE) return protectAll(out, this.#doubtful);
    for (const at of this.#doubtful.toReversed()) if (isMarkup(out, at)) out = `${out.slice(0, at)}\\${out.slice(at)}`;
    return out;
  }
}

function protectAll(line: string, offsets: readonly number[]): string {
  const cuts = [0, ...offsets, line.length];
  return cuts.slice(1).map((end, i) => line.slice(cuts[i], end)).join("\\");
}

function isMarkup(line: string, offset: number): boolean {
  if (line[offset] === "$") return scanMath(line, offset, line.length) !== null;
  const scan = scanDirective(line, offset, line.length);
  return scan === "unclosed" ? KNOWN_DIRECTIVE.test(line.slice(offset, offset + 16)) : scan !== null;
}
