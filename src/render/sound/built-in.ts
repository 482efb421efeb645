import type { Stereo } from "./pcm.ts";
import { fan } from "./synth/fan.ts";
import { laugh } from "./synth/laugh.ts";
import { strike } from "./synth/strike.ts";

const LAUGH_MS = 2_000;

const recipes: Readonly<Record<string, () => Stereo>> = {
  strike,
  fan,
  laugh: () => laugh(LAUGH_MS),
};

const made = new Map<string, Stereo>();

/** A sound made in code; null for a name that is none of ours. Made once. */
export function builtInSound(name: string): Stereo | null {
  const known = made.get(name);
  if (known) return known;
  const recipe = Object.hasOwn(recipes, name) ? recipes[name] : undefined;
  if (!recipe) return null;
  const sound = recipe();
  made.set(name, sound);
  return sound;
}
