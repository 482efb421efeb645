import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { serveShow } from "../../../src/server/serve.ts";
import { noCatalogue } from "../../server/support/no-catalogue.ts";
import { serve, until, type TestServer } from "../../server/support/serve.ts";
import { serveApart } from "../../server/support/serve-apart.ts";
import { temporaryFolder, type TemporaryFolder } from "../../support/temporary-show.ts";
import { buildKeepPage, type KeepTab, launch, openTab } from "./open-keep-page.ts";
import type { KeepPage } from "./keep-page.ts";

const TEXT = "# 垫话\n\n## 一 {#one}\n\n甲：一。\n\n乙：二。\n\n甲：三。\n";

let browser: Browser;
let studio: TemporaryFolder;
let server: TestServer;
let context: BrowserContext;
beforeAll(async () => {
  studio = await temporaryFolder();
  await buildKeepPage(studio.path);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await studio?.[Symbol.asyncDispose]();
});
beforeEach(async () => {
  server = await serve({ "show.md": TEXT }, { studio: studio.path });
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  await server[Symbol.asyncDispose]();
});

const open = (): Promise<KeepTab> => openTab(context, server.served.url);
const onDisk = () => readFile(join(server.folder, "show.md"), "utf8");
const isOnDisk = (text: string, ms?: number) => until(async () => (await onDisk().catch(() => "")) === text, `on the disk: ${text}`, ms);
const writeOutside = (text: string) => writeFile(join(server.folder, "show.md"), text);
const conflicts = async () => (await readdir(server.folder)).filter((name) => name.startsWith("show.conflict-"));

/** The page's process dies; nothing in it hears of it. */
async function crash({ page }: KeepTab): Promise<void> {
  const crashed = page.waitForEvent("crash");
  const cdp = await context.newCDPSession(page);
  cdp.send("Page.crash").catch(() => {});
  await crashed;
  await page.close();
}

describe("one tab", () => {
  test("saves at a pause; what was not touched is not written", { timeout: 60_000 }, async () => {
    const tab = await open();
    await tab.is("saved");
    await tab.type("乙：新。\n");
    await tab.is("unsaved");
    await tab.is("saved");
    expect(await onDisk()).toBe(`${TEXT}乙：新。\n`);
    const { entries } = (await (await server.ask("GET", "/api/history")).json()) as { entries: unknown[] };
    expect(entries).toHaveLength(1);
  });

  test("nothing is saved or put on the screen during a composition", { timeout: 60_000 }, async () => {
    const tab = await open();
    await tab.type("甲");
    const cdp = await tab.page.context().newCDPSession(tab.page);
    await cdp.send("Input.imeSetComposition", { text: "zhou", selectionStart: 4, selectionEnd: 4 });
    await writeOutside(TEXT.replace("一。", "壹。"));
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(await onDisk()).toBe(TEXT.replace("一。", "壹。"));
    expect(await tab.text()).toContain("一。");
    await cdp.send("Input.insertText", { text: "粥" });
    await isOnDisk(`${TEXT.replace("一。", "壹。")}甲粥`);
    expect(await tab.text()).toBe(await onDisk());
  });

  test("an outside edit is on the screen within two seconds; with words typed here both are kept", { timeout: 60_000 }, async () => {
    const tab = await open();
    await tab.is("saved");
    const startedMs = performance.now();
    await writeOutside(TEXT.replace("一。", "壹。"));
    await tab.hears("outside");
    expect(performance.now() - startedMs).toBeLessThan(20_000);
    expect(await tab.text()).toBe(TEXT.replace("一。", "壹。"));
    await tab.type("乙：完。\n");
    await writeOutside(TEXT.replace("一。", "弌。"));
    await tab.hears("merged");
    await isOnDisk(`${TEXT.replace("一。", "弌。")}乙：完。\n`);
    expect(await conflicts()).toEqual([]);
  });

  test("where both changed a line, the screen keeps ours and theirs lies beside", { timeout: 60_000 }, async () => {
    const tab = await open();
    await tab.is("saved");
    await tab.type("乙：我的。");
    const theirs = `${TEXT}乙：他的。\n`;
    await writeOutside(theirs);
    const notice = await tab.hears("conflict");
    expect(await readFile(join(server.folder, notice.kind === "conflict" ? notice.name : ""), "utf8")).toBe(theirs);
    await isOnDisk(`${TEXT}乙：我的。`);
    expect(await conflicts()).toHaveLength(1);
  });

  test("a file that was taken away is written anew; one that became unreadable locks the screen until it is mended", { timeout: 60_000 }, async () => {
    const tab = await open();
    await tab.is("saved");
    await rm(join(server.folder, "show.md"));
    await tab.hears("was-gone");
    await isOnDisk(TEXT);
    await writeOutside("---\ndoupeng: 999\n---\n");
    await tab.is("read-only");
    await writeOutside(TEXT.replace("一。", "壹。"));
    await tab.is("saved");
    expect(await tab.text()).toBe(TEXT.replace("一。", "壹。"));
  });

  test.skipIf(process.platform === "win32")("a server that hangs, and one that dies, is told within three seconds; back, it gets what was typed meanwhile", { timeout: 90_000 }, async () => {
    await server.served.stop();
    const apart = await serveApart(server.folder, studio.path);
    try {
      const tab = await openTab(context, apart.url);
      await tab.is("saved");
      apart.send("SIGSTOP");
      await tab.is("offline", 20_000);
      await tab.type("乙：断。\n");
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(await onDisk()).toBe(TEXT);
      apart.send("SIGCONT");
      await isOnDisk(`${TEXT}乙：断。\n`, 20_000);
      await tab.is("saved");
      expect((await tab.notices()).filter(({ kind }) => kind !== "outside")).toEqual([]);
      await apart.kill();
      await tab.is("offline", 20_000);
    } finally {
      await apart.kill();
    }
  });

  test("a refused save is told with its reason and tried again", { timeout: 60_000 }, async () => {
    const tab = await open();
    await tab.is("saved");
    await tab.page.route("**/api/show", (route) => (route.request().method() === "PUT"
      ? route.fulfill({ status: 507, json: { code: "disk-full", message: { zh: "磁盘满了", en: "The disk is full" } } })
      : route.continue()));
    await tab.type("乙：满。\n");
    await tab.is("failed");
    await tab.page.unroute("**/api/show");
    await isOnDisk(`${TEXT}乙：满。\n`, 20_000);
    await tab.is("saved");
  });

  test("an answer that was lost makes no conflict with oneself", { timeout: 60_000 }, async () => {
    const tab = await open();
    await tab.is("saved");
    let lost = 0;
    await tab.page.route("**/api/show", async (route) => {
      if (route.request().method() !== "PUT" || lost++ > 0) return route.continue();
      await route.fetch();
      return route.abort("connectionreset");
    });
    await tab.type("乙：甲");
    await until(() => lost > 0, "a save whose answer is lost");
    await tab.type("乙丙。\n");
    await isOnDisk(`${TEXT}乙：甲乙丙。\n`, 20_000);
    expect((await tab.notices()).filter(({ kind }) => kind !== "outside")).toEqual([]);
    expect(await conflicts()).toEqual([]);
  });

  test("a server started anew locks the tab out; the words are offered in the next one", { timeout: 60_000 }, async () => {
    const tab = await open();
    await tab.is("saved");
    await server.served.stop();
    await tab.is("offline", 20_000);
    await tab.type("乙：留下。\n");
    const again = await serveShow({ folder: server.folder, catalogue: noCatalogue, studio: studio.path, stage: studio.path, toolVersion: "0" });
    try {
      expect(again.port).toBe(server.port);
      await tab.is("locked-out", 20_000);
      await tab.page.close();
      // While the old tab is still letting go, the new one would simply follow it and have its words at once.
      await new Promise((resolve) => { setTimeout(resolve, 1500); });
      const next = await openTab(context, again.url);
      const notice = await next.hears("draft");
      expect(await next.text()).toBe(TEXT);
      if (notice.kind !== "draft") throw new Error(notice.kind);
      expect(notice.draft.text).toBe(`${TEXT}乙：留下。\n`);
      await next.page.evaluate((id) => (window as unknown as { page: KeepPage }).page.keeper.takeDraft(id), notice.draft.id);
      await isOnDisk(`${TEXT}乙：留下。\n`);
      await next.is("saved");
      await next.page.reload();
      await next.is("saved");
      expect(await next.notices()).toEqual([]);
    } finally {
      await again.stop();
    }
  });

  test("a server started anew: the tab opened since writes by itself, with the words of the old one, which only follows", { timeout: 60_000 }, async () => {
    const [old, older] = [await open(), await open()];
    await older.is("following");
    await server.served.stop();
    await old.is("offline", 20_000);
    await old.type("乙：留下。\n");
    const again = await serveShow({ folder: server.folder, catalogue: noCatalogue, studio: studio.path, stage: studio.path, toolVersion: "0" });
    try {
      const next = await openTab(context, again.url);
      await next.is("saved");
      await isOnDisk(`${TEXT}乙：留下。\n`);
      for (const each of [old, older]) await each.is("outdated");
      expect(await old.page.locator("textarea").evaluate((field) => (field as HTMLTextAreaElement).readOnly)).toBe(true);
      await next.type("甲：新的。\n");
      await isOnDisk(`${TEXT}乙：留下。\n甲：新的。\n`);
      await until(async () => (await old.text()) === await next.text(), "the old tab follows");
      expect((await next.notices()).map(({ kind }) => kind)).toEqual(["took-over"]);
    } finally {
      await again.stop();
    }
  });

  test("a draft that is not wanted is not offered again, and one that is passed over is", { timeout: 60_000 }, async () => {
    const first = await open();
    await first.is("saved");
    // No save arrives, as when the page dies with the server.
    await context.route("**/api/show", (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()));
    await first.type("乙：草稿。\n");
    await new Promise((resolve) => setTimeout(resolve, 600));
    await crash(first);
    await context.unroute("**/api/show");
    const second = await open();
    await second.hears("draft");
    await second.type("乙：另写。\n");
    await isOnDisk(`${TEXT}乙：另写。\n`);
    await second.page.close();
    const third = await open();
    const notice = await third.hears("draft");
    if (notice.kind === "draft") await third.page.evaluate((id) => (window as unknown as { page: KeepPage }).page.keeper.dropDraft(id), notice.draft.id);
    await third.page.close();
    const fourth = await open();
    await fourth.is("saved");
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await fourth.notices()).toEqual([]);
    expect(await onDisk()).toBe(`${TEXT}乙：另写。\n`);
  });
});

describe("two tabs", () => {
  test("one that gives way in the moment in which the other takes the lock does not get it back", { timeout: 60_000 }, async () => {
    const { page } = await open();
    const ends = await page.evaluate(() => {
      const { Tabs } = (window as unknown as { page: KeepPage }).page;
      const wait = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms); });
      return Promise.all(Array.from({ length: 60 }, async (_, pair) => {
        const tab = () => {
          const role = { is: "" };
          return { role, tabs: new Tabs(`pair ${pair}`, { onWriter: () => { role.is = "writes"; }, onFollower: () => { role.is = "follows"; }, onMessage: () => {} }) };
        };
        const first = tab();
        while (first.role.is !== "writes") await wait(5);
        const second = tab();
        while (second.role.is !== "follows") await wait(5);
        await wait(50);
        // The second waits as long before it takes the lock.
        setTimeout(() => { first.tabs.giveWay(); }, 1990 + (pair % 15));
        second.tabs.takeOver();
        await wait(4000);
        const both = `${first.role.is}, ${second.role.is}`;
        second.tabs.stop();
        first.tabs.stop();
        return both;
      }));
    });
    expect([...new Set(ends)]).toEqual(["follows, writes"]);
  });

  test("one writes, the other follows, and takes over with the latest words", { timeout: 60_000 }, async () => {
    const [first, second] = [await open(), await open()];
    await first.is("saved");
    await second.is("following");
    await first.type("乙：第一。\n");
    await until(async () => (await second.text()) === `${TEXT}乙：第一。\n`, "the other tab follows");
    await second.page.evaluate(() => { (window as unknown as { page: KeepPage }).page.keeper.takeOver(); });
    await second.hears("took-over");
    await first.is("following");
    await second.is("saved");
    await second.type("甲：第二。\n");
    await isOnDisk(`${TEXT}乙：第一。\n甲：第二。\n`);
    await until(async () => (await first.text()) === `${TEXT}乙：第一。\n甲：第二。\n`, "the first tab follows");
    expect(await conflicts()).toEqual([]);
  });

  test("when the writing tab closes in the middle of a word, the other has it and saves it", { timeout: 60_000 }, async () => {
    const [first, second] = [await open(), await open()];
    await second.is("following");
    await first.type("乙：半句");
    await until(async () => (await second.text()).endsWith("半句"), "the other tab follows");
    await first.page.close();
    await second.hears("took-over");
    await isOnDisk(`${TEXT}乙：半句`);
    await second.is("saved");
    expect((await second.notices()).map(({ kind }) => kind)).toEqual(["took-over"]);
  });

  test("four tabs, opened and closed in turn: no word is lost and no conflict is made", { timeout: 120_000 }, async () => {
    let tabs = [await open(), await open(), await open(), await open()];
    let expected = TEXT;
    for (let round = 0; round < 8; round++) {
      const statuses = await Promise.all(tabs.map((tab) => tab.status()));
      const writer = tabs[statuses.findIndex((status) => status !== "following")]!;
      await writer.type(`乙：${round}。\n`);
      expected += `乙：${round}。\n`;
      const others = tabs.filter((tab) => tab !== writer);
      await until(async () => (await others[0]!.text()) === expected, "the others follow");
      if (round % 2 === 0) await writer.page.close();
      else await writer.page.reload();
      await until(async () => (await Promise.all(others.map((tab) => tab.status()))).some((status) => status !== "following"), "one takes over");
      if (round % 2 === 0) tabs = [...others, await open()];
      await Promise.all(tabs.map((tab) => tab.page.waitForFunction(() => (window as unknown as { page?: KeepPage }).page?.keeper)));
    }
    await isOnDisk(expected);
    expect(await conflicts()).toEqual([]);
  });
});
