import type { Node } from "prosemirror-model";
import type { ActAttrs } from "../nodes/act.ts";
import type { BeatAttrs } from "../nodes/beat.ts";
import { FACT_KEYS, type FactBoxAttrs } from "../nodes/fact-box.ts";
import { REPRISE_KEYS, type RepriseAttrs } from "../nodes/reprise.ts";
import { actName, type SceneBinding } from "../words.ts";
import { scanSpeaker } from "../syntax/scan-speaker.ts";
import { printLineContent } from "./line-content.ts";
import { printYaml } from "./yaml-text.ts";

/** `# 正活：细胞的面子` */
export function printAct({ kind, title }: ActAttrs): string {
  return title === "" ? `# ${actName(kind)}` : `# ${actName(kind)}：${title}`;
}

/** `## 粥 {#porridge .reverse speed=2 in=dissolve}` */
export function printBeat({ id, title, direction, speed, entrance, extra }: Omit<BeatAttrs, "scene">): string {
  const attributes = [
    id === "" ? "" : `#${id}`,
    direction === "forward" ? "" : `.${direction}`,
    speed === 1 ? "" : `speed=${speed}`,
    entrance === "cut" ? "" : `in=${entrance}`,
    extra,
  ].filter((attribute) => attribute !== "");
  return ["##", title, attributes.length === 0 ? "" : `{${attributes.join(" ")}}`].filter((part) => part !== "").join(" ");
}

export function printScene({ id, params, seed }: SceneBinding): string {
  return fence(`scene ${id}`, printYaml(seed === null ? params : { ...params, seed }));
}

/**
 * A block of a beat, with "\n" between its lines.
 *
 * @param written how the block stood in the source; a line keeps its way of naming the speaker
 */
export function printBlock(node: Node, cast: ReadonlySet<string>, written?: string): string {
  switch (node.type.name) {
    case "line":
      return printLine(node, cast, written);
    case "fact_box":
      return fence("fact", printFact(node.attrs as FactBoxAttrs));
    case "reprise":
      return fence("reprise", printReprise(node.attrs as RepriseAttrs));
    case "note":
      return node.textContent.split("\n").map((line) => (line === "" ? ">" : `> ${line}`)).join("\n");
    default:
      return node.attrs["text"] as string;
  }
}

function printLine(node: Node, cast: ReadonlySet<string>, written: string | undefined): string {
  const speaker = node.attrs["speaker"] as string;
  const content = printLineContent(node);
  if (speaker === "") return needsColon(content, cast) ? `：${content}` : content;
  const head = written === undefined ? null : scanSpeaker(written, 0, written.length, cast);
  // Blanks are taken for a style only around a colon that says the same again.
  return `${head?.name === speaker ? written!.slice(0, head.end) : `${speaker}：`}${content}`;
}

/** Whether text without a speaker would be read as anything else. */
function needsColon(content: string, cast: ReadonlySet<string>): boolean {
  return content.trim() === "" || /^[\s\u3000]*(?:[#>`:]|---)/.test(content) ||
    scanSpeaker(content, 0, content.length, cast) !== null;
}

function printFact(attrs: FactBoxAttrs): string {
  const known = FACT_KEYS.filter((key) => key === "text" || attrs[key] !== null).map((key) => [key, attrs[key]]);
  return printYaml({ ...Object.fromEntries(known), ...attrs.extra });
}

function printReprise(attrs: RepriseAttrs): string {
  return printYaml(Object.fromEntries(REPRISE_KEYS.filter((key) => attrs[key] !== null).map((key) => [key, attrs[key]])));
}

/** A fence longer than any run of backticks inside it. */
function fence(name: string, inside: string): string {
  const longest = Math.max(2, ...[...inside.matchAll(/`+/g)].map((run) => run[0].length));
  const marker = "`".repeat(longest + 1);
  return [`${marker}${name}`, ...(inside === "" ? [] : [inside]), marker].join("\n");
}
