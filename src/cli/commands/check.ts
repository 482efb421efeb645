import { z } from "zod";
import { describeProblem, type BoundShow, type FactVerdict, type Problem } from "#show";
import { defineCommand, option } from "../command.ts";
import { bad, faint, good, strong, warn, type ExitCode, type Io, type Part } from "../io.ts";
import { openShow, requireBeat } from "../open-show.ts";
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
    { line: "doupeng check 我的段子", says: { zh: "整段查一遍", en: "check the whole show" } },
    { line: "doupeng check 我的段子 --beat porridge", says: { zh: "只查一拍", en: "check one beat" } },
  ],
  run: async ({ show, beat, strict = false }, io) => {
    const { bound, scriptPath } = await openShow(show, io);
    if (beat !== undefined) requireBeat(bound, beat);
    const isWanted = (of: { readonly beatId: string | null }) => beat === undefined || of.beatId === beat;
    const problems = bound.problems.filter(isWanted);
    const facts = bound.facts.filter(isWanted);
    const exitCode: ExitCode = problems.some(({ severity }) => strict || severity === "error") ? 1 : 0;
    if (io.json) io.printJson(report(problems, facts, io));
    else print({ problems, facts, scriptPath, bound, exitCode }, io);
    return exitCode;
  },
});

interface Findings {
  readonly problems: readonly Problem[];
  readonly facts: readonly FactVerdict[];
  readonly scriptPath: string;
  readonly bound: BoundShow;
  readonly exitCode: ExitCode;
}

function print({ problems, facts, scriptPath, bound, exitCode }: Findings, io: Io): void {
  const at = (line: number | null) => (line === null ? scriptPath : `${scriptPath}:${line}`);
  for (const problem of problems) {
    const mark = problem.severity === "error" ? bad({ zh: "错误", en: "error" }) : warn({ zh: "提醒", en: "warning" });
    io.print(at(problem.line), " ", mark, " ", describeProblem(problem, io.language));
  }
  for (const fact of facts) {
    const computed = fact.computed === null ? "" : { zh: `（算得 ${fact.computed}）`, en: ` (computed: ${fact.computed})` };
    io.print(at(fact.line), " ", verdictMark(fact), " ", fact.text, computed === "" ? "" : faint(computed));
  }
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  const supported = facts.filter(({ verdict }) => verdict === "supported").length;
  io.print(
    exitCode === 0 ? good("✓ ") : bad("✗ "), strong(bound.title), " ", minutes(bound.timeline.durationMs), " ",
    {
      zh: `错误 ${errors}，提醒 ${warnings}；知识框 ${facts.length} 个，算对 ${supported} 个。`,
      en: `${errors} errors, ${warnings} warnings; ${supported} of ${facts.length} facts supported by the simulation.`,
    },
  );
}

function verdictMark({ verdict }: FactVerdict): Part {
  switch (verdict) {
    case "supported": return good({ zh: "属实", en: "supported" });
    case "contradicted": return bad({ zh: "不符", en: "contradicted" });
    case "overlaps": return warn({ zh: "部分相符", en: "overlaps" });
    case "unchecked": return faint({ zh: "未核算", en: "unchecked" });
    case "unsourced": return warn({ zh: "没有出处", en: "unsourced" });
  }
}

function report(problems: readonly Problem[], facts: readonly FactVerdict[], io: Io) {
  return { problems: problems.map((problem) => ({ ...problem, message: describeProblem(problem, io.language) })), facts };
}
