/**
 * `npm run test:mutation [-- FAMILY …] [-- --every N]`: mutation tests of src/sim, family by family, two at a time; a table of the scores;
 * exit 1 when the whole is below 80 %. With `--every 3` a third of the lines is tried, always the same.
 *
 * The score is what tests notice (killed, timed out) of all mutants that run, those no test reaches included. What was found for lines and
 * tests that have not changed is kept in node_modules/.cache/doupeng/mutation, and with it each family's log of what survived; without that
 * folder all is tried anew.
 */
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { families } from "./config/mutation-families.mjs";

const LEAST_PERCENT = 80;
const COLUMNS = ["Killed", "Timeout", "Survived", "NoCoverage"];
const root = fileURLToPath(new URL("..", import.meta.url));
const kept = `${root}/node_modules/.cache/doupeng/mutation`;
const stryker = createRequire(import.meta.url).resolve("@stryker-mutator/core").replace(/dist.*$/, "bin/stryker.js");

const { values: { every }, positionals: named } = parseArgs({ allowPositionals: true, options: { every: { type: "string", default: "1" } } });
const unknown = named.filter((name) => !families.some((family) => family.name === name));
if (unknown.length > 0) {
  console.error(`没有这个系统 / No family ${unknown.join(", ")}; 有 / there are: ${families.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}

/** Runs one family; what survived goes into its log. Resolves to the mutants by status, or to undefined when the run broke off. */
function run(family) {
  const report = `${kept}/${family}${every === "1" ? "" : `-${every}`}.json`;
  const log = createWriteStream(`${kept}/${family}.log`);
  return new Promise((done) => {
    const child = spawn(process.execPath, [stryker, "run", "scripts/config/stryker.config.mjs"], { cwd: root, env: { ...process.env, DOUPENG_FAMILY: family, DOUPENG_EVERY: every } });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.on("close", (code) => {
      log.end();
      done(code === 0 ? countsOf(report) : undefined);
    });
  });
}

function countsOf(report) {
  const counts = Object.fromEntries(COLUMNS.map((status) => [status, 0]));
  for (const { mutants } of Object.values(JSON.parse(readFileSync(report, "utf8")).files)) {
    for (const { status } of mutants) if (status in counts) counts[status]++;
  }
  return counts;
}

const all = (counts) => COLUMNS.reduce((sum, status) => sum + counts[status], 0);
const percent = (counts) => (100 * (counts.Killed + counts.Timeout)) / all(counts);
const row = (name, counts) => [name.padEnd(12), ...COLUMNS.map((status) => String(counts[status]).padStart(10)), String(all(counts)).padStart(7), `${percent(counts).toFixed(2).padStart(8)} %`].join(" ");

mkdirSync(kept, { recursive: true });
const waiting = families.map(({ name }) => name).filter((name) => named.length === 0 || named.includes(name));
const total = Object.fromEntries(COLUMNS.map((status) => [status, 0]));
const broken = [];
console.log(["family".padEnd(12), ...COLUMNS.map((status) => status.padStart(10)), "all".padStart(7), "score".padStart(8)].join(" "));
await Promise.all(Array.from({ length: 2 }, async () => {
  for (let family = waiting.shift(); family !== undefined; family = waiting.shift()) {
    const counts = await run(family);
    if (counts === undefined) {
      broken.push(family);
      console.log(`${family.padEnd(12)} 没有跑完，见 / broke off, see ${kept}/${family}.log`);
      continue;
    }
    for (const status of COLUMNS) total[status] += counts[status];
    console.log(row(family, counts));
  }
}));
if (all(total) > 0) console.log(row("total", total));
process.exit(broken.length > 0 || !(percent(total) >= LEAST_PERCENT) ? 1 : 0);
