import type { ActKind, Timeline } from "#show";
import { oneLine } from "./one-line.ts";

export interface Chapter {
  /** Film time. */
  readonly startMs: number;
  readonly endMs: number;
  readonly title: string;
}

const ACT_NAMES: Readonly<Record<ActKind, string>> = { dianhua: "垫话", piaoba: "瓢把儿", zhenghuo: "正活", di: "底", fanchang: "返场" };

/** YouTube takes no chapter shorter than this. */
const LEAST_MS = 10_000;

/** One chapter per beat; a cold open belongs to the beat it opens. */
export function chaptersOf(timeline: Timeline): readonly Chapter[] {
  const starts: { startMs: number; title: string }[] = [];
  let coldOpenMs: number | null = null;
  for (const { startMs, actIndex, clip } of timeline.clips) {
    if (clip.kind === "transition") continue;
    if (clip.kind === "reprise") {
      coldOpenMs ??= startMs;
      continue;
    }
    const act = timeline.acts[actIndex];
    const actName = act === undefined ? clip.id : [ACT_NAMES[act.kind], act.title].filter((part) => part !== "").join("：");
    starts.push({ startMs: coldOpenMs ?? startMs, title: oneLine(clip.title === "" ? actName : clip.title).trim() });
    coldOpenMs = null;
  }
  return starts.map((chapter, index) => ({ ...chapter, endMs: starts[index + 1]?.startMs ?? timeline.durationMs }));
}

/**
 * Chapters as YouTube reads them in a description: `0:00 垫话`, from the start, at least 10 s each. A beat shorter than
 * that joins the one before it. YouTube shows none when there are fewer than three.
 */
export function writeChapters(timeline: Timeline): string {
  const kept: Chapter[] = [];
  for (const chapter of chaptersOf(timeline)) {
    const last = kept.at(-1);
    const isShort = wholeSeconds(chapter.endMs) - wholeSeconds(chapter.startMs) < LEAST_MS / 1000;
    const lastIsShort = last !== undefined && wholeSeconds(last.endMs) - wholeSeconds(last.startMs) < LEAST_MS / 1000;
    if (last !== undefined && (isShort || lastIsShort)) kept[kept.length - 1] = { ...last, endMs: chapter.endMs };
    else kept.push(chapter);
  }
  return kept.map(({ startMs, title }) => `${clock(startMs)} ${title}\n`).join("");
}

/** `0:00`, `12:05`, `1:02:03`. */
function clock(ms: number): string {
  const seconds = wholeSeconds(ms);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000);
}
