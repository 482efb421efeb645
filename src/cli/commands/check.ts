import { z } from "zod";
import { describeFolderProblem, type FolderProblem } from "#render";
import { describeProblem, type BoundShow, type FactVerdict, type Problem } from "#show";
import { defineCommand, option } from "../command.ts";
import { bad, faint, good, strong, warn, type ExitCode, type Io, type Part } from "../io.ts";
import { openShow, requireBeat } from "../open-show.ts";
import { placeOf, printProblems } from "../print-problems.ts";
import { showArgument } from "../show-argument.ts";
import { minutes } from "../time-words.ts";

/** Says what must be fixed before a script is right. */
export const check = defineCommand({
  name: "check",
  summary: { zh: "检查剧本：问题和知识框的对错，带行号", en: "Check a script: problems and verdicts on facts, with line numbers" },
  options: z.strictObject({
    show: showArgument,
    beat: option(z.string().optional(), { title: { zh: "只看这一拍", en: "this beat alone" }, value: "ID" }),
    strict: option(z.boolean().optional(), { title: { zh: "提醒也算问题", en: "warnings count as problems" } }),
  }),
  examples: [
    { line: "doupeng check SHOW", says: { zh: "整段查一遍", en: "check the whole show" } },
    { line: "doupeng check SHOW --beat porridge", says: { zh: "只查一拍", en: "check one beat" } },
  ],
  run: async ({ show, beat, strict = false }, io): Promise<ExitCode> => {
    const { bound, folder, scriptPath } = await openShow(show, io);
    if (beat !== undefined) requireBeat(bound, beat);
    const isWanted = (found: object) => beat === undefined || ("beatId" in found && found.beatId === beat);
    const findings: Findings = { problems: bound.problems.filter(isWanted), files: folder.problems.filter(isWanted), facts: bound.facts.filter(isWanted) };
    const isWrong = findings.problems.some(({ severity }) => strict || severity === "error") || (strict && findings.files.length > 0);
    if (io.json) io.printJson(report(findings, io));
    else print(findings, bound, scriptPath, isWrong, io);
    return isWrong ? 1 : 0;
  },
});

interface Findings {
  readonly problems: readonly Problem[];
  /** Takes that are gone or changed: the film can be made, with times from the model. */
  readonly files: readonly FolderProblem[];
  readonly facts: readonly FactVerdict[];
}

function print({ problems, files, facts }: Findings, bound: BoundShow, scriptPath: string, isWrong: boolean, io: Io): void {
  printProblems(problems, scriptPath, io, "print");
  for (const problem of files) io.print(warn({ zh: "提醒", en: "warning" }), " ", describeFolderProblem(problem, io.language));
  for (const { line, verdict, text, computed } of facts) {
    // What contradicts the simulation stands above, with the remedy.
    if (verdict === "contradicted") continue;
    const says = computed === null ? "" : faint({ zh: `（算得 ${computed}）`, en: ` (computed: ${computed})` });
    io.print(placeOf(line, scriptPath), " ", verdictMark(verdict), " ", text, says);
  }
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length + files.length - errors;
  const supported = facts.filter(({ verdict }) => verdict === "supported").length;
  io.print(
    isWrong ? bad("✗ ") : good("✓ "), strong(bound.title), " ", minutes(bound.timeline.durationMs), " ",
    {
      zh: `错误 ${errors}，提醒 ${warnings}；知识框 ${facts.length} 个，算对 ${supported} 个。`,
      en: `${errors} errors, ${warnings} warnings; ${supported} of ${facts.length} facts supported by the simulation.`,
    },
  );
}

function verdictMark(verdict: Exclude<FactVerdict["verdict"], "contradicted">): Part {
  switch (verdict) {
    case "supported": return good({ zh: "属实", en: "supported" });
    case "overlaps": return warn({ zh: "部分相符", en: "overlaps" });
    case "unchecked": return faint({ zh: "未核算", en: "unchecked" });
    case "unsourced": return warn({ zh: "没有出处", en: "unsourced" });
  }
}

function report({ problems, files, facts }: Findings, { language }: Io) {
  return {
    problems: problems.map((problem) => ({ ...problem, message: describeProblem(problem, language) })),
    files: files.map((problem) => ({ ...problem, message: describeFolderProblem(problem, language) })),
    facts,
  };
}
