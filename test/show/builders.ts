import type { Node } from "prosemirror-model";
import { z } from "zod";
import type { Scene } from "#scenes";
import { defineQuantity, type Quantity } from "#sim";
import { schema } from "../../src/script/schema.ts";
import { bindShow, type ShowInputs } from "../../src/show/bind-show.ts";
import type { Clip } from "../../src/show/bound.ts";
import type { BoundShow } from "../../src/show/bound-show.ts";
import type { Catalogue } from "../../src/show/catalogue.ts";
import type { Take } from "../../src/show/take.ts";

type Inline = string | Node;
type Attrs = Record<string, unknown>;

const inline = (parts: readonly Inline[]): Node[] => parts.flatMap((part) => (typeof part === "string" ? (part === "" ? [] : schema.text(part)) : part));

/** A line of 甲, 乙 or whoever: `line("甲", "这碗粥", cue("fall"), "。")`. */
export const line = (speaker: string, ...parts: Inline[]) => schema.node("line", { speaker }, inline(parts));
export const overlapped = (speaker: string, overlapMs: number, ...parts: Inline[]) => schema.node("line", { speaker, overlapMs }, inline(parts));
export const cue = (action: string | null, args: Record<string, string> = {}) => schema.node("cue", { text: "动", do: action, args });
export const pause = (ms: number) => schema.node("pause", { ms });
export const laugh = (ms: number) => schema.node("laugh", { ms });
export const sound = (name: string, gainDb = 0) => schema.node("sound", { name, gainDb });
export const math = (tex: string, say: string | null = null) => schema.node("math", { tex, say });
export const stress = (text: string) => schema.text(text, [schema.mark("stress")]);
export const fast = (text: string) => schema.text(text, [schema.mark("fast")]);
export const ruby = (text: string, rt: string) => schema.text(text, [schema.mark("ruby", { rt })]);
export const xi = (text: string) => schema.text(text, [schema.mark("xi", { joke: "a" })]);
export const dou = (text: string) => schema.text(text, [schema.mark("dou", { joke: "a" })]);
export const fact = (attrs: Attrs) => schema.node("fact_box", { text: "球的表面积最小。", source: "几何", ...attrs });
export const reprise = (beat: string, from: string | null = null, to: string | null = null) => schema.node("reprise", { beat, from, to });
export const beat = (id: string, ...blocks: Node[]) => schema.node("beat", { id, title: `拍 ${id}` }, blocks);
export const beatWith = (attrs: Attrs, ...blocks: Node[]) => schema.node("beat", { title: "拍", ...attrs }, blocks);
export const act = (kind: string, title: string, ...beats: Node[]) => schema.node("act", { kind, title }, beats);
export const doc = (...acts: Node[]) => docWith({}, ...acts);
export const docWith = (attrs: Attrs, ...acts: Node[]) => schema.node("doc", { title: "试演", ...attrs }, acts);
/** A film of one act. */
export const film = (...beats: Node[]) => doc(act("zhenghuo", "细胞的面子", ...beats));

const title = { zh: "试", en: "test" };

/** A scene that can fall and glow. */
export const porridge: Scene = {
  id: "porridge", title, summary: title, quantities: [],
  params: z.strictObject({
    solidsFraction: z.number().min(0).max(0.4).default(0.12),
    grains: z.int().min(1).max(100).default(10),
    mood: z.enum(["calm", "wild"]).default("calm"),
  }),
  actions: {
    fall: { title, args: z.strictObject({ tilt: z.number().min(0).max(90).default(10) }) },
    glow: { title, args: z.strictObject({ on: z.boolean().default(true), places: z.array(z.number()).default([]) }) },
  },
  simulate: () => () => null,
  paint: () => undefined,
};

export const surfaceToVolume = defineQuantity({
  name: "geometry.surfaceToVolume", title, source: "6/d", unit: "1/um", monotonic: ["diameterUm"], example: { diameterUm: 10 },
  input: z.strictObject({ diameterUm: z.number().min(0.001).max(1e6) }), output: z.number(), compute: ({ diameterUm }) => 6 / diameterUm,
}) as unknown as Quantity;

export const catalogue: Catalogue = {
  scenes: new Map([["porridge", porridge]]),
  stageActions: new Map([["strike", { title, args: z.strictObject({}) }], ["glow", { title, args: z.strictObject({}) }]]),
  quantities: new Map([[surfaceToVolume.name, surfaceToVolume]]),
  sounds: new Set(["strike", "fan"]),
};

/** Binds a document that was never a text; the line of a block is its place among all blocks, from 1. */
export function bind(document: Node, rest: Partial<Omit<ShowInputs, "script">> = {}): BoundShow {
  const places = new Map<Node, number>();
  document.descendants((node) => {
    if (node.isBlock) places.set(node, places.size + 1);
  });
  return bindShow({ script: { doc: document, problems: [], lineOf: (node) => places.get(node) }, catalogue, takes: [], ...rest });
}

export function take(beatId: string, text: string, rest: Partial<Take> = {}): Take {
  return { file: `takes/${beatId}.opus`, beatId, speaker: "甲", text, occurrence: 0, durationMs: 4000, sha256: "0".repeat(64), scratch: false, envelope: [], ...rest };
}

export const clipOf = (show: BoundShow, id = "a"): Clip => show.timeline.clips.find(({ clip }) => clip.id === id)!.clip;
export const codes = (show: BoundShow) => show.problems.map(({ code }) => code);
export const endOf = ({ startMs, durationMs }: { readonly startMs: number; readonly durationMs: number }) => startMs + durationMs;
