import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { Script } from "node:vm";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";
import * as chai from "chai";
import { build } from "esbuild";
import { family, soaks } from "./mutation-families.mjs";
import { mutants, quickSwitches } from "./mutation-switches.mjs";

/** What each test took in the first run: the quickest go first. In the sandbox, for a runner that starts again after an endless loop. */
const TIMES = "mutation-times.json";

/**
 * Runs the tests of one family for Stryker, in one process and nothing else: they are plain functions over plain functions, and starting
 * Vitest anew for each of thousands of mutants costs twenty times what the tests do. The family and its tests are bundled once and evaluated
 * anew for each mutant, so that nothing a mutant has remembered reaches the next. `expect` is Vitest's own; of the rest of its interface the
 * tests of src/sim use `describe`, `test` and `.each`. What soaks is left out.
 */
class FamilyRunner {
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const folder = resolve("test/sim");
    const files = readdirSync(folder, { recursive: true }).map((path) => path.replaceAll("\\", "/")).filter(family.isTest).sort();
    const bundle = await build({
      stdin: { contents: files.map((path) => `import "in-file:${path}";\nimport "./${path}";`).join("\n"), resolveDir: folder },
      bundle: true,
      write: false,
      format: "cjs",
      platform: "node",
      target: "node20",
      packages: "external",
      plugins: [{ name: "family", setup: bundleFamily }],
    });
    this.script = new Script(`(function (require, inFile, m_9fa48) {${bundle.outputFiles[0].text}\n})`, { filename: `${family.name}.cjs` });
  }

  dryRun() {
    mutants.start({ counting: true });
    const tests = this.#load();
    const mutantCoverage = { static: mutants.takePasses(), perTest: {} };
    const results = tests.map(({ id, run }) => {
      const startedMs = performance.now();
      const failureMessage = failureOf(run);
      const timeSpentMs = performance.now() - startedMs;
      mutantCoverage.perTest[id] = mutants.takePasses();
      const result = { id, name: id, fileName: resolve(id.slice(0, id.indexOf("#"))), timeSpentMs };
      return failureMessage === undefined ? { ...result, status: 0 } : { ...result, status: 1, failureMessage };
    });
    writeFileSync(TIMES, JSON.stringify(Object.fromEntries(results.map(({ id, timeSpentMs }) => [id, timeSpentMs]))));
    return { status: "complete", tests: results, mutantCoverage };
  }

  mutantRun({ activeMutant, hitLimit: most = Infinity, testFilter, mutantActivation }) {
    // Stryker allows a hundred times the passes of the first run; where those were many, ten times is endless enough.
    const hitLimit = Math.min(most, Math.max(most / 10, 1e6));
    const mutant = { active: Number(activeMutant.id), hitLimit };
    this.tookMs ??= JSON.parse(readFileSync(TIMES, "utf8"));
    mutants.start(mutantActivation === "static" ? mutant : {});
    const tests = this.#load().filter(({ id }) => testFilter === undefined || testFilter.includes(id)).sort((a, b) => this.tookMs[a.id] - this.tookMs[b.id]);
    mutants.start(mutant);
    for (const [i, { id, run }] of tests.entries()) {
      const failureMessage = failureOf(run);
      if (mutants.overLimit()) return { status: "timeout", reason: `more than ${hitLimit} passes` };
      if (failureMessage !== undefined) return { status: "killed", killedBy: [id], failureMessage, nrOfTests: i + 1 };
    }
    return { status: "survived", nrOfTests: tests.length };
  }

  #load() {
    const tests = [];
    let file = "";
    let names = [];
    const seen = new Map();
    const test = (name, run) => {
      if (soaks.some((soak) => soak.test(name))) return;
      const id = `test/sim/${file}#${[...names, name].join(" ")}`;
      const count = (seen.get(id) ?? 0) + 1;
      seen.set(id, count);
      tests.push({ id: count === 1 ? id : `${id} ${count}`, run });
    };
    const describe = (name, body) => {
      names.push(name);
      body();
      names.pop();
    };
    const each = (declare) => (rows) => (name, body) =>
      rows.forEach((row, i) => declare(`${name} ${i + 1}`, () => (Array.isArray(row) ? body(...row) : body(row))));
    const vitest = { test: Object.assign(test, { each: each(test), runIf: () => () => {} }), describe: Object.assign(describe, { each: each(describe) }), expect };
    const inFile = (path) => { file = path; names = []; };
    this.script.runInThisContext()((name) => (name === "vitest" ? { ...vitest, it: vitest.test } : outside(name)), inFile, mutants);
    return tests;
  }
}

/** @type {import("esbuild").Plugin["setup"]} */
function bundleFamily({ onResolve, onLoad }) {
  // Only what a test asks for is evaluated.
  onResolve({ filter: /^#sim$/ }, () => ({ path: resolve("src/sim/index.ts"), sideEffects: false }));
  onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path, resolveDir }) => ({ path: resolve(resolveDir, path), sideEffects: path.endsWith(".test.ts") }));
  onResolve({ filter: /^in-file:/ }, ({ path }) => ({ path: path.slice("in-file:".length), namespace: "in-file" }));
  onLoad({ filter: /.*/, namespace: "in-file" }, ({ path }) => ({ contents: `inFile(${JSON.stringify(path)});` }));
  onLoad({ filter: /[\\/]src[\\/]sim[\\/].*\.ts$/ }, ({ path }) => {
    const code = readFileSync(path, "utf8");
    return { contents: path.endsWith("catalogue.ts") ? ownQuantities(code) : quickSwitches(code), loader: "ts" };
  });
}

/** The catalogue without the lists of families that are not asked. */
function ownQuantities(code) {
  const others = [...code.matchAll(/^import \{ (\w+) \} from "\.\/([\w-]+)\/quantities\.ts";/gm)].filter(([, , folder]) => !family.asks.includes(folder));
  return others.reduce((left, [, list]) => left.replace(`\n  ${list},`, ""), code);
}

const outside = createRequire(import.meta.url);
// The same made-up inputs for every mutant, and no search for a smaller one when one fails.
outside("fast-check").configureGlobal({ seed: 20_260_101, endOnFailure: true });
for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect, { soft: chai.expect, closeTo: chai.expect.closeTo });

/** Why a test fails; undefined when it passes. */
function failureOf(run) {
  try {
    if (run() instanceof Promise) throw new Error("the tests of src/sim do not wait for anything");
    return undefined;
  } catch (error) {
    return String(error?.message ?? error);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "family", FamilyRunner)];
