import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const sim = fileURLToPath(new URL("../../src/sim", import.meta.url));

/** Tests that are not named after the family they are of. */
const MORE_TESTS = { neuron: ["membrane-step"], spiking: ["many-in"], synapse: ["caffeine-targets"] };

/** Families whose quantities the tests of another ask too. */
const ALSO_ASKED = { geometry: ["formats", "neuron", "synapse"], synapse: ["neuron"] };

/**
 * Tests that take longer than all others of their family together and cover what those cover too. Without them the score can only be lower.
 */
export const soaks = [
  /ask(ing|ed) in another order/,
  /energy and debt are the integrals/, // brain
  /without 1\/√d/, // attention
  /heat, and too few sodium channels/, // cable
  /FP64 from 0\.[14] (closes|falls)/, // chaos
  /every number is finite, whatever the cues/, // neuron
  /the most that is allowed/, // path
  /256 pairs/, // recurrence
  /the current-based benchmark|never stays above the threshold/, // spiking
];

const folders = readdirSync(sim, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();

/**
 * Each folder of src/sim with the tests of its name, and the files beside the folders with the tests beside them.
 *
 * @type {readonly { readonly name: string, readonly sources: string, readonly asks: readonly string[], readonly isTest: (path: string) => boolean }[]}
 */
export const families = [...folders.map(ofFolder), {
  name: "shared",
  sources: "src/sim/*.ts",
  asks: folders,
  isTest: (path) => path.endsWith(".test.ts") && path !== "engines.test.ts" && !folders.some((name) => ofFolder(name).isTest(path)),
}];

function ofFolder(name) {
  const named = [`${name}(/.*|-[^/]*)?`, ...(MORE_TESTS[name] ?? [])];
  return {
    name,
    sources: `src/sim/${name}/**/*.ts`,
    asks: [name, ...(ALSO_ASKED[name] ?? [])],
    isTest: (path) => new RegExp(`^(${named.join("|")})\\.test\\.ts$`).test(path),
  };
}

/** The family that this process works for. */
export const family = families.find(({ name }) => name === process.env.DOUPENG_FAMILY);
