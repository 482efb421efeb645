#!/usr/bin/env node
// The command `doupeng`. In a checkout it first builds what has changed; the packed package carries its build.
import { existsSync } from "node:fs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node 20.19 或更新版本，现在是 ${process.versions.node}。 / Node 20.19 or newer is needed, this is ${process.versions.node}.`);
  process.exit(3);
}

const isCheckout = existsSync(new URL("build.mjs", import.meta.url));
if (isCheckout) {
  if (!existsSync(new URL("../node_modules", import.meta.url))) await (await import("./setup.mjs")).setup();
  await (await import("./build-when-stale.mjs")).buildWhenStale();
}

const { main } = await import("../dist/cli.js");
process.exitCode = await main(process.argv.slice(2));
