import { mkdir, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { writeFileWhole } from "#render";
import { defineCommand, option } from "../command.ts";
import { good, type ExitCode } from "../io.ts";
import { STARTER_GITIGNORE, STARTER_SCRIPT } from "../starter-show.ts";
import { usedWrongly } from "../trouble.ts";

/** Makes a show to start from. */
export const newShow = defineCommand({
  name: "new",
  summary: { zh: "新建一个节目：一段能演的小段子", en: "Make a show to start from" },
  options: z.strictObject({
    dir: option(z.string().min(1), { title: { zh: "新文件夹", en: "the new folder" }, positional: true, value: "DIR" }),
  }),
  examples: [{ line: "doupeng new SHOW", says: { zh: "写好 我的段子/show.md", en: "writes my-show/show.md" } }],
  run: async ({ dir }, io): Promise<ExitCode> => {
    const folder = resolve(io.cwd, dir);
    if ((await entriesOf(folder)).length > 0)
      throw usedWrongly({ zh: `${dir} 里已经有东西了：请换一个新文件夹。`, en: `${dir} is not empty: choose a new folder.` });
    await mkdir(folder, { recursive: true });
    await writeFileWhole(join(folder, ".gitignore"), STARTER_GITIGNORE);
    await writeFileWhole(join(folder, "show.md"), STARTER_SCRIPT);
    if (io.json) {
      io.printJson({ dir, script: join(dir, "show.md") });
      return 0;
    }
    io.print(good("✓ "), join(dir, "show.md"));
    io.print({ zh: "接下来：", en: "Next:" });
    io.print(`  doupeng check ${quote(dir)}    `, { zh: "看看哪里要改", en: "what must be fixed" });
    io.print(`  doupeng render ${quote(dir)}   `, { zh: "做成片子", en: "make the film" });
    return 0;
  },
});

/** Nothing for a folder that is not there. */
async function entriesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function quote(path: string): string {
  return /[\s'"$&;()]/u.test(path) ? `'${path.replaceAll("'", String.raw`'\''`)}'` : path;
}
