import { describeRenderProblem, type RenderProblem } from "#render";
import { failed, type Trouble } from "./trouble.ts";

/** What stopped a render, as the command line says it. */
export function renderTrouble(problem: RenderProblem): Trouble {
  return failed({ zh: describeRenderProblem(problem, "zh"), en: describeRenderProblem(problem, "en") });
}

/** Planning and measuring throw a failure that carries its problem. */
export function asRenderTrouble(error: unknown): unknown {
  const problem = error instanceof Error && error.name === "RenderFailure" ? (error as Error & { problem?: RenderProblem }).problem : undefined;
  return problem ? renderTrouble(problem) : error;
}
