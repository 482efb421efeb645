import type { Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import { around, type BeatAttrs, beatIdsOf, castOf, closest, type CueAttrs, type FactBoxAttrs, marks, newBeatId } from "#script";
import type { Problem } from "#show";
import { quantities } from "#sim";
import type { Words } from "../words/words.ts";

/** A change of the script that makes a problem go away. */
export interface Fix {
  /** What a press does: 改成“porridge”. */
  readonly label: Words;
  /** Writes the change into a transaction. */
  readonly apply: (tr: Transaction) => void;
}

/**
 * The changes that mend a problem, as far as they can be worked out; with more than one, each does it.
 *
 * @param doc the document the problem was found in; its `line` is a position + 1
 */
export function fixesOf(problem: Problem, doc: Node): readonly Fix[] {
  const fix = fixOf(problem, doc);
  if (fix !== null) return [fix];
  return problem.code === "unknown-speaker" ? castOf(doc).map(({ name }) => giveAll(problem.speaker, name)) : [];
}

/** Whoever brings a script of other performers has the same problem in each of their lines: all go at once. */
function giveAll(speaker: string, name: string): Fix {
  return {
    label: { zh: `“${speaker}”的词都给${name}`, en: `Give ${name} all lines of "${speaker}"` },
    apply: (tr) => {
      tr.doc.descendants((node, pos) => {
        if (node.type.name === "line" && node.attrs["speaker"] === speaker) tr.setNodeAttribute(pos, "speaker", name);
        return !node.isTextblock;
      });
    },
  };
}

function fixOf(problem: Problem, doc: Node): Fix | null {
  if (problem.code === "unpaired-joke") return unmark(problem.missing === "dou" ? "xi" : "dou", problem.joke);
  const pos = problem.line === null ? null : problem.line - 1;
  const node = pos === null ? null : doc.nodeAt(pos);
  if (pos === null || node === null) return null;
  if (UNWRITTEN.has(problem.code)) return writtenId(doc, pos);
  const set = (label: Words, name: string, value: unknown): Fix => ({ label, apply: (tr) => { tr.setNodeAttribute(pos, name, value); } });
  switch (node.type.name) {
    case "beat": return fixBeat(problem, node.attrs as BeatAttrs, (scene, label) => set(label, "scene", scene));
    // What a beat's scene could do is not known until its scene is.
    case "line": return problem.code === "unknown-action" && problem.scene === null && doc.resolve(pos).parent.attrs["scene"] !== null ? null : fixLine(problem, node, pos, set);
    case "fact_box": return fixFact(problem, node.attrs as FactBoxAttrs, set);
    case "reprise": return fixReprise(problem, pos, node, set);
    default: return null;
  }
}

/** What is wrong with a beat that has no id of its own in the text. */
const UNWRITTEN: ReadonlySet<Problem["code"]> = new Set(["outside-beat", "missing-id", "bad-id", "duplicate-id"]);

/** Writes an id, and with it the heading; a cold open that knew the beat by the one it had for now goes along. */
function writtenId(doc: Node, pos: number): Fix | null {
  const beat = around(doc.resolve(pos + 1), "beat");
  if (beat === null) return null;
  const old = beat.node.attrs["id"] as string;
  // The one it has for now counts as taken: only another one is written.
  const id = newBeatId(new Set(beatIdsOf(doc)), 1);
  return {
    label: { zh: "给它写上编号", en: "Write an id for it" },
    apply: (tr) => {
      tr.setNodeAttribute(beat.pos, "id", id);
      doc.descendants((node, at) => {
        if (node.type.name === "reprise" && node.attrs["beat"] === old) tr.setNodeAttribute(at, "beat", id);
      });
    },
  };
}

type SetAttribute = (label: Words, name: string, value: unknown) => Fix;

const changeTo = (what: string): Words => ({ zh: `改成“${what}”`, en: `Change to "${what}"` });
const RESET: Words = { zh: "恢复缺省值", en: "Reset it" };
const REMOVE: Words = { zh: "去掉它", en: "Remove it" };

function fixBeat(problem: Problem, { scene }: BeatAttrs, set: (scene: BeatAttrs["scene"], label: Words) => Fix): Fix | null {
  if (scene === null) return null;
  if (problem.code === "unknown-scene" && problem.near !== null) return set({ ...scene, id: problem.near }, changeTo(problem.near));
  if (problem.code !== "bad-params") return null;
  const [key = ""] = problem.path.split(".");
  if (!Object.hasOwn(scene.params, key)) return null;
  const renamed = problem.fault.kind === "unknown-key" ? closest(key, problem.fault.known) : null;
  if (renamed !== null && !Object.hasOwn(scene.params, renamed))
    return set({ ...scene, params: renameKey(scene.params, key, renamed) }, changeTo(renamed));
  return set({ ...scene, params: withoutKey(scene.params, key) }, problem.fault.kind === "unknown-key" ? REMOVE : RESET);
}

function fixLine(problem: Problem, line: Node, pos: number, set: SetAttribute): Fix | null {
  const each = (type: string, matches: (attrs: Node["attrs"]) => boolean, label: Words, change: (attrs: Node["attrs"]) => Readonly<Record<string, unknown>>): Fix => ({
    label,
    apply: (tr) => {
      line.forEach((child, offset) => {
        if (child.type.name === type && matches(child.attrs))
          for (const [name, value] of Object.entries(change(child.attrs))) tr.setNodeAttribute(pos + 1 + offset, name, value);
      });
    },
  });
  switch (problem.code) {
    case "unknown-speaker":
      return problem.closest === null ? null : set(changeTo(problem.closest), "speaker", problem.closest);
    case "unknown-action":
      return problem.near === null ? null : each("cue", (attrs) => attrs["do"] === problem.action, changeTo(problem.near), () => ({ do: problem.near }));
    case "unknown-sound":
      return problem.near === null ? null : each("sound", (attrs) => attrs["name"] === problem.name, changeTo(problem.near), () => ({ name: problem.near }));
    case "cue-word-missing":
      return each("cue", (attrs) => argsOf(attrs)["at"] === problem.word, { zh: "不等这个词", en: "Do not wait for it" }, (attrs) => ({ args: withoutKey(argsOf(attrs), "at") }));
    case "bad-args": {
      const [key = ""] = problem.path.split(".");
      const renamed = problem.fault.kind === "unknown-key" ? closest(key, problem.fault.known) : null;
      return each("cue", (attrs) => attrs["do"] === problem.action && Object.hasOwn(argsOf(attrs), key), renamed === null ? RESET : changeTo(renamed),
        (attrs) => ({ args: renamed === null || Object.hasOwn(argsOf(attrs), renamed) ? withoutKey(argsOf(attrs), key) : renameKey(argsOf(attrs), key, renamed) }));
    }
    default:
      return null;
  }
}

function fixFact(problem: Problem, { quantity, with: input }: FactBoxAttrs, set: SetAttribute): Fix | null {
  switch (problem.code) {
    case "contradicted-fact":
    case "overlapping-fact":
    case "unclaimed-fact":
    case "fact-claim":
      return set({ zh: `照模拟写：${problem.computed}`, en: `Claim ${problem.computed}` }, "claim", problem.computed);
    case "unknown-quantity":
      return problem.near === null ? null : set(changeTo(problem.near), "quantity", problem.near);
    case "fact-field": {
      if (problem.known.length === 0) return set(REMOVE, "field", null);
      const near = closest(problem.field ?? "", problem.known);
      return near === null ? null : set(changeTo(near), "field", near);
    }
    case "bad-fact-input": {
      const [key = ""] = problem.path.split(".");
      const example = quantities.get(problem.quantity)?.example as Readonly<Record<string, unknown>> | undefined;
      if (problem.fault.kind === "missing" && example !== undefined && Object.hasOwn(example, key)) {
        const written = `${key}: ${JSON.stringify(example[key])}`;
        return set({ zh: `照例子写 ${written}`, en: `Write ${written}, as its example` }, "with", { ...input, [key]: example[key] });
      }
      if (problem.fault.kind !== "unknown-key" || input === null || !Object.hasOwn(input, key)) return null;
      const renamed = closest(key, problem.fault.known);
      return renamed === null || Object.hasOwn(input, renamed) ? set(REMOVE, "with", withoutKey(input, key)) : set(changeTo(renamed), "with", renameKey(input, key, renamed));
    }
    case "unsourced-fact": {
      const source = quantity === null ? undefined : quantities.get(quantity)?.source;
      return source === undefined ? null : set({ zh: "用这个量的出处", en: "Use the quantity's source" }, "source", source);
    }
    default:
      return null;
  }
}

function fixReprise(problem: Problem, pos: number, node: Node, set: SetAttribute): Fix | null {
  switch (problem.code) {
    case "unknown-reprise":
      return problem.near === null ? null : set(changeTo(problem.near), "beat", problem.near);
    case "reprise-words-missing":
      return set(problem.end === "from" ? { zh: "从头放", en: "Play from the start" } : { zh: "放到末尾", en: "Play to the end" }, problem.end, null);
    case "reprise-of-itself":
      return { label: REMOVE, apply: (tr) => { tr.delete(pos, pos + node.nodeSize); } };
    default:
      return null;
  }
}

/** Takes a half of a joke out of the whole script; the words stay. */
function unmark(half: "xi" | "dou", joke: string): Fix {
  const type = marks[half]!;
  return {
    label: half === "xi" ? { zh: "去掉“系”的标记", en: "Unmark the set-up" } : { zh: "去掉“抖”的标记", en: "Unmark the punch" },
    apply: (tr) => {
      tr.doc.descendants((node, pos) => {
        const mark = node.isInline ? node.marks.find((each) => each.type === type && each.attrs["joke"] === joke) : undefined;
        if (mark !== undefined) tr.removeMark(pos, pos + node.nodeSize, mark);
      });
    },
  };
}

function argsOf(attrs: Node["attrs"]): CueAttrs["args"] {
  return attrs["args"] as CueAttrs["args"];
}

function withoutKey<T>(entries: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => name !== key));
}

/** The entry keeps its place. */
function renameKey<T>(entries: Readonly<Record<string, T>>, key: string, to: string): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name === key ? to : name, value]));
}
