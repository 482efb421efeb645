import { readFileSync, readdirSync } from "node:fs";

/** Clock ticks a second: 100 on every Linux that Node runs on. */
const TICKS = 100;

/**
 * CPU time of a process and all it starts, also what lives shortly. Linux only.
 *
 * @param {number} pid
 * @returns {{ stop(): number | null }} seconds
 */
export function meterCpu(pid) {
  if (process.platform !== "linux") return { stop: () => null };
  const ticks = new Map();
  const family = new Set([pid]);
  const look = () => {
    const all = readdirSync("/proc").filter((name) => /^\d+$/u.test(name)).map(readStat).filter(Boolean);
    // Parents before children, however the numbers run; a child keeps counting when its parent is gone.
    for (let grew = true; grew; ) {
      grew = false;
      for (const each of all) if (!family.has(each.pid) && family.has(each.parent)) grew = Boolean(family.add(each.pid));
    }
    for (const each of all) if (family.has(each.pid)) ticks.set(each.pid, each.ticks);
  };
  const timer = setInterval(look, 100);
  return {
    stop() {
      clearInterval(timer);
      look();
      return [...ticks.values()].reduce((sum, each) => sum + each, 0) / TICKS;
    },
  };
}

function readStat(name) {
  try {
    const text = readFileSync(`/proc/${name}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}
