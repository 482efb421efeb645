// `npm run check`: types, lint, walls between the layers, tests. Says of each whether it holds; exit 1 when one does not.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { setup } from "./setup.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const config = (name) => `scripts/config/${name}`;

const still = [
  { name: "types", command: ["typescript/bin/tsc", "-p", "."] },
  { name: "types of src/sim (no DOM, no Node)", command: ["typescript/bin/tsc", "-p", "src/sim"] },
  { name: "lint", command: ["eslint/bin/eslint.js", "--config", config("eslint.config.mjs"), "src", "scripts", "test"] },
  { name: "walls", command: ["dependency-cruiser/bin/dependency-cruise.mjs", "--config", config("dependency-cruiser.config.mjs"), "src"] },
];
const tests = { name: "tests", command: ["vitest/vitest.mjs", "run", "--config", config("vitest.config.ts")] };

await setup();
const quiet = await Promise.all(still.map((step) => run(step, "pipe")));
const held = [...quiet, await run(tests, "inherit")];
process.exitCode = held.every(Boolean) ? 0 : 1;

/** @returns {Promise<boolean>} */
function run({ name, command: [bin, ...args] }, output) {
  const startedMs = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`node_modules/${bin}`, ...args], { cwd: root, stdio: ["ignore", output, output] });
    const text = [];
    child.stdout?.on("data", (chunk) => text.push(chunk));
    child.stderr?.on("data", (chunk) => text.push(chunk));
    child.on("close", (code, signal) => {
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
      console.log(`${code === 0 ? "✓" : "✗"} ${name} (${seconds} s)${signal ? ` ${signal}` : ""}`);
      if (code !== 0) console.log(Buffer.concat(text).toString());
      resolve(code === 0);
    });
  });
}
