import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../support/run-cli.ts";
import { showText, temporaryFolder } from "../support/temporary-show.ts";
import { until } from "./support/serve.ts";

const TEXT = showText("## 一 {#one}\n\n甲：好。");

/** Runs `dev` until `act` is done with its address. */
async function withDev<T>(words: readonly string[], cwd: string, act: (url: string) => Promise<T>): Promise<{ readonly result: T; readonly exitCode: number }> {
  const stop = new AbortController();
  const record = (folder: string) => readFile(join(folder, ".doupeng", "studio.json"), "utf8").then((text) => JSON.parse(text) as { port: number; token: string }, () => null);
  const running = runCli(["dev", ...words, "--no-open"], { cwd, signal: stop.signal });
  const folder = words[0] && !words[0].startsWith("-") ? join(cwd, words[0]) : cwd;
  const places = [folder, join(cwd, "porridge-and-experts")];
  let found: { port: number; token: string } | null = null;
  await until(async () => {
    for (const place of places) found ??= await record(place);
    return found !== null;
  }, "the server runs", 20_000);
  const { port, token } = found!;
  try {
    return { result: await act(`http://127.0.0.1:${port}/#token=${token}`), exitCode: (stop.abort(), (await running).exitCode) };
  } finally {
    stop.abort();
    await running;
  }
}

const ask = async (url: string) => {
  const [, origin, token] = /^(.+)\/#token=(.+)$/u.exec(url)!;
  return (await (await fetch(`${origin}/api/show`, { headers: { "X-Token": token! } })).json()) as { text: string; isFirstRun: boolean; takes: unknown[] };
};

test("dev SHOW serves it, a second one gives the same address, Ctrl-C ends it and leaves no claim", { timeout: 60_000 }, async () => {
  await using dir = await temporaryFolder({ "段子/show.md": TEXT });
  const { result, exitCode } = await withDev(["段子"], dir.path, async (url) => {
    expect(await ask(url)).toMatchObject({ text: TEXT, isFirstRun: false });
    const second = await runCli(["dev", "段子/show.md", "--json"], { cwd: dir.path });
    expect([second.exitCode, second.json()]).toEqual([0, [{ url }]]);
    return url;
  });
  expect(exitCode).toBe(0);
  await expect(ask(result)).rejects.toThrow();
  expect(await readdir(join(dir.path, "段子", ".doupeng"))).toEqual(["show-id", "studio-port"]);
});

test("without a show the demo is put here, once", { timeout: 60_000 }, async () => {
  await using dir = await temporaryFolder();
  const { result: first } = await withDev([], dir.path, ask);
  expect(first.isFirstRun).toBe(true);
  expect(first.takes.length).toBeGreaterThan(0);
  expect(await readdir(dir.path)).toEqual(["porridge-and-experts"]);
  await writeFile(join(dir.path, "porridge-and-experts", "show.md"), TEXT);
  const { result: second } = await withDev([], dir.path, ask);
  expect(second).toMatchObject({ isFirstRun: false, text: TEXT });
  await writeFile(join(dir.path, "show.md"), TEXT);
  const { result: here } = await withDev([], dir.path, ask);
  expect(here.isFirstRun).toBe(false);
});

test("what is no show is refused with a remedy", async () => {
  await using dir = await temporaryFolder({ "empty/x.txt": "" });
  expect(await runCli(["dev", "nowhere"], { cwd: dir.path })).toMatchObject({ exitCode: 3, err: expect.stringContaining("doupeng new") as string });
  expect(await runCli(["dev", "empty"], { cwd: dir.path })).toMatchObject({ exitCode: 3, err: expect.stringContaining("show.md") as string });
  expect(await runCli(["dev", "empty", "--port", "0"], { cwd: dir.path })).toMatchObject({ exitCode: 2 });
});
