import { DIRECTIONS, actKindOf, type Direction, ENTRANCE_WORDS, type Entrance, isEntrance } from "../words.ts";
import { LIMITS } from "../limits.ts";
import type { ActAttrs } from "../nodes/act.ts";
import { SPEED_MAX, SPEED_MIN } from "../nodes/beat.ts";
import { type AttributeList, printAttribute, readAttributes } from "../syntax/attributes.ts";
import { excerpt, type Reader } from "./reader.ts";

const HEADING = /^[ \t]*(#{1,6})/;
const ACT = /^([^：:\s]*)(?:[ \t\u3000]*[：:][ \t\u3000]*|[ \t\u3000]+|$)([^]*)$/;

export interface BeatHeading {
  /** As written, not checked; `null` when there is none. */
  readonly id: string | null;
  readonly title: string;
  readonly direction: Direction;
  readonly speed: number;
  readonly entrance: Entrance;
  readonly extra: string;
}

/** Number of `#` and what follows them. */
export function headingParts(source: string): { readonly depth: number; readonly text: string } {
  const found = HEADING.exec(source);
  return { depth: found?.[1]?.length ?? 0, text: source.slice(found?.[0].length ?? 0).trim() };
}

/** Divides a heading before its last braces, if these hold attributes. */
function splitBraces(text: string): { readonly title: string; readonly inside: string } | null {
  const open = text.endsWith("}") ? text.lastIndexOf("{") : -1;
  const inside = text.slice(open + 1, -1);
  if (open === -1 || inside.includes("}") || !/^[ \t]*[#.]|[=＝]/.test(inside)) return null;
  return { title: text.slice(0, open), inside };
}

/** `正活：细胞的面子`. A word that names no kind of act is taken for the title. */
export function readActHeading(text: string, offset: number, reader: Reader): ActAttrs {
  const [, word = "", rest = ""] = ACT.exec(text) ?? [];
  const kind = actKindOf(word);
  if (kind !== undefined) return { kind, title: shortened(rest.trim(), offset, reader) };
  reader.report(offset, { code: "unknown-act", word: word || text, used: "zhenghuo" });
  return { kind: "zhenghuo", title: shortened(text, offset, reader) };
}

/** `粥 {#porridge .reverse speed=2 in=dissolve}`. */
export function readBeatHeading(text: string, offset: number, reader: Reader): BeatHeading {
  const parts = splitBraces(text);
  const list = parts ? readAttributes(parts.inside) : null;
  if (parts && !list) reader.report(offset, { code: "bad-attributes", text: excerpt(parts.inside) });
  const title = shortened((parts && list ? parts.title : text).trim(), offset, reader);
  if (!list) return { id: null, title, direction: "forward", speed: 1, entrance: "cut", extra: "" };
  return { ...readPlayback(list, offset, reader), entrance: readEntrance(list, offset, reader), id: list.id, title, extra: readExtra(list, offset, reader) };
}

function readPlayback(list: AttributeList, offset: number, reader: Reader): Pick<BeatHeading, "direction" | "speed"> {
  const direction = DIRECTIONS.findLast((candidate) => list.classes.includes(candidate)) ?? "forward";
  const written = list.values.get("speed");
  const speed = written === undefined ? 1 : Number(written);
  if (speed >= SPEED_MIN && speed <= SPEED_MAX && written !== "") return { direction, speed };
  reader.report(offset, { code: "bad-value", path: "speed", value: written ?? "", expected: `${SPEED_MIN}…${SPEED_MAX}` });
  return { direction, speed: 1 };
}

function readEntrance(list: AttributeList, offset: number, reader: Reader): Entrance {
  const written = list.values.get("in");
  const entrance = written?.replaceAll("：", ":") ?? "cut";
  if (isEntrance(entrance)) return entrance;
  reader.report(offset, { code: "bad-value", path: "in", value: excerpt(entrance), expected: ENTRANCE_WORDS });
  return "cut";
}

function readExtra(list: AttributeList, offset: number, reader: Reader): string {
  const classes = list.classes.filter((name) => !(DIRECTIONS as readonly string[]).includes(name)).map((name) => `.${name}`);
  const values = [...list.values].filter(([key]) => key !== "speed" && key !== "in");
  for (const path of [...classes, ...values.map(([key]) => key)])
    reader.report(offset, { code: "unknown-key", path, known: ["#id", ".reverse", "speed", "in"] });
  return [...classes, ...values.map(([key, value]) => printAttribute(key, value))].join(" ");
}

function shortened(title: string, offset: number, reader: Reader): string {
  if (title.length <= LIMITS.titleChars) return title.replaceAll("\0", "\ufffd");
  reader.report(offset, { code: "long-title", chars: title.length, limit: LIMITS.titleChars });
  return title.slice(0, LIMITS.titleChars).replace(/[\ud800-\udbff]$/, "").trim();
}
