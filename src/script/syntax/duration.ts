import { LIMITS } from "../limits.ts";

const DURATION = /^\s*(\d{1,7}(?:\.\d{1,6})?)\s*(s|ms|秒|毫秒)\s*$/;

/** `0.6s`, `600ms`, `0.6 秒` in whole milliseconds; `null` for anything else and for more than ten minutes. */
export function readDuration(text: string): number | null {
  const found = DURATION.exec(text);
  if (!found) return null;
  const ms = Math.round(Number(found[1]) * (found[2] === "s" || found[2] === "秒" ? 1000 : 1));
  return ms <= LIMITS.waitMs ? ms : null;
}

export function printDuration(ms: number): string {
  return `${ms / 1000}s`;
}
