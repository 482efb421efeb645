import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium, type Browser, type CDPSession, type Page } from "playwright-core";
import { pageBundle } from "../../../scripts/config/esbuild.mjs";
import { findBrowser } from "../../../src/render/browser/find-browser.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const katex = join(dirname(createRequire(import.meta.url).resolve("katex/package.json")), "dist");
const ORIGIN = "http://manuscript.test";
/** The policy the studio is served with, so that what it forbids fails here too. */
const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard";
const HTML = `<!doctype html><html lang="zh"><meta charset="utf-8"><link rel="stylesheet" href="/katex.min.css"><link rel="stylesheet" href="/look.css"><link rel="stylesheet" href="/page.css">
<body><div id="root"><div id="manuscript" tabindex="-1"></div></div><script src="/page.js"></script>`;

export interface OpenManuscript {
  readonly browser: Browser;
  readonly page: Page;
  readonly cdp: CDPSession;
  /** What the page reported as errors, and what its policy forbade. */
  readonly troubles: string[];
}

/** A real browser with the page of `manuscript-page.ts`; nothing listens and nothing comes from outside. */
export async function openManuscript(): Promise<OpenManuscript> {
  const found = await findBrowser();
  if ("problem" in found) throw new Error("No browser: run npm run setup.");
  const files = await bundle();
  const browser = await chromium.launch({ executablePath: found.executablePath, args: ["--no-sandbox", "--font-render-hinting=none", "--host-resolver-rules=MAP * ~NOTFOUND"] });
  const context = await browser.newContext({ viewport: { width: 1000, height: 760 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]).catch(() => {});
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") troubles.push(message.text()); });
  await page.route("**/*", async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") return route.fulfill({ body: HTML, contentType: "text/html", headers: { "content-security-policy": CSP } });
    const body = files.get(pathname) ?? await asset(pathname);
    if (body === null) return route.fulfill({ status: 404, body: "" });
    return route.fulfill({ body, contentType: pathname.endsWith(".css") ? "text/css" : pathname.endsWith(".js") ? "text/javascript" : "font/woff2" });
  });
  await page.goto(`${ORIGIN}/`);
  return { browser, page, cdp: await context.newCDPSession(page), troubles };
}

async function asset(pathname: string): Promise<Buffer | null> {
  const name = pathname.split("/").at(-1)!;
  const places = [join(katex, name), join(katex, "fonts", name), join(root, "src/studio/app", name),
    ...["noto-sans-sc", "lxgw-wenkai"].map((face) => join(root, "node_modules/@fontsource", face, "files", name))];
  for (const place of places) {
    const body = await readFile(place).catch(() => null);
    if (body) return body;
  }
  return null;
}

async function bundle(): Promise<ReadonlyMap<string, Buffer>> {
  const { outputFiles } = await build({ ...pageBundle, entryPoints: ["test/studio/manuscript/manuscript-page.ts"], outdir: "page", entryNames: "page", target: "chrome123", external: ["/stage/*"] });
  return new Map(outputFiles.map(({ path, contents }) => [`/${path.split("/").at(-1)!}`, Buffer.from(contents)]));
}
