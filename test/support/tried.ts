import type { TestContext } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** How often a test tried what. */
    tried?: Readonly<Record<string, number>>;
  }
}

/** Notes how much a test tried; the run ends with the sums of the tests that passed. */
export function tried(task: TestContext["task"], what: string, count: number): void {
  task.meta.tried = { ...task.meta.tried, [what]: (task.meta.tried?.[what] ?? 0) + count };
}
