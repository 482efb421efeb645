import { mkdir, readdir, readFile, rename, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { requireUnlinked } from "#render";
import { showIdOf } from "../../src/server/running.ts";
import { serveShow } from "../../src/server/serve.ts";
import { SegmentCache } from "../../src/render/segment/segment-cache.ts";
import { runCli } from "../support/run-cli.ts";
import { showText, temporaryFolder } from "../support/temporary-show.ts";
import { noCatalogue } from "./support/no-catalogue.ts";
import { serve } from "./support/serve.ts";

const TEXT = showText("## 一 {#one}\n\n甲：好。");

describe.skipIf(process.platform === "win32")("a show that came with links", () => {
  test.each([".doupeng", ".history"])("in the place of %s it is not opened, and nothing is written outside", async (folder) => {
    await using dir = await temporaryFolder({ "show/show.md": TEXT, "outside/precious.txt": "字" });
    await symlink(join(dir.path, "outside"), join(dir.path, "show", folder));
    const { exitCode, err } = await runCli(["dev", "show", "--no-open"], { cwd: dir.path, language: "en" });
    expect(exitCode).toBe(3);
    expect(err).toContain(`The show's ${folder} is a link`);
    expect(await readdir(join(dir.path, "outside"))).toEqual(["precious.txt"]);
  });

  test("what a link in .doupeng/ points to keeps its content", async () => {
    await using dir = await temporaryFolder({ "precious.txt": "字" });
    await using server = await serve({ "show.md": TEXT, ".doupeng/x": "" });
    await server.served.stop();
    const own = join(server.folder, ".doupeng");
    for (const name of ["studio-port", "show-id", "studio.json", "frames-per-second"]) {
      await rename(join(own, name), join(own, `old-${name}`)).catch(() => {});
      await symlink(join(dir.path, "precious.txt"), join(own, name));
    }
    const again = await serveShow({ folder: server.folder, catalogue: noCatalogue, studio: "/nowhere", stage: "/nowhere", toolVersion: "0" });
    await again.stop();
    expect(await readFile(join(dir.path, "precious.txt"), "utf8")).toBe("字");
  });

  test("films are not kept in a folder that lies elsewhere, nor is one emptied", async () => {
    await using dir = await temporaryFolder({ "show.md": TEXT, "videos/mine.mp4": "film" });
    await mkdir(join(dir.path, ".doupeng"));
    await symlink(join(dir.path, "videos"), join(dir.path, ".doupeng", "segments"));
    await expect(new SegmentCache(dir.path).prepare()).rejects.toMatchObject({ problem: { code: "linked-folder", folder: ".doupeng/segments" } });
    await symlink(join(dir.path, "videos"), join(dir.path, "films"));
    await expect(requireUnlinked(dir.path, ["films"])).rejects.toMatchObject({ problem: { folder: "films" } });
  });
});

test("drafts are found again when the folder was moved or renamed; a copy has its own", async () => {
  await using dir = await temporaryFolder({ "one/show.md": TEXT, "copy/show.md": TEXT });
  const [one, two] = [join(dir.path, "one"), join(dir.path, "two")];
  const id = await showIdOf(one);
  expect(await showIdOf(one)).toBe(id);
  await rename(one, two);
  expect(await showIdOf(two)).toBe(id);
  const copy = join(dir.path, "copy");
  await mkdir(join(copy, ".doupeng"));
  await writeFile(join(copy, ".doupeng", "show-id"), await readFile(join(two, ".doupeng", "show-id")));
  expect(await showIdOf(copy)).not.toBe(id);
});
