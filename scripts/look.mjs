// `npm run look`: draws the whole visual language, both themes side by side, into assets/readme/look.png.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { browserPlaces } from "./config/browser-places.mjs";

const ORIGIN = "http://look.test";
const HTML = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="katex.min.css"><canvas></canvas><script type="module" src="page.js"></script>`;

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const katex = join(dirname(require.resolve("katex/package.json")), "dist");
const folders = [join(katex, "fonts"), ...["noto-sans-sc", "lxgw-wenkai"].map((face) => join(root, "node_modules/@fontsource", face, "files"))];

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ["scripts/look/page.ts"],
  bundle: true,
  write: false,
  outdir: "page",
  format: "esm",
  target: "chrome120",
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
  loader: { ".woff2": "empty", ".woff": "empty", ".ttf": "empty" },
  logLevel: "error",
});
const script = outputFiles.find(({ path }) => path.endsWith(".js")).text;

const named = process.env.DOUPENG_BROWSER;
const executablePath = named ?? browserPlaces(process.platform, process.env, delimiter).find((place) => existsSync(place));
if (executablePath === undefined) {
  console.error("✗ 找不到浏览器，先运行 npm run setup。 / No browser; run npm run setup.");
  process.exit(3);
}
const browser = await chromium.launch({ executablePath, args: ["--force-color-profile=srgb", "--font-render-hinting=none", "--disable-lcd-text", "--host-resolver-rules=MAP * ~NOTFOUND", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])] });
try {
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.route("**/*", async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") return route.fulfill({ body: HTML, contentType: "text/html" });
    if (pathname === "/page.js") return route.fulfill({ body: script, contentType: "text/javascript" });
    if (pathname === "/katex.min.css") return route.fulfill({ body: await readFile(join(katex, "katex.min.css")), contentType: "text/css" });
    const name = /^\/fonts\/([\w-]+\.woff2)$/u.exec(pathname)?.[1];
    const file = name === undefined ? undefined : folders.map((folder) => join(folder, name)).find((each) => existsSync(each));
    return file === undefined ? route.abort() : route.fulfill({ body: await readFile(file) });
  });
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction(() => document.title === "ready", undefined, { timeout: 60_000 }).catch((error) => { throw new Error(faults.join("\n") || error.message); });
  const url = await page.evaluate(() => document.querySelector("canvas").toDataURL("image/png"));
  const target = join(root, "assets/readme/look.png");
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, Buffer.from(url.slice(url.indexOf(",") + 1), "base64"));
  console.log(target);
} finally {
  await browser.close();
}
