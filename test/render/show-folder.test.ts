import { createHash } from "node:crypto";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeFolderProblem, loadShowFolder } from "#render";
import type { Take } from "#show";
import { writeTakes } from "../../src/render/show-folder/takes-file.ts";
import { clickWav } from "./support/click.ts";
import { useFolder } from "./support/stub-stage.ts";

const folder = useFolder();
const sound = clickWav(0.5, 100);
const take: Take = {
  file: "takes/a-01.wav",
  beatId: "a",
  speaker: "甲",
  text: "说",
  occurrence: 0,
  durationMs: 500,
  sha256: createHash("sha256").update(sound).digest("hex"),
  scratch: false,
  envelope: [0, 1, 0.123456],
};

async function showWith(name: string, files: Record<string, string | Buffer>): Promise<string> {
  const dir = join(folder.path, name);
  await mkdir(join(dir, "takes"), { recursive: true });
  for (const [file, content] of Object.entries(files)) await writeFile(join(dir, file), content);
  return dir;
}

describe("a show folder", () => {
  test("gives its script and the takes whose sound is there", async () => {
    const dir = await showWith("whole", { "show.md": "---\ntitle: 段子\n---\n", "takes/a-01.wav": sound });
    await writeTakes(dir, [take]);
    const show = await loadShowFolder(dir);
    expect(show.problems).toEqual([]);
    expect(show.script.doc.attrs["title"]).toBe("段子");
    expect(show.takes).toEqual([{ ...take, envelope: [0, 1, 0.12] }]);
  });

  test("keeps the byte order mark and says what is no text", async () => {
    expect((await loadShowFolder(await showWith("bom", { "show.md": "\uFEFF# 垫话\n" }))).text).toBe("\uFEFF# 垫话\n");
    const binary = await loadShowFolder(await showWith("binary", { "show.md": Buffer.from([0xff, 0xfe, 0x00, 0x41]) }));
    expect(binary.problems).toEqual([{ code: "not-text", file: "show.md" }]);
  });

  test("without a script has a problem that names it, and no more", async () => {
    const { problems } = await loadShowFolder(join(folder.path, "nowhere"));
    expect(problems).toEqual([{ code: "no-script", file: join(folder.path, "nowhere", "show.md") }]);
    expect(describeFolderProblem(problems[0]!, "en")).toContain("doupeng new");
  });

  test("sets aside a take that is gone or was replaced, with its line", async () => {
    const dir = await showWith("changed", { "show.md": "# 垫话\n", "takes/a-01.wav": clickWav(0.4, 100) });
    await writeTakes(dir, [take, { ...take, file: "takes/none.wav", occurrence: 1 }]);
    const show = await loadShowFolder(dir);
    expect(show.takes).toEqual([]);
    expect(show.problems.map(({ code }) => code)).toEqual(["take-changed", "take-missing"]);
    expect(describeFolderProblem(show.problems[1]!, "zh")).toContain("takes/none.wav");
  });

  test("with a damaged list of takes uses none and says where it is damaged", async () => {
    for (const [name, text] of [["syntax", "{"], ["path", '{"version":1,"takes":[{"file":"../../etc/passwd"}]}'], ["proto", '{"version":1,"takes":[],"__proto__":{"x":1},"y":2}']] as const) {
      const dir = await showWith(`damaged-${name}`, { "show.md": "# 垫话\n", "takes/takes.json": text });
      const show = await loadShowFolder(dir);
      expect(show.takes).toEqual([]);
      expect(show.problems.map(({ code }) => code), name).toEqual(["takes-damaged"]);
    }
  });

  test.skipIf(process.platform === "win32")("does not follow a link out of itself", async () => {
    const dir = await showWith("link", { "show.md": "# 垫话\n" });
    await writeFile(join(folder.path, "secret.wav"), sound);
    await rm(join(dir, "takes", "a-01.wav"), { force: true });
    await symlink(join(folder.path, "secret.wav"), join(dir, "takes", "a-01.wav"));
    await writeTakes(dir, [take]);
    expect((await loadShowFolder(dir)).problems.map(({ code }) => code)).toEqual(["take-missing"]);
  });
});
