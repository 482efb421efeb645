import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RenderFailure } from "./failure.ts";
import { packageRoot } from "./package-root.ts";

/** Hashes of the code that shapes a picture, made by the build. */
export interface StageCode {
  readonly stage: string;
  /** Remotion's wrapping of the stage. */
  readonly remotion: string;
  /** Our page. */
  readonly capture: string;
  readonly scenes: Readonly<Record<string, string>>;
  readonly fonts: string;
}

/** The built stage: dist/stage of this package. */
export function stageDirectory(): string {
  return join(packageRoot, "dist", "stage");
}

/** @throws {RenderFailure} `stage-not-built` */
export function readStageCode(directory: string): StageCode {
  const file = join(directory, "code.json");
  if (!existsSync(file) || !existsSync(join(directory, "capture.js"))) throw new RenderFailure({ code: "stage-not-built", directory });
  return JSON.parse(readFileSync(file, "utf8")) as StageCode;
}
