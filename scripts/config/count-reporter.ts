import type { Reporter, TestModule } from "vitest/node";

/** Ends the run with what the tests that passed tried, and one line that a script can read: `N passed, N failed`. */
export class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandled.length;
    const tried = new Map<string, number>();
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") {
          passed++;
          for (const [what, count] of Object.entries(test.meta().tried ?? {})) tried.set(what, (tried.get(what) ?? 0) + count);
        }
        else if (state === "failed") failed++;
      }
    }
    if (tried.size > 0) process.stdout.write(`\ntried, and nothing came of it: ${[...tried].map(([what, count]) => `${count} ${what}`).join(", ")}\n`);
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  }
}
