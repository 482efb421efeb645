import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mediaReplySchema, type Refusal } from "../../src/server/protocol.ts";
import { mediaName } from "../../src/server/files/media-name.ts";
import { pngOf, writeClip } from "../render/support/media-files.ts";
import { serve, type TestServer } from "./support/serve.ts";

const TEXT = "# 垫话\n\n## 一 {#one}\n\n甲：旧。\n";
const RED = pngOf([250, 0, 0]);
const BLUE = pngOf([0, 0, 250]);

/** As the studio's page sends a file. */
function offer(server: TestServer, name: string, bytes: Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${server.origin}/api/media`, {
    method: "POST", body: Buffer.from(bytes),
    headers: { "X-Token": server.token, Origin: server.origin, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/octet-stream", "X-File-Name": encodeURIComponent(name), ...headers },
  });
}

const taken = async (reply: Promise<Response>) => mediaReplySchema.parse(await (await reply).json()).file;
const inMedia = (server: TestServer) => readdir(join(server.folder, "media")).then((names) => names.sort());

describe("a picture or clip for media/", () => {
  test("lies there whole, under its own name, and can be shown at once", async () => {
    await using server = await serve({ "show.md": TEXT });
    const reply = mediaReplySchema.parse(await (await offer(server, "一碗粥.png", RED)).json());
    expect(reply).toMatchObject({ file: "media/一碗粥.png", kind: "image" });
    expect(reply.media).toMatchObject([{ file: "media/一碗粥.png", kind: "image", fault: null }]);
    expect(await readFile(join(server.folder, reply.file))).toEqual(RED);
    const url = reply.files.find(({ name }) => name === reply.file)!.url;
    expect(Buffer.from(await (await fetch(server.origin + url)).arrayBuffer())).toEqual(RED);
    expect((await server.show()).media).toEqual(reply.media);
  });

  test("takes no other file's name, and is not kept twice", async () => {
    await using server = await serve({ "show.md": TEXT });
    await mkdir(join(server.folder, "media"));
    await writeFile(join(server.folder, "media", "a.png"), RED);
    expect(await taken(offer(server, "a.png", BLUE))).toBe("media/a-2.png");
    expect(await taken(offer(server, "b.png", BLUE))).toBe("media/a-2.png");
    expect(await readFile(join(server.folder, "media", "a.png"))).toEqual(RED);
    expect(await inMedia(server)).toEqual(["a-2.png", "a.png"]);
    // By a system that does not tell capitals apart, or writes an accent as a sign of its own.
    await writeFile(join(server.folder, "media", "が.png".normalize("NFD")), pngOf([1, 2, 3]));
    expect([await taken(offer(server, "A.png", pngOf([2, 2, 2]))), await taken(offer(server, "が.png", pngOf([3, 3, 3])))]).toEqual(["media/A-3.png", "media/が-2.png"]);
    const many = await Promise.all(Array.from({ length: 8 }, (_, n) => taken(offer(server, "same.png", pngOf([n * 20, 0, 0])))));
    expect(new Set(many).size).toBe(8);
    for (const [n, file] of many.entries()) expect(await readFile(join(server.folder, file))).toEqual(pngOf([n * 20, 0, 0]));
  });

  test("is what its bytes say, whatever its name says; a clip too", { timeout: 60_000 }, async () => {
    await using server = await serve({ "show.md": TEXT });
    const clip = join(server.folder, "apart", "clip.mp4");
    await writeClip(clip, 6, 6);
    expect(await taken(offer(server, "粥.jpg", RED))).toBe("media/粥.png");
    expect(await taken(offer(server, "clip.png", await readFile(clip)))).toBe("media/clip.mp4");
    for (const [name, bytes] of [["a.png", "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"], ["b.png", "#!/bin/sh"], ["c.mp4", ""], ["d.html", "<html>"]] as const) {
      const reply = await offer(server, name, Buffer.from(bytes));
      const { code, message } = (await reply.json()) as Refusal;
      expect([reply.status, code], name).toEqual([422, "not-media"]);
      expect(message.zh, name).toMatch(new RegExp(`^“${name}”没有放进 media/：.*(?:另存为|重新导出)`, "u"));
      expect(message.en, name).toMatch(/was not put into media\/: .*(?:save it|export)/u);
    }
    const half = await offer(server, "half.png", RED.subarray(0, 60));
    expect(((await half.json()) as Refusal).message.zh).toContain("文件坏了");
    expect(await inMedia(server)).toEqual(["clip.mp4", "粥.png"]);
  });

  test("is refused when it is too large, with the most there may be, and leaves nothing", { timeout: 60_000 }, async () => {
    await using server = await serve({ "show.md": TEXT });
    const large = Buffer.concat([RED, Buffer.alloc(41_000_000), RED.subarray(-12)]);
    const reply = await offer(server, "large.png", large);
    expect([reply.status, ((await reply.json()) as Refusal).code]).toEqual([413, "too-large"]);
    const claimed = await new Promise<number>((resolve, reject) => {
      const headers = { "X-Token": server.token, Origin: server.origin, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/octet-stream", "X-File-Name": "x.mp4", "Content-Length": "900000000" };
      const asked = request({ host: "127.0.0.1", port: server.port, method: "POST", path: "/api/media", headers }, (answer) => {
        resolve(answer.statusCode!);
        asked.destroy();
      });
      asked.on("error", reject);
      asked.flushHeaders();
    });
    expect(claimed).toBe(413);
    expect(await inMedia(server)).toEqual([]);
  });

  test("that breaks off half-way leaves nothing", async () => {
    await using server = await serve({ "show.md": TEXT });
    const headers = { "X-Token": server.token, Origin: server.origin, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/octet-stream", "X-File-Name": "x.png", "Content-Length": String(RED.length) };
    const asked = request({ host: "127.0.0.1", port: server.port, method: "POST", path: "/api/media", headers });
    asked.on("error", () => {});
    asked.write(RED.subarray(0, 100));
    await expect.poll(() => inMedia(server).catch(() => []), { timeout: 5000 }).toHaveLength(1);
    asked.destroy();
    await expect.poll(() => inMedia(server), { timeout: 5000 }).toEqual([]);
  });

  test("never goes through a link, nor out of the folder", async () => {
    await using server = await serve({ "show.md": TEXT, "elsewhere/keep.txt": "mine" });
    const elsewhere = join(server.folder, "elsewhere");
    await symlink(elsewhere, join(server.folder, "media"));
    const reply = await offer(server, "a.png", RED);
    expect([reply.status, ((await reply.json()) as Refusal).code]).toEqual([403, "not-allowed"]);
    expect(await readdir(elsewhere)).toEqual(["keep.txt"]);
    await rm(join(server.folder, "media"));
    await mkdir(join(server.folder, "media"));
    await symlink(join(elsewhere, "keep.txt"), join(server.folder, "media", "a.png"));
    expect(await taken(offer(server, "a.png", RED))).toBe("media/a-2.png");
    expect(await readFile(join(elsewhere, "keep.txt"), "utf8")).toBe("mine");
    for (const name of ["../../up.png", "..\\up.png", "/etc/up.png", "C:\\up.png", "\0up.png", ".up.png", "..", "a/../../../up.png"])
      expect(await taken(offer(server, name, pngOf([name.length, 1, 1]))), name).toMatch(/^media\/[\p{L}\d-]+\.png$/u);
    expect((await readdir(server.folder)).filter((name) => !name.startsWith("."))).toEqual(["elsewhere", "media", "show.md"]);
  });

  test("is taken from the studio's own page alone, and as bytes that no form sends", async () => {
    await using server = await serve({ "show.md": TEXT });
    const wrong = [
      { "X-Token": "" }, { "X-Token": `${server.token}x` }, { Origin: "http://evil.test" }, { Origin: "null" }, { "Sec-Fetch-Site": "cross-site" }, { "Sec-Fetch-Site": "none" },
      { "Content-Type": "application/json" }, { "Content-Type": "text/plain" }, { "Content-Type": "multipart/form-data; boundary=x" }, { "Content-Type": "application/octet-stream; x=1" },
    ];
    for (const headers of wrong) expect((await offer(server, "a.png", RED, headers)).status, JSON.stringify(headers)).toBe(403);
    for (const name of ["%E4%B8", "%", ""]) expect((await offer(server, "a.png", RED, { "X-File-Name": name })).status, name).toBe(400);
    const elsewhere = await fetch(`${server.origin}/api/show`, { method: "PUT", body: "{}", headers: { "X-Token": server.token, Origin: server.origin, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/octet-stream" } });
    expect(elsewhere.status).toBe(403);
    expect((await readdir(server.folder)).filter((name) => !name.startsWith("."))).toEqual(["show.md"]);
  });
});

test("a name is one that every system takes", () => {
  const whole = (given: string) => Object.values(mediaName(given, "png")).join("");
  expect([whole("CON.png"), whole("nul"), whole("COM¹.png"), whole("a b\u202e.png"), whole("...."), whole("粥 (1).PNG"), whole("é".normalize("NFD"))]).toEqual(["image-CON.png", "image-nul.png", "image-COM¹.png", "a-b.png", "image.png", "粥-1.png", "é.png"]);
  expect(mediaName("x.mov", "mp4")).toEqual({ stem: "x", ending: ".mov" });
  expect(Buffer.byteLength(whole(`${"粥".repeat(500)}.png`))).toBeLessThan(200);
});
