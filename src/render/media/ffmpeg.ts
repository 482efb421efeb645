import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { packageRoot } from "../package-root.ts";
import { RenderFailure } from "../failure.ts";
import type { RunOptions, RunResult } from "./run.ts";
import { run } from "./run.ts";

/** The ffmpeg that @remotion/renderer brings: the same version on every machine. */
export interface Ffmpeg {
  readonly executable: string;
  readonly env: NodeJS.ProcessEnv;
}

let found: Ffmpeg | null = null;

/** @throws {RenderFailure} `no-ffmpeg` */
export function findFfmpeg(): Ffmpeg {
  return (found ??= locate());
}

/**
 * Runs ffmpeg quietly; `-nostdin -y` and the error level are given.
 *
 * @param step what is being done, for the message
 * @throws {RenderFailure} `ffmpeg-failed` with its last words
 */
export async function ffmpeg(step: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { executable, env } = findFfmpeg();
  const result = await run(executable, ["-nostdin", "-hide_banner", "-loglevel", "error", "-y", ...args], { ...options, env });
  if (result.code !== 0) {
    const reason = result.stderr.trim().split("\n").slice(-3).join(" ") || `exit ${result.code ?? result.signal}`;
    throw new RenderFailure({ code: "ffmpeg-failed", step, reason });
  }
  return result;
}

function locate(): Ffmpeg {
  const platform = `${process.platform}-${process.arch}`;
  const name = packageNames[platform]?.find((each) => existsSync(join(folderOf(each) ?? "", binary)));
  const folder = name ? folderOf(name) : null;
  if (!folder) throw new RenderFailure({ code: "no-ffmpeg", platform });
  return {
    executable: join(folder, binary),
    // Its libraries lie beside it.
    env: { ...process.env, LD_LIBRARY_PATH: folder, DYLD_LIBRARY_PATH: folder },
  };
}

const binary = process.platform === "win32" ? "ffmpeg.exe" : "ffmpeg";

const packageNames: Readonly<Record<string, readonly string[]>> = {
  "linux-x64": ["@remotion/compositor-linux-x64-gnu", "@remotion/compositor-linux-x64-musl"],
  "linux-arm64": ["@remotion/compositor-linux-arm64-gnu", "@remotion/compositor-linux-arm64-musl"],
  "darwin-x64": ["@remotion/compositor-darwin-x64"],
  "darwin-arm64": ["@remotion/compositor-darwin-arm64"],
  "win32-x64": ["@remotion/compositor-win32-x64-msvc"],
};

function folderOf(name: string): string | null {
  try {
    const require = createRequire(join(packageRoot, "package.json"));
    const renderer = createRequire(require.resolve("@remotion/renderer/package.json"));
    return dirname(renderer.resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}
