import type { Node } from "prosemirror-model";
import { isJson } from "../checks.ts";
import { closest } from "../closest.ts";
import { sceneSeed } from "../nodes/beat.ts";
import { FACT_KEYS } from "../nodes/fact-box.ts";
import { REPRISE_KEYS } from "../nodes/reprise.ts";
import { nodes } from "../schema.ts";
import { ID, type SceneBinding } from "../words.ts";
import { excerpt, type Reader } from "./reader.ts";
import { readYaml, scalarText, type YamlBlock } from "./yaml-block.ts";

export const FENCES = ["scene", "fact", "reprise"] as const;
const OPENING = /^([ \t]*)(`{3,})[ \t]*([^\s`]*)[ \t]*([^`\n]*?)[ \t]*$/;

/** What a fence says: the scene of its beat, or a block. `null`: not understood, a problem has been reported. */
export type FenceContent = { readonly scene: SceneBinding } | { readonly node: Node } | null;

/** Reads a closed fence that begins and ends at line boundaries. */
export function readFence(start: number, firstLine: number, lastLine: number, reader: Reader): FenceContent {
  const { lines } = reader;
  const [, indent = "", , name = "", argument = ""] = OPENING.exec(reader.slice(start, lines.endOf(firstLine))) ?? [];
  if (!(FENCES as readonly string[]).includes(name)) {
    reader.report(start, { code: "unknown-fence", name, closest: closest(name, FENCES), known: FENCES });
    return null;
  }
  const inside = reader.text.slice(lines.startOf(firstLine + 1), lines.startOf(lastLine));
  const block = readYaml(dedent(inside, indent.length));
  if (!("map" in block)) {
    const { fault, detail, line, column } = block;
    reader.problems.push({ code: "bad-yaml", fault, detail, line: firstLine + line, column });
    return null;
  }
  for (const { line, key } of block.fullWidth)
    reader.problems.push({ code: "full-width-colon", key, line: firstLine + line, column: 1 });
  const fence = new FenceReader(block, reader, (key) => lines.startOf(firstLine + block.placeOf(key).line));
  if (name === "scene") return fence.scene(argument, start);
  return name === "fact" ? fence.fact() : fence.reprise(start);
}

/** Takes the indentation of the opening line off every line. */
function dedent(text: string, columns: number): string {
  const indent = new RegExp(`^[ \\t]{0,${columns}}`);
  return columns === 0 ? text : text.split("\n").map((line) => line.replace(indent, "")).join("\n");
}

class FenceReader {
  readonly #block: YamlBlock;
  readonly #reader: Reader;
  readonly #offsetOf: (key: string) => number;

  constructor(block: YamlBlock, reader: Reader, offsetOf: (key: string) => number) {
    this.#block = block;
    this.#reader = reader;
    this.#offsetOf = offsetOf;
  }

  scene(id: string, start: number): FenceContent {
    if (!ID.test(id)) {
      this.#reader.report(start, { code: "bad-value", path: "scene", value: id, expected: "```scene porridge" });
      return null;
    }
    const { seed, ...params } = Object.fromEntries(this.#block.values);
    try {
      if (seed !== undefined) sceneSeed(seed);
    } catch {
      return this.#bad("seed", "0…4294967295");
    }
    return { scene: { id, params, seed: (seed as number | undefined) ?? null } };
  }

  fact(): FenceContent {
    const attrs: Record<string, unknown> = { extra: this.#extra(FACT_KEYS) };
    for (const key of FACT_KEYS) {
      const value = key === "with" ? (this.#block.values.get(key) ?? null) : scalarText(this.#block, key);
      if (value === undefined) return this.#bad(key, "text");
      attrs[key] = key === "text" ? (value ?? "") : value;
    }
    return this.#node("fact_box", attrs, FACT_KEYS);
  }

  reprise(start: number): FenceContent {
    const unknown = [...this.#block.values.keys()].find((key) => !(REPRISE_KEYS as readonly string[]).includes(key));
    if (unknown !== undefined) {
      this.#reader.report(this.#offsetOf(unknown), { code: "unknown-key", path: `reprise.${unknown}`, known: REPRISE_KEYS });
      return null;
    }
    const attrs = Object.fromEntries(REPRISE_KEYS.map((key) => [key, scalarText(this.#block, key) ?? null]));
    if (typeof attrs["beat"] !== "string" || !ID.test(attrs["beat"])) {
      const offset = this.#block.values.has("beat") ? this.#offsetOf("beat") : start;
      this.#reader.report(offset, { code: "bad-value", path: "reprise.beat", value: attrs["beat"] ?? "", expected: "beat: porridge" });
      return null;
    }
    return this.#node("reprise", attrs, REPRISE_KEYS);
  }

  /** The node, unless the schema refuses an attribute. */
  #node(name: "fact_box" | "reprise", attrs: Record<string, unknown>, keys: readonly string[]): FenceContent {
    const specs = nodes[name]!.spec.attrs ?? {};
    for (const key of [...keys, ...Object.keys(attrs)]) {
      try {
        (specs[key]!.validate as (value: unknown) => void)(attrs[key]);
      } catch {
        return this.#bad(key, key === "with" ? "{ name: value }" : "text");
      }
    }
    return { node: nodes[name]!.create(attrs) };
  }

  #extra(known: readonly string[]): Record<string, unknown> {
    const extra = [...this.#block.values].filter(([key]) => !known.includes(key));
    for (const [key] of extra)
      this.#reader.report(this.#offsetOf(key), { code: "unknown-key", path: `fact.${key}`, known });
    return Object.fromEntries(extra);
  }

  #bad(key: string, expected: string): null {
    const value = this.#block.values.get(key);
    const shown = typeof value === "string" ? value : isJson(value, 0) ? JSON.stringify(value) : String(value);
    this.#reader.report(this.#offsetOf(key), { code: "bad-value", path: key, value: excerpt(shown), expected });
    return null;
  }
}
