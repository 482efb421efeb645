import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sha256Of } from "../../src/server/save/sha256.ts";
import { serveShow } from "../../src/server/serve.ts";
import { noCatalogue } from "./support/no-catalogue.ts";
import { serve, until } from "./support/serve.ts";

const TEXT = "---\ndoupeng: 1\ntitle: 立筷子\n---\n\n# 垫话\n\n## 粥 {#one}\n\n甲：旧。\n";
const NEW = TEXT.replace("旧", "新");

describe("the show", () => {
  test("comes with its text, its hash and its files, and says nothing of its place", async () => {
    await using server = await serve({ "show.md": TEXT, "takes/one-01.opus": "sound", "media/deep/gong.mp3": "gong", "media/notes.txt": "no", "secret.txt": "no" });
    const show = await server.show();
    expect(show).toMatchObject({ name: "立筷子", title: "立筷子", text: TEXT, sha256: sha256Of(TEXT), readOnly: null, isFirstRun: false });
    expect(show.files.map(({ name }) => name)).toEqual(["takes/one-01.opus", "media/deep/gong.mp3"]);
    expect(JSON.stringify(show)).not.toContain(server.folder);
    const sound = await fetch(server.origin + show.files[0]!.url);
    expect([sound.status, sound.headers.get("content-type"), await sound.text()]).toEqual([200, "audio/ogg", "sound"]);
    expect(sound.headers.get("content-security-policy")).toContain("sandbox");
  });

  test("has the same id each time", async () => {
    await using server = await serve({ "show.md": TEXT });
    const { showId } = await server.show();
    await server.served.stop();
    const again = await serveShow({ folder: server.folder, catalogue: noCatalogue, studio: "/nowhere", stage: "/nowhere", toolVersion: "0" });
    const token = /#token=(.+)$/u.exec(again.url)![1]!;
    const reply = await fetch(`http://127.0.0.1:${again.port}/api/show`, { headers: { "X-Token": token } });
    expect(((await reply.json()) as { showId: string }).showId).toBe(showId);
    expect(again.port).toBe(server.port);
    expect((await fetch(`http://127.0.0.1:${again.port}/`)).status).toBe(503);
    await again.stop();
  });

  test("saving, conflict, history", async () => {
    await using server = await serve({ "show.md": TEXT });
    const { sha256 } = await server.show();
    const saved = await server.save(NEW, sha256);
    expect(await saved.json()).toMatchObject({ sha256: sha256Of(NEW) });
    const refused = await server.save(TEXT.replace("旧", "另"), sha256);
    expect([refused.status, await refused.json()]).toEqual([409, { sha256: sha256Of(NEW), text: NEW }]);
    const { name } = (await (await server.ask("POST", "/api/show/conflict", { text: "另" })).json()) as { name: string };
    expect(await readFile(join(server.folder, name), "utf8")).toBe("另");
    const { entries } = (await (await server.ask("GET", "/api/history")).json()) as { entries: { id: string }[] };
    expect(entries).toHaveLength(1);
    expect(await (await server.ask("GET", `/api/history/${entries[0]!.id}`)).json()).toEqual({ text: TEXT });
    expect((await server.ask("GET", "/api/history/nothing")).status).toBe(404);
    expect(await (await server.ask("GET", "/api/show/hash")).json()).toEqual({ sha256: sha256Of(NEW) });
  });

  test("each refusal has its status and a sentence in both languages", async () => {
    await using server = await serve({ "show.md": TEXT });
    const { sha256 } = await server.show();
    const cases: readonly (readonly [number, string, string, string, unknown])[] = [
      [422, "empty", "PUT", "/api/show", { text: "", baseSha256: sha256 }],
      [422, "not-text", "PUT", "/api/show", { text: "\ud800", baseSha256: sha256 }],
      [413, "too-large", "PUT", "/api/show", { text: "粥".repeat(4_000_000), baseSha256: sha256 }],
      [400, "bad-request", "PUT", "/api/show", { text: 1, baseSha256: sha256 }],
      [400, "bad-request", "PUT", "/api/show", { text: "", baseSha256: sha256, more: 1 }],
      [400, "bad-request", "PUT", "/api/show", { text: "" }],
      [400, "bad-request", "POST", "/api/films", { beats: [] }],
      [404, "not-found", "GET", "/api/nothing", undefined],
      [404, "not-found", "DELETE", "/api/films/nothing", undefined],
    ];
    for (const [status, code, method, path, body] of cases) {
      const reply = await server.ask(method, path, body);
      const refusal = (await reply.json()) as { code: string; message: { zh: string; en: string } };
      expect([reply.status, refusal.code], `${method} ${path}`).toEqual([status, code]);
      expect(refusal.message.zh).toMatch(/\p{Script=Han}/u);
      expect(refusal.message.en).toMatch(/^[\x20-\x7e]+$/u);
    }
    expect(await readFile(join(server.folder, "show.md"), "utf8")).toBe(TEXT);
  });

  test("a body that is JSON to nobody, and one without a length that never ends", async () => {
    await using server = await serve({ "show.md": TEXT });
    const headers = { "X-Token": server.token, Origin: server.origin, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json" };
    for (const body of ["", "{", "null", "[]", `{"text":"${"[".repeat(10)}`, "[".repeat(100_000)]) {
      const reply = await fetch(`${server.origin}/api/show`, { method: "PUT", headers, body });
      expect(reply.status).toBe(400);
    }
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => { controller.enqueue(new Uint8Array(1_000_000).fill(0x20)); } });
    const reply = await fetch(`${server.origin}/api/show`, { method: "PUT", headers, body: endless, duplex: "half" } as RequestInit).catch(() => null);
    expect([413, undefined]).toContain(reply?.status);
    expect((await server.ask("GET", "/api/show/hash")).status).toBe(200);
  });
});

describe("files", () => {
  test("ranges, so that a film can be wound", async () => {
    await using server = await serve({ "show.md": TEXT, "takes/a.opus": "0123456789" });
    const { files } = await server.show();
    const get = async (range: string) => {
      const reply = await fetch(server.origin + files[0]!.url, { headers: { Range: range } });
      return [reply.status, reply.headers.get("content-range"), await reply.text()];
    };
    expect(await get("bytes=2-4")).toEqual([206, "bytes 2-4/10", "234"]);
    expect(await get("bytes=8-")).toEqual([206, "bytes 8-9/10", "89"]);
    expect(await get("bytes=8-400")).toEqual([206, "bytes 8-9/10", "89"]);
    expect(await get("bytes=-3")).toEqual([206, "bytes 7-9/10", "789"]);
    expect(await get("bytes=10-")).toEqual([416, "bytes */10", ""]);
    expect(await get("bytes=5-2")).toEqual([200, null, "0123456789"]);
    expect(await get("bytes=0-1,3-4")).toEqual([200, null, "0123456789"]);
    const head = await fetch(server.origin + files[0]!.url, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length"), head.headers.get("accept-ranges")]).toEqual([200, "10", "bytes"]);
  });

  test("links out of the show are not followed, neither listed nor swapped in", async () => {
    await using server = await serve({ "show.md": TEXT, "takes/a.opus": "mine", "media/b.opus": "mine" });
    await writeFile(join(server.folder, "..", "secret.opus"), "secret");
    await symlink(join(server.folder, "..", "secret.opus"), join(server.folder, "takes", "c.opus"));
    const { files } = await server.show();
    expect(files.map(({ name }) => name)).toEqual(["takes/a.opus", "media/b.opus"]);
    await rm(join(server.folder, "takes", "a.opus"));
    await symlink(join(server.folder, "..", "secret.opus"), join(server.folder, "takes", "a.opus"));
    await rm(join(server.folder, "media"), { recursive: true });
    await mkdir(join(server.folder, "..", "elsewhere"));
    await writeFile(join(server.folder, "..", "elsewhere", "b.opus"), "mine");
    await symlink(join(server.folder, "..", "elsewhere"), join(server.folder, "media"));
    for (const { url } of files) expect((await fetch(server.origin + url)).status).toBe(404);
    expect((await server.show()).files).toEqual([]);
  });

  test("the studio's pages and the stage's fonts, and nothing beside them", async () => {
    await using server = await serve({ "show.md": TEXT });
    const get = async (path: string) => (await fetch(server.origin + path)).status;
    for (const path of ["/", "/index.html", "/main.js", "/stage/katex.min.css", "/stage/fonts/a.woff2"]) expect(await get(path), path).toBe(200);
    for (const path of ["/show.md", "/stage/code.json", "/stage/", "/stage/fonts/b.woff2", "/nothing.js", "/main.js/x"]) expect(await get(path), path).toBe(404);
    const page = await fetch(`${server.origin}/`);
    expect(page.headers.get("content-security-policy")).toContain("require-trusted-types-for 'script'");
    expect(page.headers.get("access-control-allow-origin")).toBeNull();
    for (const name of ["cross-origin-resource-policy", "cross-origin-opener-policy"]) expect(page.headers.get(name)).toBe("same-origin");
    const again = await fetch(`${server.origin}/`, { headers: { "If-None-Match": page.headers.get("etag")! } });
    expect(again.status).toBe(304);
  });
});

describe("what happens outside", () => {
  test("edits are told within two seconds, in whatever way the file is written; our own saves are not", { timeout: 60_000 }, async () => {
    await using server = await serve({ "show.md": TEXT });
    const { heard, stop } = await server.events();
    let { sha256 } = await server.show();
    for (let i = 0; i < 25; i++) {
      const reply = await server.save(`${TEXT}\n乙：${i}\n`, sha256);
      ({ sha256 } = (await reply.json()) as { sha256: string });
    }
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(heard.filter(({ type }) => type !== "heartbeat")).toEqual([]);
    const path = join(server.folder, "show.md");
    for (let i = 0; i < 8; i++) {
      const text = `${TEXT}\n乙：外${i}\n`;
      const startedMs = performance.now();
      if (i % 2 === 0) await writeFile(path, text);
      else {
        await writeFile(`${path}.tmp`, text);
        await import("node:fs/promises").then(({ rename }) => rename(`${path}.tmp`, path));
      }
      const isTold = () => heard.some((event) => event.type === "show-changed" && event.sha256 === sha256Of(text));
      await until(isTold, "the change is told");
      expect(performance.now() - startedMs).toBeLessThan(20_000);
    }
    await rm(path);
    await until(() => heard.some((event) => event.type === "show-changed" && event.sha256 === null), "the loss is told");
    stop();
  });

  test("what we and a render keep in the folder causes nothing; a new take does", { timeout: 30_000 }, async () => {
    await using server = await serve({ "show.md": TEXT, "takes/a.opus": "a" });
    const { heard, stop } = await server.events();
    await mkdir(join(server.folder, ".doupeng", "segments"), { recursive: true });
    await mkdir(join(server.folder, "films"));
    for (let i = 0; i < 50; i++)
      for (const file of [`.doupeng/segments/${i}.mp4`, `films/${i}.mp4`, `.doupeng-1-0123abcd-${i}.mp4`, "show.conflict-x.md"]) await writeFile(join(server.folder, file), String(i));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(heard.filter(({ type }) => type !== "heartbeat")).toEqual([]);
    await writeFile(join(server.folder, "takes", "b.opus"), "b");
    await until(() => heard.some(({ type }) => type === "takes-changed"), "the take is told");
    expect(heard.filter(({ type }) => type === "show-changed")).toEqual([]);
    stop();
  });
});

test("a script that JSON makes longer than it is, is saved all the same", async () => {
  await using server = await serve({ "show.md": TEXT });
  const text = `${TEXT}${'"'.repeat(6_000_000)}\n`;
  expect((await server.save(text, (await server.show()).sha256)).status).toBe(200);
  expect(await readFile(join(server.folder, "show.md"), "utf8")).toBe(text);
});

describe("one server per show", () => {
  test("a second one gives the first one's address; a dead one's claim is passed over", async () => {
    await using server = await serve({ "show.md": TEXT });
    const options = { folder: server.folder, catalogue: noCatalogue, studio: "/nowhere", stage: "/nowhere", toolVersion: "0" };
    const second = await serveShow(options);
    expect([second.url, second.wasRunning]).toEqual([server.served.url, true]);
    const claim = join(server.folder, ".doupeng", "studio.json");
    expect((await stat(claim)).mode & 0o777).toBe(0o600);
    await server.served.stop();
    expect(await readdir(join(server.folder, ".doupeng"))).toEqual(["show-id", "studio-port"]);
    await writeFile(claim, JSON.stringify({ pid: 1, port: server.port, token: "old" }));
    const third = await serveShow(options);
    expect([third.wasRunning, third.port]).toEqual([false, server.port]);
    await third.stop();
  });

  test("a port that is asked for and in use is a refusal", async () => {
    await using server = await serve({ "show.md": TEXT });
    await using other = await serve({ "show.md": TEXT });
    await other.served.stop();
    await expect(serveShow({ folder: other.folder, catalogue: noCatalogue, studio: "/nowhere", stage: "/nowhere", toolVersion: "0", port: server.port })).rejects.toThrow(/in use/u);
  });
});
