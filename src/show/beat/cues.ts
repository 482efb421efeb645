import type { Node } from "prosemirror-model";
import { closest } from "#script";
import type { Action, Scene } from "#scenes";
import type { BoundSound, StageEvent } from "../bound.ts";
import type { Catalogue } from "../catalogue.ts";
import type { Anchor } from "../lines/spoken-line.ts";
import { faultsOf } from "../problems/fault.ts";
import type { Finding } from "../problems/problem.ts";
import { readYamlValue } from "../yaml-scalar.ts";
import type { PlacedLine } from "./lay-out.ts";

/** What the anchors of a beat's lines set off, in clip time. */
export interface Effects {
  /** For the scene, still on the clip's clock. */
  readonly sceneEvents: readonly { readonly tMs: number; readonly action: string; readonly args: Readonly<Record<string, unknown>> }[];
  readonly stageEvents: readonly StageEvent[];
  readonly sounds: readonly BoundSound[];
  readonly laughs: readonly { readonly startMs: number; readonly durationMs: number }[];
  readonly findings: readonly { readonly finding: Finding; readonly node: Node }[];
}

type Cue = Extract<Anchor, { kind: "cue" }>;

/** Fires every cue when the text before it has been spoken, or, with `at=词`, when that word begins. */
export function effectsOf(lines: readonly PlacedLine[], scene: Scene | null, catalogue: Catalogue): Effects {
  const effects = { sceneEvents: [] as Effects["sceneEvents"][number][], stageEvents: [] as StageEvent[], sounds: [] as BoundSound[], laughs: [] as Effects["laughs"][number][], findings: [] as Effects["findings"][number][] };
  for (const line of lines) {
    const report = (finding: Finding) => effects.findings.push({ finding, node: line.node });
    line.spoken.anchors.forEach((anchor, index) => {
      const tMs = Math.round(line.originMs + line.clock.anchorsMs[index]!);
      if (anchor.kind === "sound") {
        if (isKnownSound(anchor.name, catalogue)) effects.sounds.push({ tMs, name: anchor.name, gainDb: anchor.gainDb });
        else report({ code: "unknown-sound", name: anchor.name, near: closest(anchor.name, catalogue.sounds), known: [...catalogue.sounds] });
      }
      if (anchor.kind === "laugh") effects.laughs.push({ startMs: tMs, durationMs: anchorLength(line, index) });
      if (anchor.kind !== "cue" || anchor.action === null) return;
      const { at, ...given } = anchor.args;
      const firesMs = at === undefined ? tMs : wordMs(line, at) ?? tMs;
      if (at !== undefined && wordMs(line, at) === null) report({ code: "cue-word-missing", word: at, text: line.spoken.text });
      const fired = fire(anchor, given, scene, catalogue, report);
      if (fired?.of === "scene") effects.sceneEvents.push({ tMs: firesMs, action: anchor.action, args: fired.args });
      if (fired?.of === "stage") effects.stageEvents.push({ tMs: firesMs, action: anchor.action, args: fired.args, role: line.role });
    });
  }
  for (const list of [effects.sceneEvents, effects.stageEvents, effects.sounds]) list.sort((a, b) => a.tMs - b.tMs);
  return effects;
}

function wordMs(line: PlacedLine, word: string): number | null {
  const at = line.spoken.text.indexOf(word);
  return at < 0 || word === "" ? null : Math.round(line.originMs + line.clock.begins[at]!);
}

/** As long as written; inside a take as long as the take leaves it. */
function anchorLength({ spoken, clock }: PlacedLine, index: number): number {
  const nextMs = clock.anchorsMs[index + 1] ?? Infinity;
  return Math.round(Math.min(nextMs, clock.begins[spoken.anchors[index]!.at]!) - clock.anchorsMs[index]!);
}

function isKnownSound(name: string, { sounds }: Catalogue): boolean {
  return sounds.has(name) || /[./]/.test(name);
}

function fire(cue: Cue, given: Readonly<Record<string, string>>, scene: Scene | null, catalogue: Catalogue, report: (finding: Finding) => void):
  { readonly of: "scene" | "stage"; readonly args: Readonly<Record<string, unknown>> } | null {
  const name = cue.action!;
  const own = scene !== null && Object.hasOwn(scene.actions, name) ? scene.actions[name] : undefined;
  const action: Action | undefined = own ?? catalogue.stageActions.get(name);
  if (action === undefined) {
    const known = [...Object.keys(scene?.actions ?? {}), ...catalogue.stageActions.keys()];
    report({ code: "unknown-action", action: name, scene: scene?.id ?? null, near: closest(name, known), known });
    return null;
  }
  const args = Object.fromEntries(Object.entries(given).map(([key, text]) => [key, readYamlValue(text)]));
  const read = action.args.safeParse(args);
  if (read.success) return { of: own === undefined ? "stage" : "scene", args: read.data };
  for (const fault of faultsOf(action.args, args, read.error.issues)) report({ code: "bad-args", action: name, ...fault });
  return null;
}
