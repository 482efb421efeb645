import { chmod, link, mkdir, open as openFile, readdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ChangedOnDisk } from "../../src/server/save/fault.ts";
import { toForget } from "../../src/server/save/history.ts";
import { nodeDisk } from "../../src/server/save/node-disk.ts";
import { refusalToSave } from "../../src/server/save/refusal-to-save.ts";
import { sha256Of } from "../../src/server/save/sha256.ts";
import { ShowFile } from "../../src/server/save/show-file.ts";
import { temporaryFolder } from "../support/temporary-show.ts";

const isLong = process.env["DOUPENG_LONG"] !== undefined;
const open = (folder: string, disk = nodeDisk) => new ShowFile({ disk, folder, now: Date.now, refusalToSave, settleMs: 0 });
const script = (words: string) => `# 垫话\n\n## 一 {#one}\n\n甲：${words}\n`;
const read = (folder: string, name = "show.md") => readFile(join(folder, name), "utf8");

describe("saving", () => {
  test("writes the text, answers with its hash, and keeps what was there", async () => {
    await using folder = await temporaryFolder({ "show.md": script("旧") });
    const show = open(folder.path);
    const { text, sha256, readOnly } = await show.load();
    expect([text, sha256, readOnly]).toEqual([script("旧"), sha256Of(script("旧")), null]);
    const reply = await show.save({ text: script("新"), baseSha256: sha256 });
    expect(reply.sha256).toBe(sha256Of(script("新")));
    expect(await read(folder.path)).toBe(script("新"));
    const [version, ...others] = await show.versions();
    expect(others).toEqual([]);
    expect(version).toMatchObject({ sha256, bytes: Buffer.byteLength(script("旧")) });
    expect(await show.version(version!.id)).toBe(script("旧"));
    expect(await show.version("0".repeat(24))).toBeNull();
    expect(await show.version("../show.md")).toBeNull();
  });

  test("the file's rights stay", async () => {
    await using folder = await temporaryFolder({ "show.md": script("旧") });
    await chmod(join(folder.path, "show.md"), 0o640);
    await open(folder.path).save({ text: script("新"), baseSha256: sha256Of(script("旧")) });
    expect((await stat(join(folder.path, "show.md"))).mode & 0o777).toBe(0o640);
  });

  test("the same text is not written again", async () => {
    await using folder = await temporaryFolder({ "show.md": script("旧") });
    const before = await stat(join(folder.path, "show.md"));
    await open(folder.path).save({ text: script("旧"), baseSha256: sha256Of(script("旧")) });
    // A reply that was lost: the tab asks again, from a base that is gone.
    await open(folder.path).save({ text: script("旧"), baseSha256: sha256Of("older") });
    expect((await stat(join(folder.path, "show.md"))).ino).toBe(before.ino);
    expect(await readdir(folder.path)).toEqual(["show.md"]);
  });

  test("whatever bytes a text has come back as they were", async () => {
    const piece = fc.constantFrom("粥", "\r\n", "\n", "\ufeff", "e\u0301", "é", "👨‍👩‍👧", "𠀀", " \t", "：", "x", "\u202e", "\u2028");
    await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      const text = pieces.join("");
      await using folder = await temporaryFolder({ "show.md": text });
      const show = open(folder.path);
      const loaded = await show.load();
      expect(loaded.text).toBe(text);
      expect(loaded.readOnly).toBeNull();
      await show.save({ text: loaded.text, baseSha256: loaded.sha256 });
      expect(await read(folder.path)).toBe(text);
      await show.save({ text: `${text}尾`, baseSha256: loaded.sha256 });
      expect(await read(folder.path)).toBe(`${text}尾`);
    }), { numRuns: isLong ? 20_000 : 100, examples: [[["\ufeff", "\ufeff", "粥"]]] });
  });

  test("a file that somebody else wrote is never written over", async () => {
    await using folder = await temporaryFolder({ "show.md": script("旧") });
    const show = open(folder.path);
    const { sha256 } = await show.load();
    await writeFile(show.path, script("别人的"));
    const refusal = await show.save({ text: script("新"), baseSha256: sha256 }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ChangedOnDisk);
    expect(refusal).toMatchObject({ sha256: sha256Of(script("别人的")), text: script("别人的") });
    expect(await read(folder.path)).toBe(script("别人的"));
  });

  test("what is written at the last moment, between looking and renaming, is seen too", async () => {
    await using folder = await temporaryFolder({ "show.md": script("旧") });
    const late: typeof nodeDisk = {
      ...nodeDisk,
      create: async (path) => {
        const file = await nodeDisk.create(path);
        return { ...file, close: async () => { await file.close(); await writeFile(join(folder.path, "show.md"), script("别人的")); } };
      },
    };
    await expect(open(folder.path, late).save({ text: script("新"), baseSha256: sha256Of(script("旧")) })).rejects.toBeInstanceOf(ChangedOnDisk);
    expect(await read(folder.path)).toBe(script("别人的"));
    expect((await readdir(folder.path)).sort()).toEqual([".history", "show.md"]);
  });

  test("what an editor puts in the file's place while the old version goes into the history is seen too", async () => {
    await using folder = await temporaryFolder({ "show.md": script("旧") });
    const late: typeof nodeDisk = {
      ...nodeDisk,
      syncFolder: async (path) => {
        await nodeDisk.syncFolder(path);
        if (!path.endsWith(".history")) return;
        await writeFile(join(folder.path, "show.md~"), script("别人的"));
        await rename(join(folder.path, "show.md~"), join(folder.path, "show.md"));
      },
    };
    await expect(open(folder.path, late).save({ text: script("新"), baseSha256: sha256Of(script("旧")) })).rejects.toBeInstanceOf(ChangedOnDisk);
    expect(await read(folder.path)).toBe(script("别人的"));
    expect((await readdir(folder.path)).sort()).toEqual([".history", "show.md"]);
  });

  test("what another program writes into the old file afterwards lies in the history", async () => {
    await using folder = await temporaryFolder({ "show.md": script("旧") });
    const other = await openFile(join(folder.path, "show.md"), "r+");
    const show = open(folder.path);
    await show.save({ text: script("新"), baseSha256: sha256Of(script("旧")) });
    await other.write(script("迟到"), 0);
    await other.close();
    expect(await read(folder.path)).toBe(script("新"));
    expect(await show.version((await show.versions())[0]!.id)).toContain("迟到");
  });

  test("what was saved before a restart and another program wrote over lies in the history", async () => {
    await using folder = await temporaryFolder({ "show.md": script("旧") });
    await open(folder.path).save({ text: script("答应过的"), baseSha256: sha256Of(script("旧")) });
    const restarted = open(folder.path);
    await restarted.load();
    await writeFile(join(folder.path, "show.md"), script("旧，别人又改"));
    await restarted.look();
    const texts = await Promise.all((await restarted.versions()).map(({ id }) => restarted.version(id)));
    expect(texts).toContain(script("答应过的"));
  });

  test("what we wrote and another program wrote over without having seen it lies in the history", async () => {
    await using folder = await temporaryFolder({ "show.md": script("旧") });
    const show = open(folder.path);
    await show.save({ text: script("新"), baseSha256: sha256Of(script("旧")) });
    await writeFile(join(folder.path, "show.md~"), script("别的"));
    await rename(join(folder.path, "show.md~"), join(folder.path, "show.md"));
    await show.look();
    const texts = await Promise.all((await show.versions()).map(({ id }) => show.version(id)));
    expect(texts).toContain(script("新"));
  });

  test("a file that is gone is reported, and is written anew when asked for", async () => {
    await using folder = await temporaryFolder();
    const show = open(folder.path);
    expect(await show.load()).toMatchObject({ sha256: null, readOnly: { code: "gone" } });
    const refusal = await show.save({ text: script("新"), baseSha256: sha256Of("x") }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ sha256: null, text: null });
    await show.save({ text: script("新"), baseSha256: null });
    expect(await read(folder.path)).toBe(script("新"));
    await expect(show.save({ text: script("另"), baseSha256: null })).rejects.toBeInstanceOf(ChangedOnDisk);
  });

  test("an empty text, half a character and a text too long are refused", async () => {
    await using folder = await temporaryFolder({ "show.md": script("旧") });
    const show = open(folder.path);
    const baseSha256 = sha256Of(script("旧"));
    await expect(show.save({ text: "", baseSha256 })).rejects.toMatchObject({ code: "empty" });
    await expect(show.save({ text: "甲：\ud800", baseSha256 })).rejects.toMatchObject({ code: "not-text" });
    await expect(show.save({ text: "甲：\0", baseSha256 })).rejects.toMatchObject({ code: "not-text" });
    await expect(show.save({ text: "粥".repeat(3_400_000), baseSha256 })).rejects.toMatchObject({ code: "too-large" });
    expect(await read(folder.path)).toBe(script("旧"));
  });

  test("many saves at once happen one after the other", async () => {
    await using folder = await temporaryFolder({ "show.md": script("0") });
    const show = open(folder.path);
    const saves = Array.from({ length: 20 }, (_, i) => show.save({ text: script(String(i + 1)), baseSha256: sha256Of(script(String(i))) }));
    await Promise.all(saves);
    expect(await read(folder.path)).toBe(script("20"));
    expect(await show.versions()).toHaveLength(20);
  });
});

describe("what cannot be saved is left as it is", () => {
  const damaged: readonly (readonly [string, Buffer | string])[] = [
    ["not-text", Buffer.from([0x23, 0x20, 0xff, 0xfe, 0xb8])],
    ["not-text", Buffer.concat([Buffer.from(script("旧")), Buffer.alloc(4096)])],
    ["not-text", Buffer.from(script("旧"), "utf16le")],
    ["not-understood", "---\ndoupeng: 999\n---\n# 垫话\n"],
    ["not-understood", "---\ntitle: [\n---\n# 垫话\n"],
    ["too-large", Buffer.alloc(10_000_001, 0x41)],
  ];
  test.each(damaged)("%s: read-only, and opened ten times the bytes are the same", async (code, bytes) => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, "show.md"), bytes);
    for (let i = 0; i < 10; i++) {
      const show = open(folder.path);
      const { readOnly, sha256 } = await show.load();
      expect(readOnly).toMatchObject({ code });
      await expect(show.save({ text: script("新"), baseSha256: sha256 })).rejects.toMatchObject({ code: "read-only" });
    }
    expect(sha256Of(await readFile(join(folder.path, "show.md")))).toBe(sha256Of(bytes));
    const copies = (await readdir(folder.path)).filter((name) => name.startsWith("show.md.broken-"));
    expect(copies).toHaveLength(code === "too-large" ? 0 : 1);
    for (const copy of copies) expect(sha256Of(await readFile(join(folder.path, copy)))).toBe(sha256Of(bytes));
  });

  test("a file cut at any byte is opened without a change on the disk", async () => {
    const whole = Buffer.from(`---\ndoupeng: 1\ntitle: 粥\n---\n${script("筷子立得住")}`);
    for (let at = 0; at < whole.length; at += isLong ? 1 : 3) {
      await using folder = await temporaryFolder();
      await writeFile(join(folder.path, "show.md"), whole.subarray(0, at));
      await open(folder.path).load();
      expect(await readFile(join(folder.path, "show.md"))).toEqual(whole.subarray(0, at));
    }
  });

  test("a link, a folder, a file without the right to write", async () => {
    await using secret = await temporaryFolder({ "secret.md": "secret" });
    await using folder = await temporaryFolder();
    await symlink(join(secret.path, "secret.md"), join(folder.path, "show.md"));
    expect(await open(folder.path).load()).toMatchObject({ text: "", sha256: null, readOnly: { code: "link" } });
    await expect(open(folder.path).save({ text: "x", baseSha256: null })).rejects.toMatchObject({ code: "read-only" });
    expect(await read(secret.path, "secret.md")).toBe("secret");

    await using other = await temporaryFolder();
    await mkdir(join(other.path, "show.md"));
    expect(await open(other.path).load()).toMatchObject({ readOnly: { code: "unreadable" } });

    await using locked = await temporaryFolder({ "show.md": script("旧") });
    await chmod(join(locked.path, "show.md"), 0o444);
    const { readOnly, sha256, text } = await open(locked.path).load();
    expect([readOnly?.code, text]).toEqual(["no-permission", script("旧")]);
    await expect(open(locked.path).save({ text: script("新"), baseSha256: sha256 })).rejects.toMatchObject({ code: "read-only" });
  });
});

describe("beside the script", () => {
  test("a conflict copy has a name of its own, and the same text is not kept twice", async () => {
    await using folder = await temporaryFolder({ "show.md": script("旧") });
    const show = open(folder.path);
    const names = [await show.keepConflict("一"), await show.keepConflict("二"), await show.keepConflict("一")];
    expect(names[2]).toBe(names[0]);
    expect(names[1]).not.toBe(names[0]);
    for (const name of names) expect(name).toMatch(/^show\.conflict-\d{8}-\d{6}(-\d+)?\.md$/u);
    expect([await read(folder.path, names[0]), await read(folder.path, names[1])]).toEqual(["一", "二"]);
  });

  test("of what is half-way the dead's is swept and the living's stays", async () => {
    const [dead, alive] = [".doupeng-4194000-0123abcd-save", ".doupeng-77-0123abcd-save"];
    await using folder = await temporaryFolder({ "show.md": "x", [dead]: "", [alive]: "", ".doupeng-x-save": "" });
    await open(folder.path).sweep((pid) => pid === 77);
    expect((await readdir(folder.path)).sort()).toEqual([alive, ".doupeng-x-save", "show.md"].sort());
  });

  test("where second names do not exist, the old version is copied", async () => {
    await using folder = await temporaryFolder({ "show.md": script("旧") });
    const fat = { ...nodeDisk, link: () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTSUP" })) };
    const show = open(folder.path, fat);
    await show.save({ text: script("新"), baseSha256: sha256Of(script("旧")) });
    expect(await show.version((await show.versions())[0]!.id)).toBe(script("旧"));
    expect(await read(folder.path, await show.keepConflict("一"))).toBe("一");
  });

  test("what others wrote is told, once, and what we wrote is not", async () => {
    await using folder = await temporaryFolder({ "show.md": script("旧") });
    const told: (string | null)[] = [];
    const show = new ShowFile({ disk: nodeDisk, folder: folder.path, now: Date.now, refusalToSave, settleMs: 0, onOutsideChange: (sha256) => { told.push(sha256); } });
    const { sha256 } = await show.load();
    await show.look();
    await show.save({ text: script("新"), baseSha256: sha256 });
    await show.look();
    await utimes(show.path, 1, 1);
    await show.look();
    expect(told).toEqual([]);
    await writeFile(show.path, script("别人的"));
    await show.look();
    await show.load();
    expect(told).toEqual([sha256Of(script("别人的"))]);
    // A return to what we once wrote is another's doing as well; whoever finds it tells it.
    await writeFile(show.path, script("新"));
    await show.save({ text: script("再"), baseSha256: sha256 }).catch(() => {});
    expect(told).toHaveLength(2);
    await rm(show.path);
    await show.load();
    expect(told.at(-1)).toBeNull();
  });

  test("a hard link to the script is left alone", async () => {
    await using folder = await temporaryFolder({ "show.md": script("旧") });
    await link(join(folder.path, "show.md"), join(folder.path, "mine.md"));
    await open(folder.path).save({ text: script("新"), baseSha256: sha256Of(script("旧")) });
    expect(await read(folder.path, "mine.md")).toBe(script("旧"));
  });
});

describe("history", () => {
  const HOUR = 3_600_000;
  const now = 1_000 * 24 * HOUR;
  const version = (savedAt: number) => ({ name: String(savedAt), savedAt, bytes: 1000, sha256: "" });

  test("nothing goes while there is room", () => {
    const all = Array.from({ length: 500 }, (_, i) => version(now - (500 - i) * 1000));
    expect(toForget(all, { bytes: 1e9, files: 1000 }, now)).toEqual([]);
  });

  test("the newest fifty and the last hour stay; of older ones one per stretch", () => {
    const all = Array.from({ length: 3000 }, (_, i) => version(now - (3000 - i) * 60_000));
    const gone = new Set(toForget(all, { bytes: 1e9, files: 1000 }, now));
    const kept = all.filter(({ name }) => !gone.has(name));
    expect(kept.slice(-60).map(({ savedAt }) => savedAt)).toEqual(all.slice(-60).map(({ savedAt }) => savedAt));
    expect(kept.length).toBeLessThan(400);
    const days = new Set(kept.map(({ savedAt }) => Math.floor(savedAt / HOUR)));
    expect(days.size).toBeGreaterThanOrEqual(50);
  });

  test("what is still too much goes from the old end", () => {
    const all = Array.from({ length: 300 }, (_, i) => version(now - (300 - i) * 1000));
    const gone = toForget(all, { bytes: 100_000, files: 1000 }, now);
    expect(gone).toEqual(all.slice(0, 200).map(({ name }) => name));
    expect(toForget(all, { bytes: 10, files: 1 }, now)).toHaveLength(250);
  });
});
