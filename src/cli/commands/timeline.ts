import { z } from "zod";
import type { Timeline, TimelineClip } from "#show";
import { defineCommand, option } from "../command.ts";
import { faint, strong, type ExitCode, type Io } from "../io.ts";
import { openShow, requireBeat } from "../open-show.ts";
import { showArgument } from "../show-argument.ts";
import { instant, minutes } from "../time-words.ts";

/** Says what plays when. */
export const timeline = defineCommand({
  name: "timeline",
  summary: { zh: "什么时候演什么：幕、拍、台词，毫秒和帧", en: "What plays when: acts, beats, lines, in ms and frames" },
  options: z.strictObject({
    show: showArgument,
    beat: option(z.string().optional(), { title: { zh: "只看这一拍", en: "this beat alone" }, value: "ID" }),
  }),
  examples: [
    { line: "doupeng timeline SHOW", says: { zh: "给人看的时间表", en: "a table to read" } },
    { line: "doupeng timeline SHOW --json", says: { zh: "给程序看，毫秒为单位", en: "for programs, in ms" } },
  ],
  run: async ({ show, beat }, io): Promise<ExitCode> => {
    const { bound } = await openShow(show, io);
    if (beat !== undefined) requireBeat(bound, beat);
    const clips = bound.timeline.clips.filter(({ clip }) => beat === undefined || clip.beatId === beat);
    if (io.json) io.printJson({ title: bound.title, ...summary(bound.timeline), acts: bound.timeline.acts, beats: clips.map(rowOf) });
    else print(bound.title, bound.timeline, clips, io);
    return 0;
  },
});

function print(title: string, { acts, durationMs, durationFrames, fps, width, height }: Timeline, clips: readonly TimelineClip[], io: Io): void {
  io.print(strong(title), faint(`  ${minutes(durationMs)}  ${durationFrames} @ ${fps} fps  ${width}×${height}`));
  let actIndex = -1;
  for (const placed of clips) {
    const act = acts[placed.actIndex];
    if (act && placed.actIndex !== actIndex) io.print(strong(`${instant(act.startMs)}  ${ACTS[act.kind]}${act.title === "" ? "" : `：${act.title}`}`), faint(`  ${minutes(act.durationMs)}`));
    actIndex = placed.actIndex;
    const { clip, startMs } = placed;
    io.print(`  ${instant(startMs)}  ${clip.id}  ${clip.title}`, faint(`  ${(clip.durationMs / 1000).toFixed(2)} s  ${clip.durationFrames}f${clip.scene ? `  ${clip.scene.id}` : ""}`));
    for (const line of clip.lines)
      io.print(`    ${instant(startMs + line.startMs)}  ${line.speaker}：${line.text}`, faint(`  ${(line.durationMs / 1000).toFixed(2)} s${line.take ? " ●" : ""}`));
  }
}

const ACTS = { dianhua: "垫话", piaoba: "瓢把儿", zhenghuo: "正活", di: "底", fanchang: "返场" } as const;

function summary({ fps, width, height, durationMs, durationFrames }: Timeline) {
  return { fps, width, height, durationMs, durationFrames };
}

/** All times in film ms. */
function rowOf({ actIndex, startMs, startFrame, clip }: TimelineClip) {
  return {
    id: clip.id,
    beatId: clip.beatId,
    kind: clip.kind,
    title: clip.title,
    actIndex,
    startMs,
    durationMs: clip.durationMs,
    startFrame,
    durationFrames: clip.durationFrames,
    scene: clip.scene?.id ?? null,
    lines: clip.lines.map((line) => ({
      speaker: line.speaker,
      role: line.role,
      text: line.text,
      startMs: startMs + line.startMs,
      durationMs: line.durationMs,
      take: line.take?.file ?? null,
    })),
    cues: clip.stageEvents.map(({ tMs, action, args }) => ({ atMs: startMs + tMs, action, args })),
  };
}
