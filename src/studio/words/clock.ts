import type { Words } from "./words.ts";

/** 2:09 */
export function minutes(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** How far a length is from what was wanted, to the second. */
export function overUnder(overMs: number): Words {
  const seconds = Math.round(overMs / 1000);
  if (seconds === 0) return { zh: "正好", en: "on target" };
  return seconds > 0 ? { zh: `超 ${seconds} 秒`, en: `${seconds} s over` } : { zh: `差 ${-seconds} 秒`, en: `${-seconds} s under` };
}
