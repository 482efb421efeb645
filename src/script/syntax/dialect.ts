import type { Code, Construct, Effects, Extension, State, TokenizeContext } from "micromark-util-types";
import { type LineIndex } from "./line-index.ts";
import { scanDirective } from "./scan-directive.ts";
import { scanMath } from "./scan-math.ts";
import { scanSpeaker } from "./scan-speaker.ts";
import type { VerbatimBlocks } from "./verbatim-blocks.ts";

declare module "micromark-util-types" {
  interface TokenTypeMap {
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
/** What a backslash protects: itself, `:`, `$`, brackets, and a space at an edge. */
const PROTECTED: ReadonlySet<Code> = new Set([BACKSLASH, COLON, DOLLAR, 91, 93, 32]);
const VIRTUAL_SPACE = -1;
const CRLF = -3;

/** The script's dialect of Markdown, as an extension of micromark: headings are stock, the rest is here. */
export function dialect(surroundings: Surroundings): Extension {
  return {
    disable: { null: FOREIGN },
    flow: { null: [verbatim(surroundings), note(surroundings), leaf(surroundings), line(surroundings)] },
    text: { [BACKSLASH]: escape, [DOLLAR]: math(surroundings), [COLON]: directive(surroundings) },
  };
}

/** Consumes `length` characters of the text, then goes on. Line endings get tokens of their own, as micromark asks. */
function consume(effects: Effects, length: number, next: State): State {
  let left = length;
  return function step(code): State | undefined {
    // The spaces that stand for a tab have no length.
    if (left <= 0 && code !== VIRTUAL_SPACE) return next(code);
    if (code !== VIRTUAL_SPACE) left -= code === CRLF ? 2 : 1;
    const ending = isLineEnding(code);
    if (ending) effects.enter("lineEnding");
    effects.consume(code);
    if (ending) effects.exit("lineEnding");
    return step;
  };
}

function isLineEnding(code: Code): boolean {
  return code !== null && code >= -5 && code <= CRLF;
}

/** A construct that is one token from here to `endOf(offset)`. */
function upTo(name: "scriptVerbatim" | "scriptNote" | "scriptLeaf" | "scriptMath", endOf: (offset: number) => number | null): Construct {
  return {
    name,
    concrete: true,
    tokenize(this: TokenizeContext, effects, ok, nok) {
      return (code) => {
        const offset = this.now().offset;
        const end = endOf(offset);
        if (end === null) return nok(code);
        effects.enter(name);
        return consume(effects, end - offset, (after) => {
          effects.exit(name);
          return ok(after);
        })(code);
      };
    },
  };
}

function verbatim({ lines, verbatim: blocks }: Surroundings): Construct {
  return upTo("scriptVerbatim", (offset) => {
    const { line } = lines.placeOf(offset);
    const block = blocks.closed.get(line);
    if (block) return lines.endOf(block.lastLine);
    return blocks.unclosed.has(line) ? lines.endOf(line) : null;
  });
}

/** One line of a note; a line without `>` never belongs to it. */
function note({ lines }: Surroundings): Construct {
  return upTo("scriptNote", (offset) => (lines.text[offset] === ">" ? lines.endOf(lines.placeOf(offset).line) : null));
}

/** A directive that is a line of its own, `::name…`; the language has none, so it is kept as it is. */
function leaf({ lines }: Surroundings): Construct {
  return upTo("scriptLeaf", (offset) => {
    if (lines.text[offset] !== ":" || lines.text[offset + 1] !== ":") return null;
    const end = lines.endOf(lines.placeOf(offset).line);
    const found = scanDirective(lines.text, offset + 1, end);
    return found && found !== "unclosed" && lines.text.slice(found.end, end).trim() === "" ? end : null;
  });
}

/** Everything else: each line of text is a line of the script. */
function line({ lines, cast }: Surroundings): Construct {
  return {
    name: "scriptLine",
    tokenize(this: TokenizeContext, effects, ok) {
      return (code) => {
        const start = this.now().offset;
        const end = lines.endOf(lines.placeOf(start).line);
        const said = scanSpeaker(lines.text, start, end, cast)?.end ?? start;
        const close: State = (after) => {
          effects.exit("scriptLine");
          return ok(after);
        };
        const content: State = (after) => {
          if (said === end) return close(after);
          effects.enter("chunkText", { contentType: "text" });
          return consume(effects, end - said, (last) => {
            effects.exit("chunkText");
            return close(last);
          })(after);
        };
        effects.enter("scriptLine");
        if (said === start) return content(code);
        effects.enter("scriptSpeaker");
        return consume(effects, said - start, (after) => {
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
        effects.consume(escaped);
        effects.exit("characterEscapeValue");
        effects.exit("characterEscape");
        return ok;
      };
    };
  },
};

function math({ lines }: Surroundings): Construct {
  return upTo("scriptMath", (offset) => scanMath(lines.text, offset, lines.endOf(lines.placeOf(offset).line)));
}

function directive({ lines, nesting }: Surroundings): Construct {
  return {
    name: "scriptDirective",
    tokenize(this: TokenizeContext, effects, ok, nok) {
      return (code) => {
        const start = this.now().offset;
        const scan = scanDirective(lines.text, start, lines.endOf(lines.placeOf(start).line));
        if (scan === null || scan === "unclosed") return nok(code);
        const close: State = (after) => {
          effects.exit("scriptDirective");
          return ok(after);
        };
        effects.enter("scriptDirective");
        if (!scan.label || scan.label.start === scan.label.end || !nesting.has(scan.name.toLowerCase()))
          return consume(effects, scan.end - start, close)(code);
        const { label } = scan;
        return consume(effects, label.start - start, (first) => {
          effects.enter("chunkText", { contentType: "text", _contentTypeTextTrailing: true });
          return consume(effects, label.end - label.start, (after) => {
            effects.exit("chunkText");
            return consume(effects, scan.end - label.end, close)(after);
          })(first);
        })(code);
      };
    },
  };
}
