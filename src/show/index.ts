export type {
  ActKind, BoundFact, BoundLine, BoundMedia, BoundScene, BoundSound, BoundTake, BoundTransition, Clip, Phrase, Role, Run, StageEvent, Timeline, TimelineAct, TimelineClip, VerdictKind,
} from "./bound.ts";
export type { MediaFault, MediaFile, MediaKind } from "./media/media-file.ts";
export { describeMediaFault, MOST_MEDIA_BYTES } from "./media/media-file.ts";
export { mediaNamedIn } from "./media/find-media.ts";
export { mediaFieldsOf } from "./media/media-fields.ts";
export type { Take } from "./take.ts";
export type { Catalogue } from "./catalogue.ts";
export type { BoundShow, Caption, FactVerdict } from "./bound-show.ts";
export { findClip, hostOf } from "./bound-show.ts";
export type { ShowInputs } from "./bind-show.ts";
export type { LineTimes } from "./beat/bind-beat.ts";
export { lineTimesOf } from "./beat/bind-beat.ts";
export { bindShow } from "./bind-show.ts";
export type { Finding, Place, Problem } from "./problems/problem.ts";
export { describeProblem } from "./problems/describe.ts";
export type { FaultInWords } from "./problems/faults-in-words.ts";
export { faultSaid, faultsInWords } from "./problems/faults-in-words.ts";
export type { Judgement } from "./facts/judge.ts";
export { judge } from "./facts/judge.ts";
export { prettyUnit } from "./facts/unit.ts";
export { readYamlValue } from "./yaml-scalar.ts";
export type { RatedLine } from "./calibrate.ts";
export { fitRates, ratedLines } from "./calibrate.ts";
export { PACE } from "./duration/pace.ts";
export type { Sound } from "./duration/read-aloud.ts";
export { readAloud } from "./duration/read-aloud.ts";
export { readTex } from "./duration/read-tex.ts";
