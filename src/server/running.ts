import { chmod, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writeFileWhole } from "#render";
import { hashReplySchema, TOKEN_HEADER } from "./protocol.ts";
import { sha256Of } from "./save/sha256.ts";

const recordSchema = z.strictObject({ pid: z.number().int().positive(), port: z.number().int().min(1).max(65_535), token: z.string().regex(/^[\w-]{1,200}$/u) });
type RunningRecord = z.infer<typeof recordSchema>;

/** A server that serves this show now. */
export interface Running {
  readonly url: string;
  readonly port: number;
}

/** Asks the server that claimed the show last whether it is still there. */
export async function findRunning(folder: string): Promise<Running | null> {
  const record = await readRecord(folder);
  if (!record) return null;
  try {
    const reply = await fetch(`http://127.0.0.1:${record.port}/api/show/hash`, { headers: { [TOKEN_HEADER]: record.token }, redirect: "error", signal: AbortSignal.timeout(2000) });
    return reply.ok && hashReplySchema.safeParse(await reply.json()).success ? { url: urlOf(record), port: record.port } : null;
  } catch {
    return null;
  }
}

/** Leaves word where this show is served, for whoever wants to serve it as well; only its owner may read it. */
export async function claimShow(folder: string, { port, token }: { readonly port: number; readonly token: string }): Promise<{ readonly url: string; readonly release: () => Promise<void> }> {
  const record: RunningRecord = { pid: process.pid, port, token };
  const file = recordFile(folder);
  const text = JSON.stringify(record);
  try {
    await mkdir(join(folder, ".doupeng"), { recursive: true, mode: 0o700 });
    await rm(file, { force: true });
    await writeFile(file, text, { mode: 0o600, flag: "wx" });
    await chmod(file, 0o600);
    // Whole, under a new name first: what lies there already may be a link to anywhere.
    await writeFileWhole(portFile(folder), String(port));
  } catch {
    // A folder that cannot be written: it is served all the same, for looking at.
  }
  return {
    url: urlOf(record),
    release: async () => {
      if ((await readFile(file, "utf8").catch(() => "")) === text) await rm(file, { force: true }).catch(() => {});
    },
  };
}

/**
 * Ports to try. A browser keeps drafts by host and port, so a show comes back to the port it had.
 */
export async function portsFor(folder: string): Promise<readonly number[]> {
  const last = Number(await readFile(portFile(folder), "utf8").catch(() => ""));
  const own = FIRST_PORT + (Number.parseInt(sha256Of(folder).slice(0, 8), 16) % PORTS);
  const near = Array.from({ length: 20 }, (_, i) => FIRST_PORT + ((own - FIRST_PORT + i) % PORTS));
  return [...(last >= 1024 && last <= 65_535 ? [last] : []), ...near, 0];
}

/**
 * What a browser keeps the drafts of a show under: made of the folder's place, and the same again when the folder itself was moved or renamed.
 * A copy is another folder, and another show.
 */
export async function showIdOf(folder: string): Promise<string> {
  const file = join(folder, ".doupeng", "show-id");
  const { ino } = await stat(folder, { bigint: true });
  const [, kept, of] = /^([0-9a-f]{24}) (\d+)$/u.exec(await readFile(file, "utf8").catch(() => "")) ?? [];
  if (kept !== undefined && of === String(ino)) return kept;
  const id = sha256Of(`doupeng show ${folder}`).slice(0, 24);
  await mkdir(join(folder, ".doupeng"), { recursive: true, mode: 0o700 }).then(() => writeFileWhole(file, `${id} ${ino}`)).catch(() => {});
  return id;
}

const FIRST_PORT = 4200;
const PORTS = 600;

export function isAlive(pid: number): boolean {
  // Before this process makes any file, what bears its number is an earlier one's.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function readRecord(folder: string): Promise<RunningRecord | null> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(recordFile(folder), "utf8")));
  } catch {
    return null;
  }
}

function urlOf({ port, token }: Pick<RunningRecord, "port" | "token">): string {
  return `http://127.0.0.1:${port}/#token=${token}`;
}

const recordFile = (folder: string): string => join(folder, ".doupeng", "studio.json");
const portFile = (folder: string): string => join(folder, ".doupeng", "studio-port");
