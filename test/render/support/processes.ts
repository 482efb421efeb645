import { readFileSync, readdirSync, readlinkSync } from "node:fs";

/** Linux only: what tests look at from outside. */
export const hasProc = process.platform === "linux";

/** Processes that were started for a render of process `pid`: their command line or environment names its temporary folder. */
export function processesOf(pid: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((each) => each !== pid && [read(`/proc/${each}/cmdline`), read(`/proc/${each}/environ`)].some((text) => text.includes(`doupeng-${pid}-`)));
}

export function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`).replaceAll("\0", " ");
}

/** Addresses on which a process and its children listen, `address:port` in hexadecimal as in /proc/net/tcp. */
export function listenersOf(pids: readonly number[]): string[] {
  const inodes = new Set(pids.flatMap((pid) => socketsOf(pid)));
  return ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) =>
    read(file)
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/\s+/u))
      .filter((fields) => fields[3] === "0A" && inodes.has(fields[9] ?? ""))
      .map((fields) => fields[1] ?? ""),
  );
}

/** 127.0.0.1 and ::1 as /proc writes them. */
export function isLoopback(address: string): boolean {
  return address.startsWith("0100007F:") || address.startsWith("00000000000000000000000001000000:") || address.startsWith("0000000000000000FFFF00000100007F:");
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/u.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
