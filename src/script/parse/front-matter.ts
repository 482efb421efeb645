import { isMap } from "yaml";
import type { Check } from "../checks.ts";
import { migrate } from "../migrations.ts";
import { DEFAULT_ATTRS, DEFAULT_CAST, DEFAULT_VIDEO, type DocAttrs, FORMAT_VERSION, type Video } from "../nodes/doc.ts";
import type { ScriptProblem } from "../problem.ts";
import { schema } from "../schema.ts";
import { type Cast, type Role, ROLES, THEMES } from "../words.ts";
import { readYaml, scalarText, type YamlBlock } from "./yaml-block.ts";

export interface FrontMatter {
  readonly attrs: DocAttrs;
  /** The YAML that edits start from, migrated; `null` when it could not be read. */
  readonly yaml: string | null;
  readonly problems: readonly ScriptProblem[];
  /** Nothing may be saved over it: it is newer than this code, or not understood. */
  readonly readOnly: boolean;
}

export const FRONT_MATTER_KEYS = ["doupeng", "title", "video", "cast", "theme", "rates", "targets"] as const;
const CAST_KEYS = ["role", "syllablesPerSecond", "voice"];
const VIDEO_KEYS = ["width", "height", "fps"];

/**
 * Reads the front matter. What cannot be used is reported and replaced by its default; the text keeps it.
 *
 * @param text      the YAML between the dashes
 * @param firstLine number of its first line in the script
 */
export function readFrontMatter(text: string, firstLine: number): FrontMatter {
  const first = readYaml(text);
  if (!("map" in first)) {
    const { fault, detail, line, column } = first;
    const problem: ScriptProblem = { code: "bad-yaml", fault, detail, line: line + firstLine - 1, column };
    return { attrs: DEFAULT_ATTRS, yaml: null, problems: [problem], readOnly: true };
  }
  const problems: ScriptProblem[] = first.fullWidth.map(({ line, key }) =>
    ({ code: "full-width-colon", key, line: line + firstLine - 1, column: 1 }));
  const top = { line: Math.max(1, firstLine - 1), column: 1 };
  const version = versionOf(first);
  if (version > FORMAT_VERSION)
    problems.push({ code: "newer-version", version, supported: FORMAT_VERSION, ...top });
  const migrated = migrate(first.document, version).length > 0;
  if (migrated) problems.push({ code: "older-version", version, current: FORMAT_VERSION, ...top });
  const block = migrated ? readYaml(first.document.toString()) : first;
  if (!("map" in block)) return { attrs: DEFAULT_ATTRS, yaml: null, problems, readOnly: true };
  const reader = new FieldReader(block, (key) => {
    const { line, column } = first.placeOf(key);
    return { line: line + firstLine - 1, column };
  });
  const attrs = reader.read(Math.max(version, FORMAT_VERSION));
  return { attrs, yaml: block.text, problems: [...problems, ...reader.problems], readOnly: version > FORMAT_VERSION };
}

/** Format version of the text; 0 for one from before versions. */
function versionOf(block: YamlBlock): number {
  const value = block.values.get("doupeng");
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 1e6 ? (value as number) : 0;
}

class FieldReader {
  readonly problems: ScriptProblem[] = [];
  readonly #block: YamlBlock;
  readonly #placeOf: YamlBlock["placeOf"];

  constructor(block: YamlBlock, placeOf: YamlBlock["placeOf"]) {
    this.#block = block;
    this.#placeOf = placeOf;
  }

  read(version: number): DocAttrs {
    const known: readonly string[] = FRONT_MATTER_KEYS;
    const extra = Object.fromEntries([...this.#block.values].filter(([key]) => !known.includes(key)));
    for (const key of Object.keys(extra)) this.#unknown(key, key, known);
    const stated = this.#block.values.get("doupeng");
    if (stated !== undefined && versionOf(this.#block) !== stated) this.#bad("doupeng", "doupeng", stated, "1");
    return {
      title: this.#accept("title", scalarText(this.#block, "title") ?? "", DEFAULT_ATTRS.title, "text"),
      video: this.#video(),
      cast: this.#cast(),
      theme: this.#accept("theme", unquoted(this.#block.values.get("theme") ?? "light"), DEFAULT_ATTRS.theme, THEMES.join(" | ")) as DocAttrs["theme"],
      rates: this.#accept("rates", this.#block.values.get("rates") ?? null, null, "{ name: number }") as DocAttrs["rates"],
      targets: this.#accept("targets", this.#block.values.get("targets") ?? null, null, "{ 垫话: 90 }") as DocAttrs["targets"],
      extra,
      version,
    };
  }

  /** The value when the schema takes it, else the default and a problem. */
  #accept<T>(key: "title" | "theme" | "rates" | "targets" | "video" | "cast", value: unknown, fallback: T, expected: string): T {
    try {
      (schema.nodes.doc!.spec.attrs![key]!.validate as Check)(value);
      return value as T;
    } catch {
      this.#bad(key, key, value, expected);
      return fallback;
    }
  }

  #video(): Video {
    const value = this.#block.values.get("video") ?? {};
    if (isRecord(value))
      for (const key of Object.keys(value)) if (!VIDEO_KEYS.includes(key)) this.#unknown("video", `video.${key}`, VIDEO_KEYS);
    const { width, height, fps } = { ...DEFAULT_VIDEO, ...(isRecord(value) ? value : { width: value }) } as Video;
    return this.#accept("video", { width, height, fps }, DEFAULT_VIDEO, "{ width: 1920, height: 1080, fps: 30 }");
  }

  #cast(): readonly Cast[] {
    const node = this.#block.map.get("cast", true);
    if (node === undefined) return DEFAULT_CAST;
    if (!isMap(node)) {
      this.#bad("cast", "cast", this.#block.values.get("cast"), "甲: { role: dougen }");
      return DEFAULT_CAST;
    }
    const cast = node.items.map((pair, i) => this.#member(String(pair.key), node.toJSON() as Record<string, unknown>, i));
    return this.#accept("cast", cast, DEFAULT_CAST, "甲: { role: dougen }");
  }

  #member(name: string, all: Readonly<Record<string, unknown>>, index: number): Cast {
    const given = all[name] ?? {};
    const value = isRecord(given) ? given : { role: given };
    const path = `cast.${name}`;
    for (const key of Object.keys(value)) if (!CAST_KEYS.includes(key)) this.#unknown("cast", `${path}.${key}`, CAST_KEYS);
    const role = unquoted(value["role"]);
    const usable = ROLES.includes(role as Role);
    if (!usable) this.#bad("cast", `${path}.role`, role ?? "", ROLES.join(" | "));
    const rate = value["syllablesPerSecond"] ?? null;
    const voice = value["voice"] ?? null;
    return {
      name,
      role: usable ? (role as Role) : (ROLES[index] ?? "narrator"),
      syllablesPerSecond: rate as number | null,
      voice: typeof voice === "number" ? String(voice) : (voice as string | null),
    };
  }

  #bad(key: string, path: string, value: unknown, expected: string): void {
    this.problems.push({ code: "bad-value", path, value: shown(value), expected, ...this.#placeOf(key) });
  }

  #unknown(key: string, path: string, known: readonly string[]): void {
    this.problems.push({ code: "unknown-key", path, known, ...this.#placeOf(key) });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A word from a closed list, freed of the quotes a Chinese input method puts around it. */
function unquoted(value: unknown): unknown {
  return typeof value === "string" ? value.replace(/^[“‘](.*)[”’]$/u, "$1") : value;
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value) ?? "";
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
