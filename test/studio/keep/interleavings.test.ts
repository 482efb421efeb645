import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { expect, test } from "vitest";
import { until } from "../../server/support/serve.ts";
import { serveApart } from "../../server/support/serve-apart.ts";
import { temporaryFolder } from "../../support/temporary-show.ts";
import type { KeepPage } from "./keep-page.ts";
import { buildKeepPage, crash, type KeepTab, launch, openTab, tabOf } from "./open-keep-page.ts";
import { tried } from "../../support/tried.ts";

const isLong = process.env["DOUPENG_LONG"] !== undefined;
const [RUNS, COMMANDS] = isLong ? [100, 30] : [2, 14];
const TEXT = "# 垫话\n\n## 一 {#one}\n\n甲：始。\n";

/** What must be found again: words that a tab said were saved, and words of the other editor that it did not itself write over. */
interface Model {
  typed: string[];
  acknowledged: string[];
  outside: string[];
  /** What the other editor has open, and which of its words are in it. */
  stale: { readonly text: string; readonly outside: readonly string[] };
}

const COMMANDS_OF = ["type", "type", "type-and-save", "type-and-save", "take-over", "reload", "crash", "outside", "outside", "outside-opens", "outside-stale", "restart", "pause"] as const;

test.skipIf(process.platform === "win32")(`${RUNS} interleavings of two tabs, another editor and a server that is killed: every acknowledged word is in the script, its history, a copy or a draft`, { timeout: 3 * 3_600_000 }, async ({ task }) => {
  await using studio = await temporaryFolder();
  await buildKeepPage(studio.path);
  const browser = await launch();
  try {
    let missed = 0;
    for (let run = 0; run < RUNS; run++) {
      const context = await browser.newContext();
      missed += await interleave(run, studio.path, context);
      await context.close();
    }
    // Some hundred times the other editor writes.
    expect(missed, "words that came between the last look and the rename").toBeLessThanOrEqual(RUNS / 50);
    tried(task, "interleavings of tabs, an editor and a killed server", RUNS);
  } finally {
    await browser.close();
  }
});

/** @returns how many words of the other editor came too late for the server to see */
async function interleave(seed: number, studio: string, context: BrowserContext): Promise<number> {
  await using folder = await temporaryFolder({ "show.md": TEXT });
  const script = join(folder.path, "show.md");
  const draw = drawsOf(seed);
  let server = await serveApart(folder.path, studio);
  const done: string[] = [];
  let missed = 0;
  try {
    const tabs = [await openTab(context, server.url), await openTab(context, server.url)];
    const model: Model = { typed: [], acknowledged: [], outside: [], stale: { text: TEXT, outside: [] } };
    for (let i = 0; i < COMMANDS; i++) {
      const command = COMMANDS_OF[draw(COMMANDS_OF.length)]!;
      const word = `第${seed}.${i}句`;
      const at = draw(2);
      done.push(`${command} ${at}`);
      switch (command) {
        case "type":
        case "type-and-save": {
          const tab = await writerOf(tabs);
          await tab.type(`乙：${word}。\n`);
          // A tab that was locked in the meantime took nothing.
          if (!(await tab.text()).includes(word)) break;
          model.typed.push(word);
          if (command === "type") break;
          // By the other tab, if it had just asked for the writing.
          let shown = "";
          await until(async () => {
            for (const each of tabs) {
              const text = await each.text();
              if (text.includes(word) && (await each.status()) === "saved" && text === (await each.text())) shown = text;
            }
            return shown !== "";
          }, `${word} is saved`, 30_000).catch(async () => {
            const states = await Promise.all(tabs.map(async (each) => [await each.status(), await each.text(), await each.notices()]));
            expect.fail(`${word} was not saved; seed ${seed}: ${done.join(", ")}; ${JSON.stringify(states)}; on the disk ${JSON.stringify(await readFile(script, "utf8"))}`);
          });
          model.acknowledged.push(...model.typed.filter((each) => shown.includes(each)));
          break;
        }
        case "take-over":
          await tabs[at]!.page.evaluate(() => { (window as unknown as { page: KeepPage }).page.keeper.takeOver(); });
          break;
        case "reload":
          await tabs[at]!.page.reload();
          tabs[at] = await tabOf(tabs[at]!.page);
          break;
        case "crash":
          await crash(tabs[at]!.page);
          tabs[at] = await openTab(context, server.url);
          break;
        case "outside":
          await writeFile(script, withLine(await readFile(script, "utf8"), word));
          if (await seenByServer(context, server.url, script, word)) model.outside.push(word);
          else missed++;
          break;
        case "outside-opens":
          model.stale = { text: await readFile(script, "utf8"), outside: [...model.outside] };
          break;
        case "outside-stale":
          // Over whatever was saved since it was opened, as an editor does that does not look.
          await writeFile(`${script}~`, withLine(model.stale.text, word));
          await rename(`${script}~`, script);
          model.stale = { text: withLine(model.stale.text, word), outside: [...model.stale.outside, word] };
          if (await seenByServer(context, server.url, script, word)) model.outside = [...model.stale.outside];
          else missed++;
          break;
        case "restart":
          await server.kill();
          server = await serveApart(folder.path, studio);
          for (const tab of tabs) await tab.page.close();
          tabs.splice(0, 2, await openTab(context, server.url), await openTab(context, server.url));
          break;
        case "pause":
          await new Promise((resolve) => setTimeout(resolve, draw(1500)));
      }
    }
    const last = await openTab(context, server.url);
    let lost: readonly string[] = [];
    await until(async () => {
      const drafts = (await Promise.all([last, ...tabs].map((tab) => tab.notices()))).flat().flatMap((notice) => (notice.kind === "draft" ? [notice.draft.text] : []));
      const found = [...drafts, ...(await textsIn(folder.path))];
      lost = [...model.acknowledged, ...model.outside].filter((word) => !found.some((text) => text.includes(word)));
      return lost.length === 0;
    }, "all is found", 15_000).catch(() => {});
    expect(lost, `seed ${seed}: ${done.join(", ")}`).toEqual([]);
    for (const name of await readdir(folder.path)) expect(name).not.toMatch(/broken/u);
    return missed;
  } finally {
    await server.kill();
  }
}

/** The script, the copies beside it, its history. */
async function textsIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".md") && !name.includes(".doupeng-"));
  return Promise.all(names.map((name) => readFile(join(folder, name), "utf8").catch(() => "")));
}

async function writerOf(tabs: readonly KeepTab[]): Promise<KeepTab> {
  let writer: KeepTab | undefined;
  await until(async () => {
    const statuses = await Promise.all(tabs.map((tab) => tab.status()));
    writer = tabs[statuses.findIndex((status) => !["", "following", "read-only"].includes(status))];
    return writer !== undefined;
  }, "a tab writes", 20_000);
  return writer!;
}

/**
 * Another program's text counts once the server has looked. What comes in the microseconds between the last look and the new text's
 * taking the name nobody can keep.
 *
 * @returns whether the server has seen the word
 */
async function seenByServer(context: BrowserContext, url: string, script: string, word: string): Promise<boolean> {
  const [page] = context.pages();
  const token = /#token=(.+)$/u.exec(url)![1]!;
  const text = await readFile(script, "utf8");
  await until(async () => {
    const now = await readFile(script, "utf8").catch(() => "");
    if (now !== text) return true;
    return page!.evaluate(async ([key, wanted]) => {
      const reply = await fetch("/api/show", { headers: { "X-Token": key! } });
      return reply.ok && ((await reply.json()) as { text: string }).text === wanted;
    }, [token, text]).catch(() => false);
  }, "the server sees the other editor's text", 20_000);
  return (await textsIn(dirname(script))).some((each) => each.includes(word));
}

/** Behind the heading of the beat, where the tabs do not type. */
function withLine(text: string, word: string): string {
  return text.replace("甲：始。\n", `甲：始。\n甲：${word}。\n`);
}

/** The same numbers for a seed, 0…below n. */
function drawsOf(seed: number): (n: number) => number {
  let state = Math.imul(seed + 1, 2654435761) >>> 0;
  return (n) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return ((state ^ (state >>> 13)) >>> 8) % n;
  };
}
