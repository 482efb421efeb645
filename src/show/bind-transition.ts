import { carriedNames, closest, type Entrance } from "#script";
import type { Scene } from "#scenes";
import type { BoundTransition, Clip } from "./bound.ts";
import { PACE } from "./duration/pace.ts";
import type { Finding } from "./problems/problem.ts";

export interface TransitionRequest {
  /** What plays before; null for the first clip of the film. */
  readonly from: Clip | null;
  /** The beat that comes in. */
  readonly to: Clip;
  readonly entrance: Entrance;
  readonly fps: number;
  readonly scenes: ReadonlyMap<string, Scene>;
}

export interface TransitionFound {
  /** Null: the beat comes in with a cut. */
  readonly clip: Clip | null;
  readonly findings: readonly Finding[];
}

const CUT: TransitionFound = { clip: null, findings: [] };

const known = new WeakMap<Clip, { readonly request: TransitionRequest; readonly found: TransitionFound }>();

/** The clip between two beats, in which nobody speaks; it lies between both and changes neither. The same for the same two clips. */
export function bindTransition(request: TransitionRequest): TransitionFound {
  if (request.entrance === "cut") return CUT;
  const before = known.get(request.to);
  if (before !== undefined && isSame(before.request, request)) return before.found;
  const found = bindAnew(request);
  known.set(request.to, { request, found });
  return found;
}

function isSame(a: TransitionRequest, b: TransitionRequest): boolean {
  return a.from === b.from && a.to === b.to && a.entrance === b.entrance && a.fps === b.fps && a.scenes === b.scenes;
}

function bindAnew({ from, to, entrance, fps, scenes }: TransitionRequest): TransitionFound {
  if (from === null) return { clip: null, findings: [{ code: "idle-transition", entrance, reason: "first" }] };
  if (from.scene === null && to.scene === null) return { clip: null, findings: [{ code: "idle-transition", entrance, reason: "bare" }] };
  if (entrance === "dissolve") return { clip: transitionClip(from, to, null, fps), findings: [] };
  const carried = findCarried(from, to, carriedNames(entrance), scenes);
  return "code" in carried ? { clip: transitionClip(from, to, null, fps), findings: [carried] } : { clip: transitionClip(from, to, carried, fps), findings: [] };
}

type Carried = NonNullable<BoundTransition["carried"]>;
type Missing = Extract<Finding, { code: "nothing-to-carry" }>;

/** The objects that were named; else the first that both scenes have under one name; else the first of each. */
function findCarried(from: Clip, to: Clip, names: Carried | null, scenes: TransitionRequest["scenes"]): Carried | Missing {
  const [leaving, coming] = [objectsOf(from, scenes), objectsOf(to, scenes)];
  const missing = (side: "from" | "to", name: string | null): Missing => {
    const objects = side === "from" ? leaving : coming;
    const near = name === null ? null : closest(name, objects);
    return { code: "nothing-to-carry", side, scene: (side === "from" ? from : to).scene?.id ?? null, name, near, known: objects };
  };
  if (leaving.length === 0) return missing("from", null);
  if (coming.length === 0) return missing("to", null);
  if (names !== null && !leaving.includes(names.from)) return missing("from", names.from);
  if (names !== null && !coming.includes(names.to)) return missing("to", names.to);
  const common = leaving.find((name) => coming.includes(name));
  return names ?? { from: common ?? leaving[0]!, to: common ?? coming[0]! };
}

function objectsOf({ scene }: Clip, scenes: TransitionRequest["scenes"]): readonly string[] {
  return scene === null ? [] : Object.keys(scenes.get(scene.id)?.carries ?? {});
}

function transitionClip(from: Clip, to: Clip, carried: Carried | null, fps: number): Clip {
  const durationFrames = Math.max(2, Math.round(((carried === null ? PACE.dissolveMs : PACE.carryMs) * fps) / 1000));
  return {
    id: `${from.id}+${to.id}`,
    beatId: to.beatId,
    kind: "transition",
    title: `${from.title || from.id} → ${to.title || to.id}`,
    actTitle: null,
    durationFrames,
    durationMs: (durationFrames * 1000) / fps,
    transition: { from, to, carried },
    scene: null, lines: [], stageEvents: [], sounds: [], facts: [], laughs: [],
    performers: to.performers,
  };
}
