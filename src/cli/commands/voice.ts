import { z } from "zod";
import { adoptTakes, DEFAULT_SPEECH_COMMAND, describeFolderProblem, makeTakes, type Adopted, type FolderProblem } from "#render";
import type { DocAttrs } from "#script";
import { defineCommand, option } from "../command.ts";
import { faint, good, warn, type ExitCode, type Io } from "../io.ts";
import { openShow, type OpenShow } from "../open-show.ts";
import { showArgument } from "../show-argument.ts";
import { failed, renderTrouble } from "../trouble.ts";

/** Gives the lines a voice: scratch takes by a speech command, or recordings of people. */
export const voice = defineCommand({
  name: "voice",
  summary: { zh: "给台词配音：机器念的草稿，或收进真人录音", en: "Give the lines a voice: scratch takes by a machine, or your recordings" },
  options: z.strictObject({
    show: showArgument,
    command: option(z.string().min(1).default(DEFAULT_SPEECH_COMMAND), { title: { zh: "语音命令；{voice} {pitch} {speed} {out} {text} 会换成值", en: "speech command; {voice} {pitch} {speed} {out} {text} are filled in" }, value: "COMMAND" }),
    force: option(z.boolean().optional(), { title: { zh: "已有的草稿也重做；真人录音不动", en: "make scratch takes anew; recordings of people stay" } }),
    adopt: option(z.boolean().optional(), { title: { zh: "收进 takes/ 里叫“拍名-01.wav”的录音", en: "take in recordings in takes/ named BEAT-01.wav" } }),
  }),
  examples: [
    { line: "doupeng voice SHOW", says: { zh: "没录音的台词，都先让机器念一遍", en: "a machine speaks every line that has no recording" } },
    { line: "doupeng voice SHOW --adopt", says: { zh: "takes/porridge-01.wav 就是 porridge 这一拍第一句", en: "takes/porridge-01.wav is the first line of beat porridge" } },
    { line: "doupeng voice SHOW --command 'say -o {out} {text}'", says: { zh: "换一个语音命令", en: "another speech command" } },
  ],
  run: async ({ show, command, force, adopt }, io): Promise<ExitCode> => {
    const opened = await openShow(show, io);
    return adopt ? takeIn(opened, io) : speak(opened, command, force ?? false, io);
  },
});

async function speak({ folder, bound }: OpenShow, command: string, force: boolean, io: Io): Promise<ExitCode> {
  const { cast } = folder.script.doc.attrs as DocAttrs;
  let begun = 0;
  const outcome = await makeTakes({
    dir: folder.dir,
    bound,
    command,
    force,
    signal: io.signal,
    voiceOf: (speaker) => cast.find(({ name }) => name === speaker)?.voice ?? null,
    onProgress: ({ total, text }) => { if (!io.json) io.note(faint(`[${++begun}/${total}] ${text}`)); },
  });
  if (outcome.kind === "damaged") throw damaged(outcome.problem);
  if (outcome.kind === "failed") throw renderTrouble(outcome.problem);
  if (outcome.kind === "cancelled") {
    io.note({ zh: "已停下，录音没有动。", en: "Stopped; the takes are as they were." });
    return 3;
  }
  if (io.json) io.printJson(outcome);
  io.print(good("✓ "), {
    zh: `新做 ${outcome.made.length} 条草稿，沿用 ${outcome.kept} 条，去掉没用的 ${outcome.removed.length} 条。`,
    en: `${outcome.made.length} scratch takes made, ${outcome.kept} kept, ${outcome.removed.length} unused ones removed.`,
  });
  return 0;
}

async function takeIn({ folder, bound }: OpenShow, io: Io): Promise<ExitCode> {
  const outcome = await adoptTakes({ dir: folder.dir, bound, signal: io.signal });
  if (outcome.kind === "damaged") throw damaged(outcome.problem);
  if (outcome.kind === "failed") throw renderTrouble(outcome.problem);
  if (io.json) io.printJson(outcome);
  for (const file of outcome.files) printAdopted(file, io);
  if (outcome.files.length === 0) io.print({ zh: "takes/ 里没有新的录音。", en: "takes/ holds no new recording." });
  return outcome.files.some(({ kind }) => kind === "no-line") ? 1 : 0;
}

function printAdopted(adopted: Adopted, io: Io): void {
  switch (adopted.kind) {
    case "adopted":
      io.print(good("✓ "), adopted.file, "  ", faint(`${adopted.beatId} ${adopted.number}`), "  ", adopted.text);
      break;
    case "known":
      io.print("· ", adopted.file, faint({ zh: "  已经在用", en: "  in use already" }));
      break;
    case "no-line":
      io.print(warn("? "), adopted.file, {
        zh: "  不知道是哪一句：请改名为 拍名-序号，如 porridge-01.wav。",
        en: "  fits no line: name it BEAT-NUMBER, like porridge-01.wav.",
      });
  }
}

function damaged(problem: FolderProblem) {
  return failed({ zh: describeFolderProblem(problem, "zh"), en: describeFolderProblem(problem, "en") });
}
