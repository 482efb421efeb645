import { request } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judge } from "../../src/server/gate.ts";
import { sha256Of } from "../../src/server/save/sha256.ts";
import { serve, type TestServer } from "./support/serve.ts";
import { tried } from "../support/tried.ts";

const isLong = process.env["DOUPENG_LONG"] !== undefined;
const TEXT = "# 垫话\n\n## 一 {#one}\n\n甲：旧。\n";

let server: TestServer;
beforeAll(async () => { server = await serve({ "show.md": TEXT, "takes/a.opus": "sound" }); });
afterAll(() => server?.[Symbol.asyncDispose]());

const onDisk = () => readFile(join(server.folder, "show.md"), "utf8");

interface Row {
  readonly method: string;
  readonly host: string | null;
  readonly origin: string | null;
  readonly site: string | null;
  readonly type: string | null;
  readonly token: string | null;
}

/** What may stand in each place of a request; the first is what the studio's page sends. */
function values(port: number, token: string) {
  const own = `127.0.0.1:${port}`;
  return {
    method: ["PUT", "POST", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH"],
    host: [own, `localhost:${port}`, `[::1]:${port}`, "127.0.0.1", `127.0.0.1:${port + 1}`, `rebind.test:${port}`, `127.0.0.1.rebind.test:${port}`, `localhost.:${port}`, `0.0.0.0:${port}`, `127.1:${port}`, `LOCALHOST:${port}`, null],
    origin: [`http://${own}`, `http://localhost:${port}`, `http://[::1]:${port}`, `https://${own}`, `http://127.0.0.1:${port + 1}`, "http://evil.test", "null", `http://${own}.evil.test`, "file://", null],
    site: ["same-origin", "same-site", "cross-site", "none", null],
    type: ["application/json", "application/json; charset=utf-8", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", null],
    token: [token, "", token.slice(0, -1), `${token}x`, null],
  } as const;
}

/** Written down apart from the gate: the rows that the studio's own page may send. */
function isLegitimate({ method, host, origin, site, type, token }: Row, { port, token: right }: TestServer): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  if (host === null || !hosts.includes(host) || token !== right) return false;
  if (["GET", "HEAD"].includes(method)) return (origin === null || origin === `http://${host}`) && (site === null || site === "same-origin" || site === "none");
  return ["PUT", "POST", "DELETE"].includes(method) && origin === `http://${host}` && site === "same-origin" && /^application\/json(; charset=utf-8)?$/u.test(type ?? "");
}

function headersOf({ host, origin, site, type, token }: Row): Record<string, string> {
  const all = { Host: host, Origin: origin, "Sec-Fetch-Site": site, "Content-Type": type, "X-Token": token };
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** All rows whose places differ from the page's own request in at most two, plus a spread of others. */
function* pairwise(all: Record<keyof Row, readonly (string | null)[]>): Generator<Row> {
  const places = Object.keys(all) as (keyof Row)[];
  const own = Object.fromEntries(places.map((place) => [place, all[place][0]])) as unknown as Row;
  for (const [i, first] of places.entries())
    for (const second of places.slice(i + 1))
      for (const a of all[first]) for (const b of all[second]) yield { ...own, [first]: a, [second]: b };
  for (let n = 0; n < 300; n++) yield Object.fromEntries(places.map((place, at) => [place, all[place][(n * (2 * at + 3)) % all[place].length]])) as unknown as Row;
}

function* everything(all: Record<keyof Row, readonly (string | null)[]>): Generator<Row> {
  for (const method of all.method) for (const host of all.host) for (const origin of all.origin)
    for (const site of all.site) for (const type of all.type) for (const token of all.token) yield { method: method!, host, origin, site, type, token };
}

/** Sends the row as it is, over a connection of its own. @returns the status */
function send(row: Row, path: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port: server.port, method: row.method, path, headers: { "Content-Length": Buffer.byteLength(body), ...headersOf(row) }, setHost: false, agent: false }, (reply) => {
      reply.destroy();
      resolve(reply.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

describe("who may ask", () => {
  test("of every combination of method, host, origin, site, type and token the gate lets through the legitimate ones alone", ({ task }) => {
    let count = 0;
    for (const path of ["/api/show", "/api/films"])
      for (const row of everything(values(server.port, server.token))) {
        count++;
        const rawHeaders = Object.entries(headersOf(row)).flat();
        const isLet = "area" in judge({ method: row.method, target: path, rawHeaders }, { port: server.port, token: server.token, nonce: "n" });
        if (isLet !== isLegitimate(row, server)) expect.fail(`${isLet ? "let through" : "refused"}: ${JSON.stringify(row)}`);
      }
    expect(count).toBe(2 * 7 * 12 * 10 * 5 * 6 * 5);
    tried(task, "kinds of request at the gate", count);
  });

  test("over the wire: every pair of deviations is refused, and nothing changes on the disk", { timeout: 600_000 }, async ({ task }) => {
    const all = values(server.port, server.token);
    const rows = [...(isLong ? everything(all) : pairwise(all))];
    const wrong = { text: "# 垫话\n\n甲：坏。\n", baseSha256: sha256Of(TEXT) };
    const body = JSON.stringify(wrong);
    for (let from = 0; from < rows.length; from += 32)
      await Promise.all(rows.slice(from, from + 32).map(async (row) => {
        if (isLegitimate(row, server)) return;
        const status = await send(row, "/api/show", ["GET", "HEAD"].includes(row.method) ? "" : body);
        if (![400, 403, 405].includes(status)) expect.fail(`${status}: ${JSON.stringify(row)}`);
      }));
    expect(rows.length).toBeGreaterThan(900);
    tried(task, "requests over the wire", rows.length);
    expect(await onDisk()).toBe(TEXT);
  });

  test("each route wants the token or the nonce; pages alone are open", async () => {
    const routes = ["/api/show", "/api/show/hash", "/api/history", "/api/history/x", "/api/events", "/api/films", "/api/nothing", "/asset/", "/asset/x/take/y", "/asset/x/film/y"];
    for (const path of routes) expect((await fetch(server.origin + path)).status, path).toBe(403);
    const { files } = await server.show();
    const url = new URL(server.origin + files[0]!.url);
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url, { headers: { "Sec-Fetch-Site": "cross-site" } })).status).toBe(403);
    const link = (target: string, dest: string) => raw(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: ${dest}\r\nConnection: close\r\n\r\n`);
    expect(await link("/", "document")).toMatch(/^HTTP\/1\.1 200/u);
    expect(await link("/", "iframe")).toMatch(/^HTTP\/1\.1 403/u);
    expect(await link("/main.js", "document")).toMatch(/^HTTP\/1\.1 403/u);
  });

  test("no answer carries a header that opens it to others", async () => {
    for (const [path, init] of [["/", {}], ["/api/show", {}], ["/api/show", { method: "OPTIONS", headers: { Origin: "http://evil.test", "Access-Control-Request-Method": "PUT" } }]] as const) {
      const reply = await fetch(server.origin + path, init);
      for (const [name, value] of reply.headers) expect(`${name}: ${value}`).not.toMatch(/^access-control/u);
      expect(reply.headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
    }
  });
});

/** Sends bytes as they are. @returns what came back until the connection ended */
function raw(bytes: string | Buffer, ms = 3000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, "127.0.0.1");
    let heard = "";
    const end = () => { socket.destroy(); resolve(heard); };
    socket.setTimeout(ms, end);
    socket.on("data", (chunk) => { heard += chunk.toString("latin1"); });
    socket.on("error", end);
    socket.on("close", end);
    socket.write(bytes);
  });
}

describe("what is no request", () => {
  const lines = (target: string, more = "") => `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nX-Token: ${server.token}\r\nConnection: close\r\n${more}\r\n`;

  test("targets that another layer might read otherwise are refused with 400", async () => {
    for (const target of ["/api/show#x", "/api\\show", "/api/show%00", "/%2e%2e/api/show", "/a/../api/show", "//evil.test/api/show", "/api%2fshow", "/api%5cshow", "/./", "/..", `http://127.0.0.1:${server.port}/api/show`, "http://evil.test/", "*", "/粥", `/${"a".repeat(3000)}`])
      expect((await raw(lines(target))).slice(0, 12), target).toBe("HTTP/1.1 400");
    expect((await raw(lines("/api/show/hash"))).slice(0, 12)).toBe("HTTP/1.1 200");
  });

  test("headers sent twice, an old protocol, an upgrade, a tunnel", async () => {
    const own = `Host: 127.0.0.1:${server.port}\r\n`;
    for (const twice of [own, "Host: evil.test\r\n", `X-Token: ${server.token}\r\n`]) expect(await raw(lines("/api/show", twice)), twice).toMatch(/^HTTP\/1\.1 400/u);
    expect(await raw("GET / HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 40[03]/u);
    expect(await raw("GET / HTTP/1.1\r\n\r\n")).toMatch(/^HTTP\/1\.1 40[03]/u);
    expect(await raw(lines("/api/events", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n"))).not.toMatch(/101/u);
    expect(await raw(`CONNECT evil.test:80 HTTP/1.1\r\n${own}\r\n`)).not.toMatch(/ 200 /u);
  });

  test("thousands of damaged requests, and the server answers afterwards", { timeout: 600_000 }, async ({ task }) => {
    const count = isLong ? 10_000 : 1000;
    const good = `PUT /api/show HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nOrigin: ${server.origin}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nX-Token: ${server.token.slice(1)}\r\nContent-Length: 12\r\nConnection: close\r\n\r\n{"text":"x"}`;
    let state = 1;
    const chance = (below: number) => { state = Math.imul(state, 1664525) + 1013904223; return (state >>> 8) % below; };
    for (let from = 0; from < count; from += 40)
      await Promise.all(Array.from({ length: 40 }, () => {
        const bytes = Buffer.from(good);
        for (let n = chance(6); n >= 0; n--) bytes[chance(bytes.length)] = chance(256);
        return raw(chance(4) === 0 ? bytes.subarray(0, chance(bytes.length)) : bytes, 400);
      }));
    const startedMs = performance.now();
    expect((await server.ask("GET", "/api/show/hash")).status).toBe(200);
    expect(performance.now() - startedMs).toBeLessThan(10_000);
    tried(task, "damaged requests", count);
    expect(await onDisk()).toBe(TEXT);
  });
});

describe("paths", () => {
  test("no string in any place of an address or a body reads or writes outside the show", { timeout: 600_000 }, async ({ task }) => {
    const before = (await readdir(join(server.folder, ".."))).sort();
    const parts = ["..", ".", "/", "\\", "%2e%2e", "%2f", "%5c", "%00", "\0", "~", "C:", "::$DATA", "show.md", ".doupeng", "studio.json", "etc", "passwd", "takes", "a.opus", "‥", "．．", "／", " ", "CON", "\u202e"];
    let state = 7;
    const chance = (below: number) => { state = Math.imul(state, 1664525) + 1013904223; return (state >>> 8) % below; };
    const { files } = await server.show();
    const nonce = files[0]!.url.split("/")[2]!;
    const count = isLong ? 5000 : 250;
    for (let n = 0; n < count; n++) {
      const path = Array.from({ length: 1 + chance(6) }, () => parts[chance(parts.length)]).join(chance(2) === 0 ? "/" : "");
      const encoded = encodeURIComponent(path);
      for (const target of [`/${encoded}`, `/asset/${nonce}/take/${encoded}`, `/asset/${nonce}/film/${encoded}`, `/api/history/${encoded}`, `/stage/fonts/${encoded}`]) {
        // What the client itself takes for another path is tried byte by byte above.
        if (new URL(server.origin + target).pathname !== target) continue;
        const reply = await fetch(server.origin + target, { headers: { "X-Token": server.token } });
        expect([400, 404], target).toContain(reply.status);
        await reply.body?.cancel();
      }
      const film = await server.ask("POST", "/api/films/plan", { beats: [path || "x"] });
      expect([400, 404, 422, 500], path).toContain(film.status);
    }
    expect((await readdir(join(server.folder, ".."))).sort()).toEqual(before);
    expect(await onDisk()).toBe(TEXT);
    tried(task, "forged paths", count);
  });
});
