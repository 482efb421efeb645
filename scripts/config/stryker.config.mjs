/**
 * Mutation tests of the simulation: do its tests notice a changed line? `npm run test:mutation [-- --mutate src/sim/congee/*.ts]`
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
const config = {
  packageManager: "npm",
  testRunner: "vitest",
  vitest: { configFile: "scripts/config/vitest.mutation.config.ts", related: false },
  // The lists of quantities are words and ranges; what computes is beside them.
  mutate: ["src/sim/**/*.ts", "!src/sim/**/index.ts", "!src/sim/catalogue.ts"],
  mutator: { excludedMutations: ["StringLiteral", "ObjectLiteral"] },
  ignoreStatic: true,
  coverageAnalysis: "perTest",
  incremental: true,
  incrementalFile: "node_modules/.cache/doupeng/stryker.json",
  tempDirName: "node_modules/.cache/doupeng/stryker",
  reporters: ["clear-text", "progress"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, skipFull: true },
  thresholds: { high: 90, low: 80, break: 80 },
  timeoutMS: 20_000,
  concurrency: 2,
};
export default config;
