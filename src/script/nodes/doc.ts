import type { NodeSpec } from "prosemirror-model";
import { integerIn, isPlainObject, jsonObject, matching, nullOr, numberIn, oneOf, recordOf, singleLine } from "../checks.ts";
import { LIMITS } from "../limits.ts";
import { type Cast, ROLES, SPEAKER, THEMES, type ThemeName } from "../words.ts";

/** The text format this code writes. */
export const FORMAT_VERSION = 1;

export interface Video {
  readonly width: number;
  readonly height: number;
  /** Frames per second. */
  readonly fps: number;
}

export interface DocAttrs {
  readonly title: string;
  readonly video: Video;
  readonly cast: readonly Cast[];
  readonly theme: ThemeName;
  /** Calibrated speaking rates, written by the show; `null` before the first calibration. */
  readonly rates: Readonly<Record<string, number>> | null;
  /** How long an act should be, in seconds, by its name: 垫话; the second of a kind is 正活2. `null` = nobody has said. */
  readonly targets: Readonly<Record<string, number>> | null;
  /** Front-matter keys nobody here knows. Kept. */
  readonly extra: Readonly<Record<string, unknown>>;
  readonly version: number;
}

export const DEFAULT_VIDEO: Video = { width: 1920, height: 1080, fps: 30 };

/** Who performs when the script does not say. */
export const DEFAULT_CAST: readonly Cast[] = [
  { name: "甲", role: "dougen", syllablesPerSecond: null, voice: null },
  { name: "乙", role: "penggen", syllablesPerSecond: null, voice: null },
];

/** What a script without front matter is. */
export const DEFAULT_ATTRS: DocAttrs = {
  title: "", video: DEFAULT_VIDEO, cast: DEFAULT_CAST, theme: "light", rates: null, targets: null, extra: {}, version: FORMAT_VERSION,
};

const side = integerIn({ name: "video side", min: 16, max: 7680 });
const fps = numberIn({ name: "video.fps", min: 1, max: 120 });
const castName = matching({ name: "cast name", pattern: SPEAKER, expected: "a short name without punctuation" });
const role = oneOf({ name: "cast role", values: ROLES });
export const speakingRate = numberIn({ name: "syllablesPerSecond", min: 0.5, max: 30 });
const voice = singleLine({ name: "voice", max: LIMITS.labelChars });

function checkVideo(value: unknown): void {
  if (!isPlainObject(value)) throw new RangeError("video must be an object with width, height and fps");
  side(value["width"]);
  side(value["height"]);
  fps(value["fps"]);
}

function checkCast(value: unknown): void {
  if (!Array.isArray(value) || value.length > LIMITS.castMembers)
    throw new RangeError(`cast must be a list of at most ${LIMITS.castMembers} performers`);
  for (const member of value as readonly Record<string, unknown>[]) {
    castName(member["name"]);
    role(member["role"]);
    nullOr(speakingRate)(member["syllablesPerSecond"]);
    nullOr(voice)(member["voice"]);
  }
  if (new Set(value.map((member: Cast) => member.name)).size < value.length)
    throw new RangeError("cast names must differ");
}

/** 本子: the whole script. Its attributes are the front matter. */
export const doc: NodeSpec = {
  content: "act+",
  attrs: {
    title: { default: "", validate: singleLine({ name: "title", max: LIMITS.titleChars }) },
    video: { default: DEFAULT_VIDEO, validate: checkVideo },
    cast: { default: DEFAULT_CAST, validate: checkCast },
    theme: { default: "light", validate: oneOf({ name: "theme", values: THEMES }) },
    rates: {
      default: null,
      validate: nullOr(recordOf({ name: "rates", value: numberIn({ name: "rate", min: -1e6, max: 1e6 }) })),
    },
    targets: {
      default: null,
      validate: nullOr(recordOf({ name: "targets", value: numberIn({ name: "target", min: 0, max: 86_400 }) })),
    },
    extra: { default: {}, validate: jsonObject({ name: "extra" }) },
    version: { default: FORMAT_VERSION, validate: integerIn({ name: "version", min: 0, max: 1e6 }) },
  },
};
