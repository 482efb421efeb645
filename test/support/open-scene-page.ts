import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium, type Browser, type Page } from "playwright-core";
import { pageBundle } from "../../scripts/config/esbuild.mjs";
import { findBrowser } from "../../src/render/browser/find-browser.ts";
import type { ScenePage } from "./scene-page.tsx";

const root = fileURLToPath(new URL("../..", import.meta.url));
const require = createRequire(import.meta.url);
const ORIGIN = "http://scenes.test";

const HTML = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="katex.min.css">
<style>body { margin: 0 } canvas, #overlay { position: absolute; left: 0; top: 0; width: 1320px; height: 742px }</style>
<canvas width="1320" height="742"></canvas><div id="overlay"></div><script src="page.js"></script>`;

/** A real browser with a page that paints any scene. */
export async function openScenePage(): Promise<TestPage> {
  const opened = await openTestPage("test/support/scene-page.tsx");
  await opened.page.evaluate(() => (window as unknown as { scenePage: ScenePage }).scenePage.ready);
  return opened;
}

export interface TestPage {
  readonly page: Page;
  readonly browser: Browser;
}

/**
 * A real browser with a page of ours; nothing listens and nothing is fetched from outside.
 *
 * @param entry module of the page, from the repository's top
 * @param lost files that are not served, as if they had not been installed
 * @param flags more switches for the browser
 */
export async function openTestPage(entry: string, lost: readonly string[] = [], flags: readonly string[] = []): Promise<TestPage> {
  const found = await findBrowser();
  if ("problem" in found) throw new Error("No browser: run npm run setup.");
  const script = await bundle(entry);
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: ["--no-sandbox", "--force-color-profile=srgb", "--font-render-hinting=none", "--disable-lcd-text", "--host-resolver-rules=MAP * ~NOTFOUND", ...flags],
  });
  const page = await browser.newPage({ viewport: { width: 1320, height: 742 }, deviceScaleFactor: 1 });
  await page.route("**/*", async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") return route.fulfill({ body: HTML, contentType: "text/html" });
    if (pathname === "/page.js") return route.fulfill({ body: script, contentType: "text/javascript" });
    const body = lost.some((name) => pathname.endsWith(name)) ? null : await readAsset(pathname);
    return body ? route.fulfill({ body, ...(pathname.endsWith(".css") ? { contentType: "text/css" } : {}) }) : route.abort();
  });
  await page.goto(`${ORIGIN}/`);
  return { page, browser };
}

async function readAsset(pathname: string): Promise<Buffer | null> {
  const katex = join(dirname(require.resolve("katex/package.json")), "dist");
  if (pathname === "/katex.min.css") return readFile(join(katex, "katex.min.css"));
  const name = /^\/fonts\/([\w-]+\.woff2)$/u.exec(pathname)?.[1];
  if (!name) return null;
  const folders = [join(katex, "fonts"), ...["noto-sans-sc", "lxgw-wenkai"].map((face) => join(root, "node_modules", "@fontsource", face, "files"))];
  for (const folder of folders) {
    const body = await readFile(join(folder, name)).catch(() => null);
    if (body) return body;
  }
  return null;
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({ ...pageBundle, entryPoints: [entry], outdir: "page" });
  return outputFiles.find(({ path }) => path.endsWith(".js"))!.text;
}
