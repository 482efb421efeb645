import type { Mark, Node } from "prosemirror-model";
import type { BaofuAttrs } from "../marks/baofu.ts";
import type { RubyAttrs } from "../marks/ruby.ts";
import type { CueAttrs } from "../nodes/cue.ts";
import type { MathAttrs } from "../nodes/math.ts";
import type { SoundAttrs } from "../nodes/sound.ts";
import type { TimingAttrs } from "../nodes/timing.ts";
import { printAttribute } from "../syntax/attributes.ts";
import { printDuration } from "../syntax/duration.ts";
import { LineWriter } from "../syntax/escape.ts";
import { encodeLabel, isBalanced } from "../syntax/scan-directive.ts";
import { isDollarTex } from "../syntax/scan-math.ts";

/** What stands behind the speaker's colon. */
export function printLineContent(line: Node): string {
  const writer = new LineWriter();
  const overlapMs = line.attrs["overlapMs"] as number;
  if (overlapMs > 0) writer.syntax(`:overlap[${printDuration(overlapMs)}]`);
  printRun(line.children, 0, writer);
  return writer.finish();
}

/** Prints nodes whose first `depth` marks are open already. Marks nest in the order of the schema. */
function printRun(nodes: readonly Node[], depth: number, writer: LineWriter): void {
  for (let i = 0; i < nodes.length;) {
    const mark = marksOf(nodes[i]!)[depth];
    if (!mark) {
      printLeaf(nodes[i]!, nodes[i + 1], depth > 0, writer);
      i += 1;
      continue;
    }
    let end = i + 1;
    while (end < nodes.length && marksOf(nodes[end]!)[depth]?.eq(mark)) end++;
    writer.syntax(`:${mark.type.name}[`);
    printRun(nodes.slice(i, end), depth + 1, writer);
    writer.syntax(`]${braces(markAttributes(mark))}`);
    i = end;
  }
}

/** Raw text with unpaired brackets cannot stand in a label, so it goes without marks. */
function marksOf(node: Node): readonly Mark[] {
  return node.type.name === "raw_inline" && !isBalanced(node.attrs["text"] as string) ? [] : node.marks;
}

function printLeaf(node: Node, next: Node | undefined, inLabel: boolean, writer: LineWriter): void {
  if (node.isText) return writer.plain(node.text!, inLabel);
  switch (node.type.name) {
    case "cue":
      return writer.syntax(printCue(node.attrs as CueAttrs));
    case "pause":
    case "laugh":
      return writer.syntax(`:${node.type.name}[${printDuration((node.attrs as TimingAttrs).ms)}]`);
    case "sound": {
      const { name, gainDb } = node.attrs as SoundAttrs;
      return writer.syntax(`:sound[${encodeLabel(name)}]${gainDb === 0 ? "" : `{gain=${gainDb}}`}`);
    }
    case "math":
      return writer.syntax(printMath(node.attrs as MathAttrs, next, inLabel));
    case "raw_inline":
      return writer.syntax(node.attrs["text"] as string);
  }
}

function printCue({ text, do: action, args }: CueAttrs): string {
  const attributes = Object.entries(args).map(([key, value]) => printAttribute(key, value));
  if (action !== null) attributes.unshift(printAttribute("do", action));
  return `:cue${text === "" ? "" : `[${encodeLabel(text)}]`}${braces(attributes)}`;
}

function printMath({ tex, say }: MathAttrs, next: Node | undefined, inLabel: boolean): string {
  const reading = say === null ? [] : [printAttribute("say", say)];
  const follows = next?.isText ? next.text! : next?.type.name === "math" ? "$" : "";
  if (say === null && isDollarTex(tex) && !/^[0-9$]/.test(follows) && (!inLabel || isBalanced(tex))) return `$${tex}$`;
  if (isBalanced(tex)) return `:math[${tex}]${braces(reading)}`;
  return `:math${braces([printAttribute("tex", tex), ...reading])}`;
}

function markAttributes(mark: Mark): readonly string[] {
  if (mark.type.name === "ruby") return [printAttribute("rt", (mark.attrs as RubyAttrs).rt)];
  const joke = (mark.attrs as Partial<BaofuAttrs>).joke ?? "";
  return joke === "" ? [] : [printAttribute("joke", joke)];
}

function braces(attributes: readonly string[]): string {
  return attributes.length === 0 ? "" : `{${attributes.join(" ")}}`;
}
