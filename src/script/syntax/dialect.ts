import type { Code, Construct, Effects, Extension, State, TokenizeContext } from "micromark-util-types";
import { PROTECTED_CHARS } from "./escape.ts";
import type { LineIndex } from "./line-index.ts";
import { scanDirective } from "./scan-directive.ts";
import { scanMath } from "./scan-math.ts";
import { scanSpeaker } from "./scan-speaker.ts";
import type { VerbatimBlocks } from "./verbatim-blocks.ts";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    /** Inside of the others. */
    scriptPart: "scriptPart";
    scriptVerbatim: "scriptVerbatim";
    scriptNote: "scriptNote";
    scriptLeaf: "scriptLeaf";
    scriptLine: "scriptLine";
    scriptSpeaker: "scriptSpeaker";
    scriptDirective: "scriptDirective";
    scriptMath: "scriptMath";
  }
}

/** What the constructs need to know of the text they read. */
export interface Surroundings {
  readonly lines: LineIndex;
  readonly verbatim: VerbatimBlocks;
  /** Names of the performers. */
  readonly cast: ReadonlySet<string>;
  /** Directives whose label is itself script. */
  readonly nesting: ReadonlySet<string>;
  /** Where in the text of `lines` an offset of the text that is read lies; lines that need no reading are left out there. */
  readonly sourceOf: (offset: number) => number;
}

/** Markdown that a script does not have; each of these turns plain Chinese into something else. */
const FOREIGN = [
  "attention", "autolink", "blockQuote", "characterEscape", "characterReference", "codeFenced", "codeIndented",
  "codeText", "definition", "hardBreakEscape", "htmlFlow", "htmlText", "labelEnd", "labelStartImage",
  "labelStartLink", "list", "setextUnderline", "thematicBreak",
];

const BACKSLASH = 92;
const COLON = 58;
const DOLLAR = 36;
const TAB = -2;
const VIRTUAL_SPACE = -1;
/** What a backslash protects: `PROTECTED_CHARS` as micromark's codes. */
const PROTECTED: ReadonlySet<Code> = new Set([...PROTECTED_CHARS].map((char) => (char === "\t" ? TAB : char.charCodeAt(0))));
const CRLF = -3;

/** The script's dialect of Markdown, as an extension of micromark: headings are stock, the rest is here. */
export function dialect(surroundings: Surroundings): Extension {
  return {
    disable: { null: FOREIGN },
    flow: { null: [verbatim(surroundings), note(surroundings), leaf(surroundings), line(surroundings)] },
    text: { [BACKSLASH]: escape, [DOLLAR]: math(surroundings), [COLON]: directive(surroundings) },
  };
}

/** Consumes `length` characters of one line into the token that is open, then goes on. */
function fill(effects: Effects, length: number, next: State): State {
  let left = length;
  return function step(code): State | undefined {
    // The spaces that stand for a tab have no length.
    if (left <= 0 && code !== VIRTUAL_SPACE) return next(code);
    if (code !== VIRTUAL_SPACE) left -= 1;
    effects.consume(code);
    return step;
  };
}

/** The same over several lines; micromark asks for a token around each line and around each line ending. */
function fillLines(effects: Effects, length: number, next: State): State {
  let left = length;
  let isOpen = false;
  const close = (): void => {
    if (isOpen) effects.exit("scriptPart");
    isOpen = false;
  };
  return function step(code): State | undefined {
    if (left <= 0 && code !== VIRTUAL_SPACE) {
      close();
      return next(code);
    }
    if (isLineEnding(code)) {
      close();
      left -= code === CRLF ? 2 : 1;
      effects.enter("lineEnding");
      effects.consume(code);
      effects.exit("lineEnding");
      return step;
    }
    if (!isOpen) effects.enter("scriptPart");
    isOpen = true;
    if (code !== VIRTUAL_SPACE) left -= 1;
    effects.consume(code);
    return step;
  };
}

function isLineEnding(code: Code): boolean {
  return code !== null && code >= -5 && code <= CRLF;
}

/** A construct that is one token from here to `endOf(offset)`. */
function upTo({ sourceOf }: Surroundings, name: "scriptVerbatim" | "scriptNote" | "scriptLeaf" | "scriptMath", endOf: (offset: number) => number | null): Construct {
  return {
    name,
    concrete: true,
    tokenize(this: TokenizeContext, effects, ok, nok) {
      return (code) => {
        const offset = sourceOf(this.now().offset);
        const end = endOf(offset);
        if (end === null) return nok(code);
        effects.enter(name);
        return fillLines(effects, end - offset, (after) => {
          effects.exit(name);
          return ok(after);
        })(code);
      };
    },
  };
}

function verbatim(surroundings: Surroundings): Construct {
  const { lines, verbatim: blocks } = surroundings;
  return upTo(surroundings, "scriptVerbatim", (offset) => {
    const { line } = lines.placeOf(offset);
    const block = blocks.closed.get(line);
    if (block) return lines.endOf(block.lastLine);
    const open = blocks.unclosed.get(line);
    return open === "fence" || open === "container" ? lines.endOf(line) : null;
  });
}

/** One line of a note; a line without `>` never belongs to it. */
function note(surroundings: Surroundings): Construct {
  const { lines } = surroundings;
  return upTo(surroundings, "scriptNote", (offset) => (lines.text[offset] === ">" ? lines.endOf(lines.placeOf(offset).line) : null));
}

/** A directive that is a line of its own, `::name…`; the language has none, so it is kept as it is. */
function leaf(surroundings: Surroundings): Construct {
  const { lines } = surroundings;
  return upTo(surroundings, "scriptLeaf", (offset) => {
    if (lines.text[offset] !== ":" || lines.text[offset + 1] !== ":") return null;
    const end = lines.endOf(lines.placeOf(offset).line);
    const found = scanDirective(lines.text, offset + 1, end);
    return found && found !== "unclosed" && lines.text.slice(found.end, end).trim() === "" ? end : null;
  });
}

/** Everything else: each line of text is a line of the script. */
function line({ lines, cast, sourceOf }: Surroundings): Construct {
  return {
    name: "scriptLine",
    tokenize(this: TokenizeContext, effects, ok) {
      return (code) => {
        const start = sourceOf(this.now().offset);
        const end = lines.endOf(lines.placeOf(start).line);
        const said = scanSpeaker(lines.text, start, end, cast)?.end ?? start;
        const close: State = (after) => {
          effects.exit("scriptLine");
          return ok(after);
        };
        const content: State = (after) => {
          if (said === end) return close(after);
          effects.enter("chunkText", { contentType: "text" });
          return fill(effects, end - said, (last) => {
            effects.exit("chunkText");
            return close(last);
          })(after);
        };
        effects.enter("scriptLine");
        if (said === start) return content(code);
        effects.enter("scriptSpeaker");
        return fill(effects, said - start, (after) => {
          effects.exit("scriptSpeaker");
          return content(after);
        })(code);
      };
    },
  };
}

const escape: Construct = {
  name: "scriptEscape",
  tokenize(effects, ok, nok) {
    return (code) => {
      effects.enter("characterEscape");
      effects.enter("escapeMarker");
      effects.consume(code);
      effects.exit("escapeMarker");
      return (escaped) => {
        if (!PROTECTED.has(escaped)) return nok(escaped);
        effects.enter("characterEscapeValue");
        return fill(effects, 1, (after) => {
          effects.exit("characterEscapeValue");
          effects.exit("characterEscape");
          return ok(after);
        })(escaped);
      };
    };
  },
};

function math(surroundings: Surroundings): Construct {
  const { lines } = surroundings;
  return upTo(surroundings, "scriptMath", (offset) => scanMath(lines.text, offset, lines.endOf(lines.placeOf(offset).line)));
}

function directive({ lines, nesting, sourceOf }: Surroundings): Construct {
  return {
    name: "scriptDirective",
    tokenize(this: TokenizeContext, effects, ok, nok) {
      return (code) => {
        const start = sourceOf(this.now().offset);
        const scan = scanDirective(lines.text, start, lines.endOf(lines.placeOf(start).line));
        if (scan === null || scan === "unclosed") return nok(code);
        const close: State = (after) => {
          effects.exit("scriptDirective");
          return ok(after);
        };
        effects.enter("scriptDirective");
        if (!scan.label || scan.label.start === scan.label.end || !nesting.has(scan.name.toLowerCase()))
          return fillLines(effects, scan.end - start, close)(code);
        const { label } = scan;
        return fillLines(effects, label.start - start, (first) => {
          effects.enter("chunkText", { contentType: "text", _contentTypeTextTrailing: true });
          return fill(effects, label.end - label.start, (after) => {
            effects.exit("chunkText");
            return fillLines(effects, scan.end - label.end, close)(after);
          })(first);
        })(code);
      };
    },
  };
}
