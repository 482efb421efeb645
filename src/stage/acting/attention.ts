import type { Clip } from "#show";
import type { Key } from "./track.ts";
import type { Performer, SpokenPhrase } from "./speech.ts";
import { isSpeaker } from "./speech.ts";
import { steadyChance } from "./tick.ts";

/** Where somebody looks. */
export type Attention = "audience" | "partner" | "scene";

const GLANCE_MS = 1300;

/**
 * Who looks where, and from when. The listener looks at the one who speaks, 捧哏 sometimes at the audience instead
 * ("you heard him"); the speaker divides himself between partner and audience; both look round when the scene does
 * something, and at the scene when a narrator speaks.
 */
export function attentionKeys(clip: Clip, performer: Performer, phrases: readonly SpokenPhrase[]): Key<Attention>[] {
  const keys: Key<Attention>[] = [{ atMs: -1, value: "audience" }];
  for (const { line, phrase, index } of phrases) {
    const chance = steadyChance(clip.id + performer.name, index);
    keys.push({ atMs: phrase.startMs - (isSpeaker(performer, line) ? 80 : -160), value: choose(performer, line.role, isSpeaker(performer, line), chance) });
  }
  for (const laugh of clip.laughs) keys.push({ atMs: laugh.startMs + 120, value: "audience" });
  keys.sort((a, b) => a.atMs - b.atMs);
  for (const atMs of sceneCueTimes(clip)) {
    // A reprise begins after some of its events.
    const after = keys.findLast((key) => key.atMs <= atMs + GLANCE_MS)?.value ?? "audience";
    const kept = keys.filter((key) => key.atMs < atMs || key.atMs > atMs + GLANCE_MS);
    keys.splice(0, keys.length, ...kept, { atMs, value: "scene" }, { atMs: atMs + GLANCE_MS, value: after });
    keys.sort((a, b) => a.atMs - b.atMs);
  }
  return keys;
}

function choose(performer: Performer, role: string, speaking: boolean, chance: number): Attention {
  if (role === "narrator") return "scene";
  if (speaking) return chance < (performer.role === "dougen" ? 0.5 : 0.35) ? "audience" : "partner";
  return performer.role === "penggen" && chance < 0.25 ? "audience" : "partner";
}

/** When the scene's cues fire, in clip time. */
export function sceneCueTimes({ scene }: Clip): number[] {
  if (scene === null || scene.clock.rate === 0) return [];
  return scene.events.map((event) => (event.tMs - scene.clock.originMs) / scene.clock.rate).sort((a, b) => a - b);
}
