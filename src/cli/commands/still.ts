import { resolve } from "node:path";
import { z } from "zod";
import { renderStill } from "#render";
import { defineCommand, option } from "../command.ts";
import { faint, good, type ExitCode } from "../io.ts";
import { openShow, requireBeat } from "../open-show.ts";
import { errorsOf, printProblems } from "../print-problems.ts";
import { showArgument } from "../show-argument.ts";
import { renderTrouble } from "../trouble.ts";

/** Renders one frame. */
export const still = defineCommand({
  name: "still",
  summary: { zh: "渲染一帧", en: "Render one frame" },
  options: z.strictObject({
    show: showArgument,
    beat: option(z.string(), { title: { zh: "哪一拍", en: "which beat" }, value: "ID" }),
    at: option(z.number().min(0).default(0), { title: { zh: "这一拍里的第几毫秒", en: "when in the beat, ms" }, value: "MS" }),
    out: option(z.string().optional(), { title: { zh: "图片（.png）；不写就用拍的名字", en: "the picture (.png); by default named after the beat" }, short: "o", value: "PNG" }),
    engine: option(z.enum(["capture", "remotion"]).optional(), { title: { zh: "渲染引擎", en: "engine" }, value: "ENGINE" }),
    scale: option(z.number().min(0.1).max(2).optional(), { title: { zh: "画面缩放，如 0.5", en: "size of the picture, e.g. 0.5" }, value: "N" }),
  }),
  examples: [{ line: "doupeng still SHOW --beat porridge --at 3000 -o still.png", says: { zh: "第 3 秒的画面", en: "the picture at 3 s" } }],
  run: async ({ show, beat, at, out, engine, scale }, io): Promise<ExitCode> => {
    const { bound, folder, scriptPath } = await openShow(show, io);
    requireBeat(bound, beat);
    const errors = errorsOf(bound.problems, [beat]);
    printProblems(errors, scriptPath, io, "note");
    const file = resolve(io.cwd, out ?? `${beat.replace(/[^a-z0-9-]/gu, "-")}.png`);
    const outcome = await renderStill({ bound, dir: folder.dir, beatId: beat, atMs: at, out: file, engine, scale, signal: io.signal });
    if (outcome.kind === "failed") throw renderTrouble(outcome.problem);
    if (outcome.kind === "cancelled") return 3;
    if (io.json) io.printJson(outcome);
    io.print(good("✓ "), outcome.out, faint(`  ${outcome.width}×${outcome.height}  #${outcome.frame}`));
    return errors.length > 0 ? 1 : 0;
  },
});
