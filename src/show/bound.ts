import type { SimEvent } from "#sim";

/**
 * What the film is made of, as plain JSON: the stage paints it, the render engine hashes it.
 * All times in ms. Inside a clip, time 0 is the clip's first frame.
 */
export interface Timeline {
  readonly fps: number;
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  readonly durationFrames: number;
  readonly acts: readonly TimelineAct[];
  readonly clips: readonly TimelineClip[];
}

/** An act spans whole clips; sums, never measured on its own. */
export interface TimelineAct {
  readonly kind: ActKind;
  readonly title: string;
  readonly startMs: number;
  readonly durationMs: number;
  readonly startFrame: number;
  readonly durationFrames: number;
}

/** A clip placed in the film. Its frames follow those of the clip before it. */
export interface TimelineClip {
  readonly actIndex: number;
  readonly startMs: number;
  readonly startFrame: number;
  readonly clip: Clip;
}

export type ActKind = "dianhua" | "piaoba" | "zhenghuo" | "di" | "fanchang";
export type Role = "dougen" | "penggen" | "narrator";

/**
 * One stretch of film that renders on its own: a beat, a range of a later beat played first (reprise), or a transition, which
 * knows its two neighbours. Nothing else in it depends on where in the film it stands.
 */
export interface Clip {
  /** The beat's id; for a reprise `host~target`, for a transition `before+after`. Unique in the film. */
  readonly id: string;
  /** The beat this picture comes from; for a reprise the later beat, for a transition the beat that comes in. */
  readonly beatId: string;
  readonly kind: "beat" | "reprise" | "transition";
  /** Only of a transition, in which nobody speaks and which has no scene of its own. */
  readonly transition?: BoundTransition;
  readonly title: string;
  /** The act title to show, when this is the first beat of an act; a cold open plays before the title and shows none. */
  readonly actTitle: { readonly kind: ActKind; readonly title: string } | null;
  readonly durationFrames: number;
  /** `durationFrames` in ms. */
  readonly durationMs: number;
  readonly scene: BoundScene | null;
  readonly lines: readonly BoundLine[];
  /** Sorted by time. */
  readonly stageEvents: readonly StageEvent[];
  readonly sounds: readonly BoundSound[];
  readonly facts: readonly BoundFact[];
  /** Laugh gaps: the performers wait, the subtitle is empty. */
  readonly laughs: readonly { readonly startMs: number; readonly durationMs: number }[];
  /** The two performers, left to right as in the cast; narrator excluded. */
  readonly performers: readonly { readonly name: string; readonly role: Role }[];
}

/** From the last picture of one clip to the first of the next. */
export interface BoundTransition {
  readonly from: Clip;
  readonly to: Clip;
  /** Names of the object that leaves and the one it becomes; null in a dissolve. */
  readonly carried: { readonly from: string; readonly to: string } | null;
}

export interface BoundScene {
  readonly id: string;
  /** Validated, defaults filled in. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly seed: number;
  /** Files of `media/` that the parameters name; none when absent. */
  readonly media?: readonly BoundMedia[];
  /** Sorted by scene time. */
  readonly events: readonly SimEvent[];
  /** Scene time at clip time t: `originMs + rate · t`; rate < 0 plays backwards. */
  readonly clock: { readonly originMs: number; readonly rate: number };
}

/** A picture or clip as the stage gets it. */
export interface BoundMedia {
  /** Path inside the show folder, with `/`. */
  readonly file: string;
  /** Of its bytes; null when it is missing or cannot be used: the scene then says so in its picture. */
  readonly sha256: string | null;
}

export interface BoundLine {
  readonly speaker: string;
  readonly role: Role;
  /** From the first to the last spoken sound. */
  readonly startMs: number;
  readonly durationMs: number;
  /** The spoken text, as on disk, without marks and cues. */
  readonly text: string;
  readonly take: BoundTake | null;
  /** Openness of the mouth 0…1, one value per 40 ms from `startMs`; from the take, else from the text's rhythm. */
  readonly mouth: readonly number[];
  /** What the subtitle shows, one phrase at a time; together they cover the line. */
  readonly phrases: readonly Phrase[];
}

export interface BoundTake {
  /** Path inside the show folder, with `/`. */
  readonly file: string;
  readonly sha256: string;
  /** Offset into the file where the clip's part of the sound begins (ms); 0 but for a reprise. */
  readonly offsetMs: number;
  readonly durationMs: number;
  readonly scratch: boolean;
}

export interface Phrase {
  readonly startMs: number;
  readonly endMs: number;
  readonly runs: readonly Run[];
}

/** A stretch of subtitle in one style. */
export interface Run {
  readonly text: string;
  readonly stress?: true;
  readonly fast?: true;
  readonly ruby?: string;
  /** TeX; `text` is then its reading. */
  readonly tex?: string;
  readonly baofu?: "xi" | "dou";
}

/** A cue that acts on the stage: an action of the performers, the frame, the table. */
export interface StageEvent {
  readonly tMs: number;
  readonly action: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Role of the performer whose line holds the cue. */
  readonly role: Role;
}

export interface BoundSound {
  readonly tMs: number;
  /** `strike` (醒木), `fan`, `laugh`, or a file of the show, with `/`. */
  readonly name: string;
  readonly gainDb: number;
}

export interface BoundFact {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly claim: string | null;
  readonly source: string | null;
  readonly verdict: VerdictKind;
  /** What the simulation says, printed with its unit; null when it was not asked. */
  readonly computed: string | null;
}

export type VerdictKind = "supported" | "overlaps" | "contradicted" | "unchecked" | "unsourced";
