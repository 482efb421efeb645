import type { Node } from "prosemirror-model";
import type { Role, TimelineAct } from "../bound.ts";
import { PACE, RATE_RANGE } from "../duration/pace.ts";

/** What every beat of a show shares; equal settings are the same object, so that a beat can tell at once. */
export interface Settings {
  readonly fps: number;
  readonly speakers: ReadonlyMap<string, Speaker>;
  /** The two performers, left to right as in the cast. */
  readonly performers: readonly { readonly name: string; readonly role: Role }[];
}

export interface Speaker {
  readonly role: Role;
  readonly syllablesPerSecond: number;
}

export type ActTitle = Pick<TimelineAct, "kind" | "title">;

interface DocAttrs {
  readonly video: { readonly fps: number };
  readonly cast: readonly { readonly name: string; readonly role: Role; readonly syllablesPerSecond: number | null }[];
  readonly rates: Readonly<Record<string, number>> | null;
}

const known = new WeakMap<Node, Settings>();
let latest: { readonly key: string; readonly settings: Settings } | null = null;

/** The settings of a document, read from its front matter. */
export function settingsOf(doc: Node): Settings {
  const before = known.get(doc);
  if (before !== undefined) return before;
  const { video, cast, rates } = doc.attrs as DocAttrs;
  const key = JSON.stringify([video.fps, cast, rates]);
  const settings = latest?.key === key ? latest.settings : readSettings({ video, cast, rates });
  latest = { key, settings };
  known.set(doc, settings);
  return settings;
}

/** What the performer was given by hand wins over the calibrated rate of the role, and that over the table's. */
function readSettings({ video, cast, rates }: DocAttrs): Settings {
  const rateOf = (role: Role, own: number | null) => {
    const rate = own ?? rates?.[role] ?? PACE.syllablesPerSecond[role];
    return Math.min(RATE_RANGE.most, Math.max(RATE_RANGE.least, rate));
  };
  return {
    fps: video.fps,
    speakers: new Map(cast.map(({ name, role, syllablesPerSecond }) => [name, { role, syllablesPerSecond: rateOf(role, syllablesPerSecond) }])),
    performers: cast.filter(({ role }) => role !== "narrator").slice(0, 2).map(({ name, role }) => ({ name, role })),
  };
}

/** A speaker the cast does not know is heard as a narrator; the script reports it. */
export function speakerOf(settings: Settings, name: string): Speaker {
  return settings.speakers.get(name) ?? { role: "narrator", syllablesPerSecond: PACE.syllablesPerSecond.narrator };
}
