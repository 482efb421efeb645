import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The tests that a change in src/sim must break; those in a browser would only be slow. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: { include: ["test/sim/**/*.test.ts"], exclude: ["test/sim/engines.test.ts"], testTimeout: 60_000 },
});
