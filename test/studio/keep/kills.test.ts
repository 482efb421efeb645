import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type BrowserContext } from "playwright-core";
import { expect, test } from "vitest";
import { findBrowser } from "#render";
import { serve, until } from "../../server/support/serve.ts";
import { temporaryFolder } from "../../support/temporary-show.ts";
import type { KeepPage } from "./keep-page.ts";
import { buildKeepPage, crash, tabOf } from "./open-keep-page.ts";
import { tried } from "../../support/tried.ts";

const KILLS = process.env["DOUPENG_LONG"] === undefined ? 9 : 300;
const TEXT = "# 垫话\n\n## 一 {#one}\n\n甲：始。\n";
const WAYS = ["reload", "crash", "kill"] as const;
/** Long enough for a save. */
const PAUSE_MS = 900;
/** What may be lost of what nobody said was safe. */
const GRACE_MS = 1000;

const hasProc = existsSync("/proc/self/cmdline");

test.skipIf(!hasProc)(`${KILLS} reloads, crashes and kills of the browser while somebody types: every word older than a second is found again`, { timeout: 3_600_000 }, async ({ task }) => {
  await using work = await temporaryFolder();
  const studio = join(work.path, "studio");
  const profile = join(work.path, "profile");
  await buildKeepPage(studio);
  await using server = await serve({ "show.md": TEXT }, { studio });
  let context = await launch(profile);
  let page = await context.newPage();
  await page.goto(server.served.url);
  let number = 0;
  let offered = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const way = WAYS[kill % WAYS.length]!;
    const tab = await tabOf(page);
    await until(async () => (await tab.status()) !== "following", "this tab writes");
    // Numbered words, some with a pause after them long enough for a save.
    const typed: { readonly number: number; readonly atMs: number }[] = [];
    const lastMs = performance.now() + 400 + ((kill * 977) % 2600);
    while (performance.now() < lastMs) {
      await tab.type(`乙：第${++number}句。\n`);
      typed.push({ number, atMs: performance.now() });
      // What is typed last is not saved yet when the browser goes, however fast the machine types.
      await page.waitForTimeout((number * 7) % 11 === 0 && performance.now() + 2 * PAUSE_MS < lastMs ? PAUSE_MS : 20);
    }
    const acknowledged = await readFile(join(server.folder, "show.md"), "utf8");
    const endMs = performance.now();
    if (way === "kill") {
      killTree(profile);
      await context.close().catch(() => {});
      context = await launch(profile);
      page = await context.newPage();
      await page.goto(server.served.url);
    } else if (way === "crash") {
      await crash(page);
      page = await context.newPage();
      await page.goto(server.served.url);
    } else await page.reload();

    const next = await tabOf(page);
    const taken = new Set<string>();
    // A draft is offered soon after, if there is one; on a busy machine later. Words of the last moment may be nowhere.
    await until(async () => numbersIn(await next.text()).includes(number) || (await next.notices()).some(({ kind }) => kind === "draft"), "all is there, or offered", 3000).catch(() => {});
    const due = [...numbersIn(acknowledged), ...typed.filter(({ atMs }) => endMs - atMs > GRACE_MS).map((each) => each.number)];
    const where = `kill ${kill} (${way})`;
    let found = "";
    let lost: readonly number[] = [];
    await until(async () => {
      for (const notice of await next.notices()) {
        if (notice.kind !== "draft" || taken.has(notice.draft.id)) continue;
        taken.add(notice.draft.id);
        await page.evaluate((draft) => (window as unknown as { page: KeepPage }).page.keeper.takeDraft(draft), notice.draft.id);
      }
      found = await next.text();
      lost = due.filter((each) => !numbersIn(found).includes(each));
      return lost.length === 0;
    }, where, 30_000).catch(() => {});
    expect(lost, `${where}: on the disk before, or typed more than ${GRACE_MS} ms before`).toEqual([]);
    offered += taken.size;
    expect(numbersIn(found), where).toEqual([...numbersIn(found)].sort((a, b) => a - b));
    expect(new Set(numbersIn(found)).size, `${where}: no word twice`).toBe(numbersIn(found).length);
  }
  const tab = await tabOf(page);
  await tab.is("saved");
  expect(await readFile(join(server.folder, "show.md"), "utf8")).toBe(await tab.text());
  expect((await readdir(server.folder)).filter((name) => name.startsWith("show.conflict-"))).toEqual([]);
  expect(offered).toBeGreaterThan(0);
  tried(task, "reloads, crashes and kills of the browser", KILLS);
  await context.close();
});

async function launch(profile: string): Promise<BrowserContext> {
  const found = await findBrowser();
  if ("problem" in found) throw new Error("No browser: run npm run setup.");
  return chromium.launchPersistentContext(profile, { executablePath: found.executablePath, args: ["--no-sandbox"] });
}

/** Kills the browser of this profile, which we started, by its number. */
function killTree(profile: string): void {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/u.test(name))) {
    let words: string;
    try {
      words = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    } catch {
      continue;
    }
    if (words.includes(`--user-data-dir=${profile}`)) process.kill(Number(pid), "SIGKILL");
  }
}

function numbersIn(text: string): readonly number[] {
  return [...text.matchAll(/第(\d+)句。/gu)].map(([, each]) => Number(each));
}
