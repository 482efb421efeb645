import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { CountReporter } from "./count-reporter.ts";
import { LongestFirst } from "./longest-first.ts";

export default defineConfig(({ mode }) => ({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    // `npm run test:long` runs the same tests with the large counts.
    env: mode === "long" ? { DOUPENG_LONG: "1" } : {},
    reporters: ["default", new CountReporter()],
    testTimeout: mode === "long" ? 600_000 : 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // No file changes what another one imports; read anew for each, the sources would cost a quarter of the time.
    isolate: false,
  },
}));
