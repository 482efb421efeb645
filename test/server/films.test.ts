import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Film, FilmPlanReply, FilmsReply, FilmStarted } from "../../src/server/protocol.ts";
import { filmName } from "../../src/server/films/film-name.ts";
import { useStubStage } from "../render/support/stub-stage.ts";
import { showText } from "../support/temporary-show.ts";
import { serve, type TestServer, until } from "./support/serve.ts";

const stage = useStubStage();
const TEXT = showText("## 短 {#short}\n\n甲：好。\n\n## 长 {#long}\n\n甲：:pause[20s]好。");

const films = async (server: TestServer) => (await (await server.ask("GET", "/api/films")).json()) as FilmsReply;
const plan = async (server: TestServer, body: unknown = {}) => (await (await server.ask("POST", "/api/films/plan", body)).json()) as FilmPlanReply;
const start = async (server: TestServer, body: unknown = {}) => (await (await server.ask("POST", "/api/films", body)).json()) as FilmStarted;
const isOver = async (server: TestServer) => (await films(server)).current === null;

describe("films", () => {
  test("one is planned, made while nobody looks, found again, and wound", { timeout: 120_000 }, async () => {
    await using server = await serve({ "show.md": TEXT }, { stage: stage.directory });
    const before = await plan(server, { beats: ["short"] });
    expect(before).toMatchObject({ estimateMs: null, errors: [], clips: [{ clipId: "short", cached: false, why: { zh: "新段落", en: "new" } }] });
    expect(before.framesToRender).toBe(before.frames);
    const { heard, stop } = await server.events();
    const { filmId } = await start(server, { beats: ["short"], scale: 0.25 });
    expect((await server.ask("POST", "/api/films", {})).status).toBe(409);
    await until(() => heard.some((event) => event.type === "film"), "progress is told");
    stop();
    expect((await films(server)).current).toMatchObject({ id: filmId, name: "立筷子-short-25%.mp4" });
    await until(() => isOver(server), "the film is made", 60_000);
    const { films: [film] } = await films(server);
    expect(film).toMatchObject({ id: filmId, state: "done", name: "立筷子-short-25%.mp4", joined: 1, problem: null, clips: [{ clipId: "short", state: "done" }] });
    const whole = await readFile(join(server.folder, "films", film!.name));
    expect(film!.bytes).toBe(whole.length);
    const part = await fetch(server.origin + film!.url!, { headers: { Range: "bytes=4-7" } });
    expect([part.status, part.headers.get("content-type"), await part.text()]).toEqual([206, "video/mp4", "ftyp"]);
    const after = await plan(server, { beats: ["short"], scale: 0.25 });
    expect([after.clips[0]!.cached, after.framesToRender]).toEqual([true, 0]);
    expect(after.estimateMs).not.toBeNull();
  });

  test("one that is cancelled leaves no file; so does the server's end", { timeout: 120_000 }, async () => {
    await using server = await serve({ "show.md": TEXT }, { stage: stage.directory });
    const left = async () => [...(await readdir(server.folder)), ...(await readdir(join(server.folder, "films")).catch(() => []))].filter((name) => name.endsWith(".mp4"));
    const isRendering = async (): Promise<boolean> => ["rendering"].includes((await films(server)).current?.state ?? "");
    const { filmId } = await start(server);
    await until(isRendering, "it renders", 30_000);
    expect((await server.ask("DELETE", "/api/films/other")).status).toBe(404);
    const cancelled = (await (await server.ask("DELETE", `/api/films/${filmId}`)).json()) as FilmsReply;
    expect([cancelled.current, cancelled.films.map(({ id, state }) => [id, state])]).toEqual([null, [[filmId, "cancelled"]]]);
    expect(await left()).toEqual([]);
    await start(server);
    await until(isRendering, "it renders", 30_000);
    await server.served.stop();
    expect(await left()).toEqual([]);
  });

  test("errors in the script stand in the way, unless one says so; an unknown beat is named", { timeout: 120_000 }, async () => {
    await using server = await serve({ "show.md": showText("## 短 {#short}\n\n```scene nowhere\n```\n\n甲：好。") }, { stage: stage.directory });
    expect((await plan(server)).errors).toEqual(["short"]);
    const refused = await server.ask("POST", "/api/films", {});
    expect([refused.status, await refused.json()]).toMatchObject([422, { code: "errors-in-script" }]);
    const unknown = await server.ask("POST", "/api/films/plan", { beats: ["nobody"] });
    expect([unknown.status, await unknown.json()]).toMatchObject([404, { message: { zh: expect.stringContaining("nobody") as string } }]);
    expect(existsSync(join(server.folder, "films"))).toBe(false);
  });

  test("films that lie there are listed, others are not", async () => {
    await using server = await serve({ "show.md": TEXT, "films/旧.mp4": "0123", "films/notes.txt": "", "elsewhere.mp4": "" });
    await writeFile(join(server.folder, "films", ".doupeng-1-0123abcd-x.mp4"), "half");
    const { films: found } = await films(server);
    expect(found.map(({ name, state, bytes }) => [name, state, bytes])).toEqual([["旧.mp4", "done", 4]] satisfies [Film["name"], Film["state"], number][]);
    expect(await (await fetch(server.origin + found[0]!.url!)).text()).toBe("0123");
  });
});

test("a film's name is the folder's, whatever is asked for", () => {
  expect(filmName("立筷子", {})).toBe("立筷子.mp4");
  expect(filmName("立筷子", { beats: ["a", "b", "c"], scale: 0.5 })).toMatch(/^立筷子-a\+2-[0-9a-f]{4}-50%\.mp4$/u);
  expect(filmName("x", { beats: ["a", "b"] })).toBe(filmName("x", { beats: ["a", "b"] }));
  expect(filmName("x", { beats: ["a", "b"] })).not.toBe(filmName("x", { beats: ["a", "c"] }));
  expect(filmName("x", { beats: ["../../etc/passwd"] })).toBe("x-etcpasswd.mp4");
  expect(filmName("..", {})).toBe("film.mp4");
  expect(Buffer.byteLength(filmName("粥".repeat(85), { beats: ["b".repeat(90)], scale: 2 }))).toBeLessThanOrEqual(160);
});
