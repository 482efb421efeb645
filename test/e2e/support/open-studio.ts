import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { findBrowser } from "../../../src/render/browser/find-browser.ts";
import { buildWhenStale } from "../../../scripts/build-when-stale.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));

export interface OpenStudio extends AsyncDisposable {
  readonly url: string;
  /** What went wrong on any page so far: errors of scripts, of the policy, requests to elsewhere. */
  readonly trouble: readonly string[];
  readonly openTab: (options?: TabOptions) => Promise<Page>;
  readonly context: BrowserContext;
  readonly browser: Browser;
}

export interface TabOptions {
  readonly language?: "zh" | "en";
  readonly theme?: "light" | "dark";
  /** In a context of its own: no journal, no other tab beside it. */
  readonly isNewcomer?: boolean;
}

/** `doupeng dev` on a show, and a real browser that looks at it. */
export async function openStudio(show: string): Promise<OpenStudio> {
  await buildWhenStale();
  const server = spawn(process.execPath, ["scripts/doupeng.mjs", "dev", show, "--no-open", "--json"], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(server.stdout.setEncoding("utf8"), "data")) as [string];
  const { url } = JSON.parse(line) as { url: string };
  const found = await findBrowser();
  if ("problem" in found) throw new Error("No browser: run npm run setup.");
  const browser = await chromium.launch({ executablePath: found.executablePath, args: ["--no-sandbox", "--force-color-profile=srgb", "--font-render-hinting=none", "--disable-lcd-text"] });
  const visitor = () => browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "zh-CN" });
  const context = await visitor();
  const trouble: string[] = [];
  const watch = (page: Page) => {
    page.on("pageerror", (error) => trouble.push(error.message));
    page.on("console", (message) => { if (message.type() === "error") trouble.push(message.text()); });
    page.on("request", (request) => {
      if (!request.url().startsWith(new URL(url).origin) && !/^(blob|data):/u.test(request.url())) trouble.push(`asked for ${request.url()}`);
    });
  };
  return {
    url, trouble, context, browser,
    openTab: async ({ language = "zh", theme = "light", isNewcomer = false } = {}) => {
      const page = await (isNewcomer ? await visitor() : context).newPage();
      watch(page);
      await page.addInitScript((preferences) => { localStorage.setItem("doupeng-preferences", preferences); }, JSON.stringify({ language, theme }));
      await page.goto(url);
      await page.locator(".ProseMirror").waitFor();
      return page;
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      server.kill("SIGINT");
      await once(server, "exit");
    },
  };
}

/** The picture in the preview as the browser holds it: width, and a sum that changes with any pixel. */
export function previewPicture(page: Page): Promise<{ readonly width: number; readonly sum: number } | null> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>(".preview canvas");
    const g = canvas?.getContext("2d");
    if (!canvas || !g) return null;
    const { data } = g.getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    for (let i = 0; i < data.length; i += 1) sum = (Math.imul(sum, 31) + data[i]!) | 0;
    return { width: canvas.width, sum };
  });
}
