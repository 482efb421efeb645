import { every, family, mutated } from "./mutation-families.mjs";

/**
 * Mutation tests of one family of the simulation: do its tests notice a changed line? `npm run test:mutation [-- FAMILY …]` runs them in turn.
 *
 * Not mutated: words (strings, and object literals, which here only give numbers their names), and what is worked out once while a module loads,
 * which is the tables of quantities, ranges and constants. All else that computes is.
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
const config = {
  packageManager: "npm",
  plugins: ["./scripts/config/mutation-runner.mjs"],
  testRunner: "family",
  mutate: mutated(),
  mutator: { excludedMutations: ["StringLiteral", "ObjectLiteral"] },
  ignoreStatic: true,
  ignorePatterns: ["**", "!package.json", "!tsconfig.json", "!src/sim/**", "!test/sim/**", "!test/support/**", "!scripts/config/**"],
  coverageAnalysis: "perTest",
  incremental: true,
  incrementalFile: `node_modules/.cache/doupeng/mutation/${family.name}${every === 1 ? "" : `-${every}`}.json`,
  tempDirName: `node_modules/.cache/doupeng/mutation/${family.name}`,
  reporters: ["clear-text", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: false },
  timeoutMS: 8_000,
  timeoutFactor: 3,
  concurrency: 1,
};
export default config;
