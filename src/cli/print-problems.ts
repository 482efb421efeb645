import { describeProblem, type Problem } from "#show";
import { bad, warn, type Io } from "./io.ts";

/** One line per problem, `file:line` first; on standard error when the problem is not what was asked for. */
export function printProblems(problems: readonly Problem[], scriptPath: string, io: Io, how: "print" | "note"): void {
  for (const problem of problems) {
    const mark = problem.severity === "error" ? bad({ zh: "错误", en: "error" }) : warn({ zh: "提醒", en: "warning" });
    io[how](placeOf(problem.line, scriptPath), " ", mark, " ", describeProblem(problem, io.language));
  }
}

/** `show.md:12` */
export function placeOf(line: number | null, scriptPath: string): string {
  return line === null ? scriptPath : `${scriptPath}:${line}`;
}

/**
 * The errors that stand in the way of a picture.
 *
 * @param beats clip or beat ids; all when left out
 */
export function errorsOf(problems: readonly Problem[], beats?: readonly string[]): readonly Problem[] {
  return problems.filter(({ severity, beatId }) => severity === "error" && (beats === undefined || beatId === null || beats.includes(beatId)));
}
