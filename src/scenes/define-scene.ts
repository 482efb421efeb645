import type { ComponentType } from "react";
import type { z } from "zod";
import type { Context2D, View } from "#look";
import type { Bilingual, Simulate } from "#sim";

/** What a cue can do in a scene. */
export interface Action {
  readonly title: Bilingual;
  /** A `z.strictObject`; every field has a default or is optional only if the action makes sense without it. */
  readonly args: z.ZodType<Record<string, unknown>>;
}

export interface OverlayProps<P, S> {
  readonly params: P;
  readonly state: S;
  readonly view: View;
}

/** One kind of picture: parameters, a simulation, actions, a painter. */
export interface Scene<P = unknown, S = unknown> {
  /** Kebab-case; equals the folder's name. */
  readonly id: string;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  /** A `z.strictObject`; every field has `.default()`, a range, and `.meta({ label: { zh, en }, unit })` (JSON Schema keeps `title` for strings). */
  readonly params: z.ZodType<P>;
  readonly actions: Readonly<Record<string, Action>>;
  /** Names of the quantities this scene shows. */
  readonly quantities: readonly string[];
  readonly simulate: Simulate<P, S>;
  /** Everything that moves. No clock, no chance, no DOM; fills `view` (its box is already clipped and cleared). */
  readonly paint: (g: Context2D, state: S, view: View) => void;
  /** What stands still or changes now and then (formulas). Absolutely positioned in the scene's box. */
  readonly Overlay?: ComponentType<OverlayProps<P, S>>;
  /** Changes whenever `Overlay` would look different; without it the overlay never changes. */
  readonly overlayKey?: (state: S) => string;
  /** Equal keys mean equal pictures; without it every frame is painted anew. */
  readonly frameKey?: (state: S) => string;
  /** Asks for Remotion's renderer: for what our own cannot draw (a video clip); everything else is faster without. */
  readonly engine?: "remotion";
}


/** Declares a scene; the types of params and state follow. */
export function defineScene<P, S>(scene: Scene<P, S>): Scene {
  return scene as unknown as Scene;
}
