import type { ComponentType } from "react";
import type { z } from "zod";
import type { CarriedShape, Context2D, MediaWanted, View } from "#look";
import type { Bilingual, SimEvent, Simulate } from "#sim";

/** What a cue can do in a scene. */
export interface Action {
  readonly title: Bilingual;
  /** A `z.strictObject`; every field has a default or is optional only if the action makes sense without it. */
  readonly args: z.ZodType<Record<string, unknown>>;
}

/** When, which action, and what of its arguments is not as by default. */
export type SampleCue = readonly [atS: number, action: string, args?: Readonly<Record<string, unknown>>];

export interface OverlayProps<P, S> {
  readonly params: P;
  readonly state: S;
  readonly view: View;
}

/** An object of the picture that can become an object of the next scene, or come out of one of the scene before. */
export interface Carried<S> {
  readonly title: Bilingual;
  /** Where it is and how it looks, as one plain shape; where it would be, while it is out of the picture. */
  readonly shape: (state: S, view: View) => CarriedShape;
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
  /** Cues over the first twenty seconds that show what the scene can do, in order: what the gallery plays. */
  readonly sample?: readonly SampleCue[];
  readonly simulate: Simulate<P, S>;
  /** Everything that moves. No clock, no chance, no DOM; fills `view` (its box is already clipped and cleared). */
  readonly paint: (g: Context2D, state: S, view: View) => void;
  /** What stands still or changes now and then (formulas). Absolutely positioned in the scene's box. */
  readonly Overlay?: ComponentType<OverlayProps<P, S>>;
  /** Changes whenever `Overlay` would look different; without it the overlay never changes. */
  readonly overlayKey?: (state: S) => string;
  /** Equal keys mean equal pictures; without it every frame is painted anew. */
  readonly frameKey?: (state: S) => string;
  /**
   * Which instants of which files of `media/` the picture needs; `view.media` gives them when it is painted. The parameters that
   * name the files carry `media: "image"` or `media: "video"` in their `.meta`.
   */
  readonly media?: (state: S) => readonly MediaWanted[];
  /** By name, the one that speaks most for the scene first; a transition `carry` takes one of them along. */
  readonly carries?: Readonly<Record<string, Carried<S>>>;
  /** Asks for Remotion's renderer: for what our own cannot draw; everything else is faster without. */
  readonly engine?: "remotion";
}


/** Declares a scene; the types of params and state follow. */
export function defineScene<P, S>(scene: Scene<P, S>): Scene {
  return scene as unknown as Scene;
}

/** The sample as a simulation is given it. */
export function sampleEvents({ sample = [], actions }: Scene): readonly SimEvent[] {
  return sample.map(([atS, action, args]) => ({ tMs: 1000 * atS, action, args: actions[action]!.args.parse(args ?? {}) }));
}
