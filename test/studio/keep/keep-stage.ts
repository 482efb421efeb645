import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { serve, until, type TestServer } from "../../server/support/serve.ts";
import { temporaryFolder, type TemporaryFolder } from "../../support/temporary-show.ts";
import { buildKeepPage, type KeepTab, launch, openTab } from "./open-keep-page.ts";

export const TEXT = "# 垫话\n\n## 一 {#one}\n\n甲：一。\n\n乙：二。\n\n甲：三。\n";

let browser: Browser;
let studio: TemporaryFolder;
/** A server of a show that holds `TEXT`, anew for each test. */
export let server: TestServer;
export let context: BrowserContext;

/** Each file of tests calls it once: a browser for all of them, a server and a folder for each. */
export function setUpKeeping(): { readonly studioPath: () => string } {
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
  return { studioPath: () => studio.path };
}

export const open = (): Promise<KeepTab> => openTab(context, server.served.url);
export const onDisk = () => readFile(join(server.folder, "show.md"), "utf8");
export const isOnDisk = (text: string, ms?: number) => until(async () => (await onDisk().catch(() => "")) === text, `on the disk: ${text}`, ms);
export const writeOutside = (text: string) => writeFile(join(server.folder, "show.md"), text);
export const conflicts = async () => (await readdir(server.folder)).filter((name) => name.startsWith("show.conflict-"));
