import { z } from "zod";

const meta = (zh: string, en: string, unit = "1") => ({ label: { zh, en }, unit });
const time = z.number().min(0).max(7_200_000);

export const videoParams = z.strictObject({
  file: z.string().max(200).default("").meta({ ...meta("哪段视频（media/ 里的 MP4、WebM；只放画面，不放它的声音）", "Clip: MP4 or WebM in media/; its picture alone, its sound is not played"), media: "video" }),
  caption: z.string().max(60).default("").meta(meta("视频的说明", "Caption")),
  credit: z.string().max(80).default("").meta(meta("视频是哪儿来的（作者、出处、许可）", "Where it is from: author, source, licence")),
  fit: z.enum(["contain", "cover"]).meta({ choices: { contain: { zh: "全看见", en: "Show all" }, cover: { zh: "铺满", en: "Fill" } } }).default("contain").meta(meta("怎么放（contain 全看见，cover 铺满）", "Fit: contain shows all, cover fills")),
  startMs: time.default(0).meta(meta("从哪儿放起", "Start at", "ms")),
  rate: z.number().min(0.1).max(8).default(1).meta(meta("放多快（0.5 是慢一倍）", "Rate; 0.5 is half as fast", "×")),
  autoplay: z.boolean().default(true).meta(meta("一上来就放（否则等提示）", "Plays at once; else waits for a cue")),
});

export type VideoParams = z.output<typeof videoParams>;

export const videoActions = {
  play: { title: { zh: "放", en: "Play" }, args: z.strictObject({}) },
  pause: { title: { zh: "停在这一格", en: "Pause" }, args: z.strictObject({}) },
  seek: {
    title: { zh: "跳到", en: "Jump to" },
    args: z.strictObject({ toMs: time.default(8000).meta(meta("视频里的时间", "Time in the clip", "ms")) }),
  },
};
