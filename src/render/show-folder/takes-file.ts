import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Take } from "#show";
import { writeFileWhole } from "../temporary.ts";
import type { FolderProblem } from "./problem.ts";

const takeSchema = z.strictObject({
  file: z.string().regex(/^takes\/[^/\\]+$/u),
  beatId: z.string().max(80),
  speaker: z.string().max(80),
  text: z.string().max(20_000),
  occurrence: z.number().int().min(0),
  durationMs: z.number().positive().max(3_600_000),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  scratch: z.boolean(),
  envelope: z.array(z.number().min(0).max(1)).max(100_000),
});

const fileSchema = z.strictObject({ version: z.literal(1), takes: z.array(takeSchema).max(10_000) });

/** The list of takes of a show, `takes/takes.json`. */
export const takesFile = (dir: string): string => join(dir, "takes", "takes.json");

/** No file, no takes. A damaged one is a problem and gives none: it is not written over until it is mended. */
export async function readTakes(dir: string): Promise<{ readonly takes: readonly Take[]; readonly problem: FolderProblem | null }> {
  const file = "takes/takes.json";
  let text: string;
  try {
    text = await readFile(takesFile(dir), "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    return { takes: [], problem: code === "ENOENT" ? null : { code: "unreadable", file, reason: code } };
  }
  try {
    return { takes: fileSchema.parse(JSON.parse(text)).takes, problem: null };
  } catch (error) {
    return { takes: [], problem: { code: "takes-damaged", file, reason: reasonOf(error) } };
  }
}

/** One take per line, so that a changed one is one line of a diff. */
export async function writeTakes(dir: string, takes: readonly Take[]): Promise<void> {
  const lines = takes.map((take) => `    ${JSON.stringify({ ...take, envelope: take.envelope.map((each) => Math.round(each * 100) / 100) })}`);
  await writeFileWhole(takesFile(dir), `{\n  "version": 1,\n  "takes": [\n${lines.join(",\n")}\n  ]\n}\n`);
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return issue ? `${issue.path.join(".")}: ${issue.message}` : "?";
  }
  return error instanceof Error ? error.message : String(error);
}
