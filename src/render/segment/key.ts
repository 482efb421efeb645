import { createHash } from "node:crypto";
import type { Clip } from "#show";
import type { StageCode } from "../stage-code.ts";
import type { VideoSettings } from "./video-settings.ts";

export type EngineName = "capture" | "remotion";

/** What shapes a segment, part by part, so that a changed one can be named. Each is a hash or a short text. */
export interface KeyParts {
  readonly text: string;
  readonly takes: string;
  readonly sceneParameters: string;
  /** Content of the pictures and clips that it shows. */
  readonly media: string;
  readonly cues: string;
  /** Of a transition: its kind and what it carries. */
  readonly transition: string;
  /** The whole clip, with every time. */
  readonly timing: string;
  readonly sceneCode: string;
  readonly stageCode: string;
  readonly theme: string;
  readonly fonts: string;
  readonly video: string;
  readonly engine: string;
  readonly tool: string;
}

export interface KeyInput {
  readonly clip: Clip;
  readonly themeName: string;
  readonly video: VideoSettings;
  readonly engine: EngineName;
  readonly code: StageCode;
  /** Doupeng's version. */
  readonly tool: string;
}

export function keyParts({ clip, themeName, video, engine, code, tool }: KeyInput): KeyParts {
  const shown = clipsShown(clip);
  return {
    text: hash(shown.map(({ title, actTitle, performers, lines, facts }) => [
      title,
      actTitle,
      performers,
      lines.map(({ speaker, role, text, phrases }) => [speaker, role, text, phrases.map(({ runs }) => runs)]),
      facts.map(({ startMs: _start, endMs: _end, ...said }) => said),
    ])),
    takes: hash(shown.map(({ lines }) => lines.map(({ take }) => take && [take.sha256, take.offsetMs, take.durationMs]))),
    sceneParameters: hash(shown.map(({ scene }) => scene && [scene.id, scene.params, scene.seed])),
    media: hash(shown.map(({ scene }) => scene?.media ?? [])),
    cues: hash(shown.map(({ scene, stageEvents, sounds }) => [scene?.events.map(withoutTime), stageEvents.map(withoutTime), sounds.map(withoutTime)])),
    transition: hash(clip.transition && [clip.transition.carried]),
    timing: hash(clip),
    sceneCode: hash(shown.map(({ scene }) => scene && (code.scenes[scene.id] ?? "none"))),
    stageCode: code.stage,
    // Its colours are part of the stage's code.
    theme: themeName,
    fonts: code.fonts,
    video: `${video.width}×${video.height} ${video.fps} fps ${video.bitrate} bit/s`,
    engine: hash([engine, code.capture, engine === "remotion" ? code.remotion : ""]),
    tool,
  };
}

/** The clips whose pictures a segment holds: its own; of a transition both neighbours'. */
export function clipsShown({ transition, ...clip }: Clip): readonly Clip[] {
  return transition === undefined ? [clip] : [transition.from, transition.to];
}

/** Names the segment's file. */
export function segmentKey(parts: KeyParts): string {
  return hash(parts).slice(0, 40);
}

function withoutTime<T extends { readonly tMs: number }>({ tMs: _tMs, ...rest }: T): Omit<T, "tMs"> {
  return rest;
}

function hash(value: unknown): string {
  return createHash("sha256").update(stable(value)).digest("hex").slice(0, 40);
}

/** JSON with sorted keys: the order in which an author writes parameters changes nothing. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : typeof each === "number" && !Number.isFinite(each)
        ? String(each)
        : each,
  ) ?? "undefined";
}
