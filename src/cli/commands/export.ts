import { resolve } from "node:path";
import { z } from "zod";
import { writeChapters, writeSrt, writeVtt } from "#interchange";
import { writeFileWhole } from "#render";
import type { BoundShow } from "#show";
import { defineCommand, option } from "../command.ts";
import { good, type ExitCode } from "../io.ts";
import { openShow } from "../open-show.ts";
import { showArgument } from "../show-argument.ts";

/** Every format, by its name on the command line. */
const FORMATS: Readonly<Record<"srt" | "vtt" | "chapters", (show: BoundShow) => string>> = {
  srt: ({ captions }) => writeSrt(captions),
  vtt: ({ captions }) => writeVtt(captions),
  chapters: ({ timeline }) => writeChapters(timeline),
};

/** Writes captions and chapters for other tools. */
export const exportShow = defineCommand({
  name: "export",
  summary: { zh: "导出字幕、章节", en: "Export captions and chapters" },
  options: z.strictObject({
    show: showArgument,
    format: option(z.enum(["srt", "vtt", "chapters"]), { title: { zh: "格式", en: "format" }, short: "f", value: "FORMAT" }),
    out: option(z.string().optional(), { title: { zh: "写到这个文件；不写就打印", en: "write to this file; else print" }, short: "o", value: "FILE" }),
  }),
  examples: [
    { line: "doupeng export SHOW --format srt -o captions.srt", says: { zh: "字幕", en: "captions" } },
    { line: "doupeng export SHOW --format chapters", says: { zh: "视频网站用的章节", en: "chapters for a video site" } },
  ],
  run: async ({ show, format, out }, io): Promise<ExitCode> => {
    const { bound } = await openShow(show, io);
    const text = FORMATS[format](bound);
    if (out === undefined) {
      if (io.json) io.printJson({ format, text });
      else io.print(text.trimEnd());
      return 0;
    }
    await writeFileWhole(resolve(io.cwd, out), text);
    if (io.json) io.printJson({ format, file: out });
    else io.print(good("✓ "), out);
    return 0;
  },
});
