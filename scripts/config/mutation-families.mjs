import { readdirSync, readFileSync } from "node:fs";
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

/** With 3, every third stretch of six lines is mutated; a sample that is the same each time. */
export const every = Number(process.env.DOUPENG_EVERY ?? 1);
const STRETCH = 6;

/** What Stryker is to mutate: file patterns, in a sample file:from-to. */
export function mutated() {
  if (every === 1) return [family.sources, "!src/sim/**/index.ts", "!src/sim/catalogue.ts"];
  const folder = family.sources.slice(0, family.sources.indexOf("*"));
  let stretch = 0;
  return readdirSync(`${sim}/../../${folder}`).filter((file) => file.endsWith(".ts") && file !== "index.ts" && file !== "catalogue.ts").sort().flatMap((file) => {
    const lines = readFileSync(`${sim}/../../${folder}${file}`, "utf8").split("\n").length;
    return Array.from({ length: Math.ceil(lines / STRETCH) }, (_, i) => `${folder}${file}:${1 + i * STRETCH}-${(i + 1) * STRETCH}`).filter(() => stretch++ % every === 0);
  });
}
