import type { Node } from "prosemirror-model";
import { closest } from "#script";
import type { Scene } from "#scenes";
import type { SimEvent } from "#sim";
import type { BoundMedia, BoundScene } from "../bound.ts";
import type { Catalogue } from "../catalogue.ts";
import { findMedia } from "../media/find-media.ts";
import type { MediaFile } from "../media/media-file.ts";
import { faultsOf } from "../problems/fault.ts";
import type { Finding } from "../problems/problem.ts";
import type { Effects } from "./cues.ts";

/** A beat whose scene block gives no seed has this one. */
const DEFAULT_SEED = 1;

export interface ChosenScene {
  readonly scene: Scene | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly seed: number;
  /** Null when its parameters name no files. */
  readonly media: readonly BoundMedia[] | null;
  readonly findings: readonly Finding[];
}

/** Looks up the scene of a beat and reads its parameters; refused ones fall back to their defaults. */
export function chooseScene(beat: Node, catalogue: Catalogue, media: ReadonlyMap<string, MediaFile> = new Map()): ChosenScene {
  const read = readScene(beat, catalogue);
  const found = read.scene === null ? null : findMedia(read.scene, read.params, media);
  return { ...read, media: found?.media ?? null, findings: [...read.findings, ...(found?.findings ?? [])] };
}

function readScene(beat: Node, catalogue: Catalogue): Omit<ChosenScene, "media"> {
  const binding = beat.attrs["scene"] as { id: string; params: Readonly<Record<string, unknown>>; seed: number | null } | null;
  if (binding === null) return { scene: null, params: {}, seed: DEFAULT_SEED, findings: [] };
  const seed = binding.seed ?? DEFAULT_SEED;
  const scene = catalogue.scenes.get(binding.id);
  if (scene === undefined) {
    const known = [...catalogue.scenes.keys()];
    return { scene: null, params: {}, seed, findings: [{ code: "unknown-scene", scene: binding.id, near: closest(binding.id, known), known }] };
  }
  const read = scene.params.safeParse(binding.params);
  if (read.success) return { scene, params: read.data as Record<string, unknown>, seed, findings: [] };
  const faults = faultsOf(scene.params, binding.params, read.error.issues);
  const refused = new Set(faults.map(({ path }) => path.split(".")[0]));
  const kept = Object.fromEntries(Object.entries(binding.params).filter(([key]) => !refused.has(key)));
  const again = scene.params.safeParse(kept);
  const params = again.success ? again.data : scene.params.safeParse({}).data;
  return {
    scene: params === undefined ? null : scene,
    params: (params ?? {}) as Record<string, unknown>,
    seed,
    findings: faults.map((fault) => ({ code: "bad-params", scene: scene.id, ...fault })),
  };
}

/**
 * What no schema of one value can say (an expert that this many experts do not have) a simulation refuses when it starts.
 * A refused scene plays without its cues, or not at all.
 */
export function acceptedScene(bound: BoundScene | null, { scene }: ChosenScene): { readonly bound: BoundScene | null; readonly findings: readonly Finding[] } {
  if (bound === null || scene === null) return { bound, findings: [] };
  const message = refusal(scene, bound);
  if (message === null) return { bound, findings: [] };
  const withoutCues = { ...bound, events: [] };
  return { bound: refusal(scene, withoutCues) === null ? withoutCues : null, findings: [{ code: "scene-refused", scene: scene.id, message }] };
}

function refusal(scene: Scene, { params, seed, events }: BoundScene): string | null {
  try {
    scene.simulate(params, seed, events);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Puts a beat's scene and its cues on the scene's clock: film time, run at the beat's speed and in its direction. */
export function boundScene(beat: Node, { scene, params, seed, media }: ChosenScene, events: Effects["sceneEvents"], durationMs: number): BoundScene | null {
  if (scene === null) return null;
  const { speed, direction } = beat.attrs as { speed: number; direction: "forward" | "reverse" };
  const clock = direction === "reverse" ? { originMs: durationMs * speed, rate: -speed } : { originMs: 0, rate: speed };
  const onClock = events.map((event): SimEvent => ({ ...event, tMs: Math.max(0, clock.originMs + clock.rate * event.tMs) }));
  return { id: scene.id, params, seed, ...(media === null ? {} : { media }), events: onClock.sort((a, b) => a.tMs - b.tMs), clock };
}
