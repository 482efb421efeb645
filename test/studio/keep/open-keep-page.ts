import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { findBrowser } from "#render";
import type { KeepNotice, KeepStatus } from "../../../src/studio/keep/status.ts";
import { repository } from "../../support/built.ts";
import type { KeepPage } from "./keep-page.ts";

const HTML = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><textarea rows="20" cols="60"></textarea><output></output><script type="module" src="/main.js"></script>`;

/** Writes the page where a server finds its studio. */
export async function buildKeepPage(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "index.html"), HTML);
  await build({
    absWorkingDir: repository, entryPoints: ["test/studio/keep/keep-page.ts"], bundle: true, format: "esm", target: "chrome120",
    outfile: join(folder, "main.js"), define: { "process.env.NODE_ENV": '"production"' }, logLevel: "silent",
  });
}

export async function launch(): Promise<Browser> {
  const found = await findBrowser();
  if ("problem" in found) throw new Error("No browser: run npm run setup.");
  return chromium.launch({ executablePath: found.executablePath, args: ["--no-sandbox"] });
}

/** One tab with the page in it. */
export interface KeepTab {
  readonly page: Page;
  text(): Promise<string>;
  /** Types at the end. */
  type(text: string): Promise<void>;
  status(): Promise<KeepStatus["kind"] | "">;
  notices(): Promise<readonly KeepNotice[]>;
  /** Waits for a status. */
  is(kind: KeepStatus["kind"], ms?: number): Promise<void>;
  hears(kind: KeepNotice["kind"], ms?: number): Promise<KeepNotice>;
}

export async function openTab(context: BrowserContext, url: string): Promise<KeepTab> {
  const page = await context.newPage();
  await page.goto(url);
  return tabOf(page);
}

export async function tabOf(page: Page): Promise<KeepTab> {
  await page.waitForFunction(() => (window as unknown as { page?: KeepPage }).page?.keeper);
  const field = page.locator("textarea");
  return {
    page,
    text: () => field.inputValue(),
    type: async (text) => {
      await field.focus();
      await page.evaluate(() => {
        const area = document.querySelector("textarea")!;
        area.setSelectionRange(area.value.length, area.value.length);
      });
      await page.keyboard.insertText(text);
    },
    status: async () => ((await page.locator("output").textContent()) ?? "") as KeepStatus["kind"] | "",
    notices: () => page.evaluate(() => (window as unknown as { page: KeepPage }).page.notices),
    is: async (kind, ms = 25_000) => { await page.waitForFunction((wanted) => document.querySelector("output")!.textContent === wanted, kind, { timeout: ms, polling: 20 }); },
    hears: async (kind, ms = 25_000) => {
      const found = await page.waitForFunction((wanted) => (window as unknown as { page: KeepPage }).page.notices.find((notice) => notice.kind === wanted), kind, { timeout: ms, polling: 20 });
      return (await found.jsonValue())!;
    },
  };
}

/** The page's process dies; nothing in it hears of it. */
export async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  const cdp = await page.context().newCDPSession(page);
  cdp.send("Page.crash").catch(() => {});
  await crashed;
  await page.close();
}
