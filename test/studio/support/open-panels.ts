import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium, type Browser, type Page } from "playwright-core";
import { pageBundle } from "../../../scripts/config/esbuild.mjs";
import { findBrowser } from "../../../src/render/browser/find-browser.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const ORIGIN = "http://panels.test";
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'";
const HTML = `<!doctype html><html lang="zh"><meta charset="utf-8"><link rel="stylesheet" href="/page.css"><div id="manuscript"></div><div id="root"></div><script src="/page.js"></script>`;

export interface PanelsBrowser {
  readonly page: Page;
  readonly browser: Browser;
  /** What the page complained about. */
  readonly faults: string[];
}

/** A real browser with the panels around a script; nothing listens and nothing is fetched from outside. */
export async function openPanels(): Promise<PanelsBrowser> {
  const found = await findBrowser();
  if ("problem" in found) throw new Error("No browser: run npm run setup.");
  const { outputFiles } = await build({ ...pageBundle, entryPoints: ["test/studio/support/panels-page.tsx"], outdir: "page", external: ["/stage/*"] });
  const file = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))!.text;
  const [script, style] = [file(".js"), file(".css")];
  const browser = await chromium.launch({ executablePath: found.executablePath, args: ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND"] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1 });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
  await page.route("**/*", async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") return route.fulfill({ body: HTML, contentType: "text/html", headers: { "Content-Security-Policy": POLICY } });
    if (pathname === "/page.js") return route.fulfill({ body: script, contentType: "text/javascript" });
    if (pathname === "/page.css") return route.fulfill({ body: style, contentType: "text/css" });
    const font = /^\/stage\/fonts\/([\w-]+\.woff2)$/u.exec(pathname)?.[1];
    const face = font?.startsWith("lxgw") === true ? "lxgw-wenkai" : "noto-sans-sc";
    const body = font === undefined ? null : await readFile(join(root, "node_modules/@fontsource", face, "files", font)).catch(() => null);
    return body === null ? route.fulfill({ status: 404 }) : route.fulfill({ body, contentType: "font/woff2" });
  });
  await page.goto(`${ORIGIN}/`);
  return { page, browser, faults };
}
