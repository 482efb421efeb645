/** Offsets of the parts of `:name[label]{attributes}`; a missing part is `null`. */
export interface DirectiveScan {
  readonly name: string;
  /** Between the brackets. */
  readonly label: Span | null;
  /** Between the braces. */
  readonly attributes: Span | null;
  readonly start: number;
  readonly end: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Brackets inside a label may nest this deep; every mark at once needs five. Keeps the search linear. */
const MAX_DEPTH = 10;
const MAX_NAME = 64;
const CLOSING_QUOTE: Readonly<Record<string, string>> = { '"': '"', "'": "'", "“": "”" };

/**
 * Reads the directive that starts at a colon. A name alone is text: only a label or attributes make a directive.
 *
 * @param end where the line ends
 * @returns `null` when there is none, "unclosed" when its label or its attributes have no end on this line
 */
export function scanDirective(text: string, start: number, end: number): DirectiveScan | "unclosed" | null {
  let at = start + 1;
  while (at < end && at - start <= MAX_NAME && isNameCode(text.charCodeAt(at), at === start + 1)) at++;
  const name = text.slice(start + 1, at);
  if (name === "" || text[start] !== ":") return null;
  const first = at < end ? text[at] : undefined;
  if (first !== "[" && first !== "{") return null;

  let label: Span | null = null;
  if (first === "[") {
    const close = labelEnd(text, at, end);
    if (close === null) return "unclosed";
    label = { start: at + 1, end: close };
    at = close + 1;
  }
  let attributes: Span | null = null;
  if (at < end && text[at] === "{") {
    const close = attributesEnd(text, at, end);
    if (close === null) return "unclosed";
    attributes = { start: at + 1, end: close };
    at = close + 1;
  }
  return { name, label, attributes, start, end: at };
}

function isNameCode(code: number, first: boolean): boolean {
  const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return letter || (!first && ((code >= 48 && code <= 57) || code === 45));
}

/** Offset of the bracket that closes the one at `start`, or `null`. A backslash protects the next character. */
function labelEnd(text: string, start: number, end: number): number | null {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const char = text[at];
    if (char === "\\") at++;
    else if (char === "[" && ++depth > MAX_DEPTH) return null;
    else if (char === "]" && --depth === 0) return at;
  }
  return null;
}

/** Offset of the brace that closes the one at `start`, or `null`. Braces inside quotes do not count. */
function attributesEnd(text: string, start: number, end: number): number | null {
  for (let at = start + 1; at < end; at++) {
    const char = text[at]!;
    if (char === "}") return at;
    if (char === "{") return null;
    const closing = CLOSING_QUOTE[char];
    if (closing === undefined) continue;
    const close = quoteEnd(text, at, end, closing);
    if (close === null) return null;
    at = close;
  }
  return null;
}

function quoteEnd(text: string, start: number, end: number, closing: string): number | null {
  for (let at = start + 1; at < end; at++) {
    const char = text[at];
    if (char === "\\") at++;
    else if (char === closing) return at;
    else if (char === text[start]) return null;
  }
  return null;
}

/** Whether brackets in a raw label pair up the way `scanDirective` counts them. */
export function isBalanced(label: string): boolean {
  const text = `[${label}]`;
  return labelEnd(text, 0, text.length) === text.length - 1;
}

/** A label of plain text: `\[`, `\]` and `\\` stand for the second character. */
export function decodeLabel(raw: string): string {
  return raw.replace(/\\([[\]\\])/g, "$1");
}

export function encodeLabel(text: string): string {
  return !text.includes("\\") && isBalanced(text) ? text : text.replace(/[[\]\\]/g, "\\$&");
}
