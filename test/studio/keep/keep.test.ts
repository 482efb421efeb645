import { existsSync } from "node:fs";
import { chmod, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { serveShow } from "../../../src/server/serve.ts";
import { noCatalogue } from "../../server/support/no-catalogue.ts";
import { until } from "../../server/support/serve.ts";
import { serveApart } from "../../server/support/serve-apart.ts";
import type { KeepPage } from "./keep-page.ts";
import { TEXT, conflicts, context, isOnDisk, onDisk, open, server, writeOutside, setUpKeeping } from "./keep-stage.ts";
import { crash, openTab } from "./open-keep-page.ts";

const { studioPath } = setUpKeeping();

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

  test("a file that was taken away or emptied is written anew; one that became unreadable locks the screen until it is mended", { timeout: 60_000 }, async () => {
    const tab = await open();
    await tab.is("saved");
    await rm(join(server.folder, "show.md"));
    await tab.hears("was-gone");
    await isOnDisk(TEXT);
    await writeOutside("");
    await isOnDisk(TEXT);
    expect(await tab.text()).toBe(TEXT);
    await writeOutside("---\ndoupeng: 999\n---\n");
    await tab.is("read-only");
    await writeOutside(TEXT.replace("一。", "壹。"));
    await tab.is("saved");
    expect(await tab.text()).toBe(TEXT.replace("一。", "壹。"));
  });

  test("words typed in the moment in which the file became unreadable are offered later", { timeout: 60_000 }, async () => {
    const tab = await open();
    await tab.is("saved");
    // A page that has no time for its journal until the file is read-only.
    await tab.page.evaluate(() => { window.requestIdleCallback = (act) => setTimeout(act, 2500); });
    await tab.type("乙：刚写。\n");
    await writeOutside("---\ndoupeng: 999\n---\n");
    await tab.is("read-only");
    await new Promise((resolve) => { setTimeout(resolve, 3500); });
    await crash(tab.page);
    await writeOutside(TEXT);
    const next = await open();
    const notice = await next.hears("draft");
    expect(notice.kind === "draft" && notice.draft.text).toBe(`${TEXT}乙：刚写。\n`);
  });

  test("words of a page that is left before its journal has any are offered later, until they are dropped", { timeout: 60_000 }, async () => {
    const tab = await open();
    await tab.is("saved");
    await server.served.stop();
    await tab.is("offline", 20_000);
    // What is asked of the database while a page goes away is mostly not done any more; here it never is.
    await tab.page.evaluate(() => { IDBDatabase.prototype.transaction = () => { throw new DOMException("The page is going away.", "AbortError"); }; });
    await tab.type("乙：就走。\n");
    await tab.page.close();
    const again = await serveShow({ folder: server.folder, catalogue: noCatalogue, studio: studioPath(), stage: studioPath(), toolVersion: "0" });
    try {
      const next = await openTab(context, again.url);
      const notice = await next.hears("draft");
      if (notice.kind !== "draft") throw new Error(notice.kind);
      expect(notice.draft.text).toBe(`${TEXT}乙：就走。\n`);
      await next.page.evaluate((id) => (window as unknown as { page: KeepPage }).page.keeper.dropDraft(id), notice.draft.id);
      await next.page.reload();
      await next.is("saved");
      await new Promise((resolve) => { setTimeout(resolve, 1000); });
      expect(await next.notices()).toEqual([]);
      expect(await onDisk()).toBe(TEXT);
    } finally {
      await again.stop();
    }
  });

  test("a file that may not be written is let go of once somebody has mended that and comes back", { timeout: 60_000 }, async () => {
    const file = join(server.folder, "show.md");
    await chmod(file, 0o444);
    const tab = await open();
    await tab.is("read-only");
    await chmod(file, 0o644);
    await tab.page.evaluate(() => { window.dispatchEvent(new Event("focus")); });
    await tab.is("saved");
    await tab.type("乙：能写了。\n");
    await isOnDisk(`${TEXT}乙：能写了。\n`);
  });

  test.skipIf(process.platform === "win32")("while the show's folder is away nothing is made in its old place, and words wait; they come along to the new place", { timeout: 60_000 }, async () => {
    const tab = await open();
    await tab.is("saved");
    const away = `${server.folder}-移走`;
    await rename(server.folder, away);
    await new Promise((resolve) => { setTimeout(resolve, 2500); });
    await tab.type("乙：路上。\n");
    await tab.is("failed");
    expect(existsSync(server.folder)).toBe(false);
    await server.served.stop();
    const again = await serveShow({ folder: away, catalogue: noCatalogue, studio: studioPath(), stage: studioPath(), toolVersion: "0" });
    try {
      const next = await openTab(context, again.url);
      await until(async () => (await readFile(join(away, "show.md"), "utf8")) === `${TEXT}乙：路上。\n`, "the words are in the new place");
      await next.is("saved");
    } finally {
      await again.stop();
    }
  });

  test.skipIf(process.platform === "win32")("a server that hangs, and one that dies, is told within three seconds; back, it gets what was typed meanwhile", { timeout: 90_000 }, async () => {
    await server.served.stop();
    const apart = await serveApart(server.folder, studioPath());
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
    const again = await serveShow({ folder: server.folder, catalogue: noCatalogue, studio: studioPath(), stage: studioPath(), toolVersion: "0" });
    try {
      expect(again.port).toBe(server.port);
      await tab.is("locked-out", 20_000);
      await tab.page.close();
      // While the old tab is still letting go, the new one would simply follow it and have its words at once.
      const looker = await context.newPage();
      await looker.goto(new URL("/nothing", again.url).href);
      await looker.waitForFunction(async () => (await navigator.locks.query()).held!.length === 0);
      await looker.close();
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
    const again = await serveShow({ folder: server.folder, catalogue: noCatalogue, studio: studioPath(), stage: studioPath(), toolVersion: "0" });
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
    await crash(first.page);
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
