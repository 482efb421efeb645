// `npm run gallery`: every scene of src/scenes alive in the browser. A loopback page, made anew at each reload.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { pageBundle } from "./config/esbuild.mjs";
import { setup } from "./setup.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2" };
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

const html = `<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>逗捧 · 场景画廊</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="katex.min.css">
<link rel="stylesheet" href="gallery.css">
<div id="root"></div>
<script type="module" src="gallery.js"></script>
`;

/**
 * Serves the gallery on 127.0.0.1.
 *
 * @param {number} port 0 = any free one
 * @returns {Promise<import("node:http").Server>}
 */
export async function serveGallery(port) {
  const { buildWhenStale } = await import("./build-when-stale.mjs");
  await buildWhenStale();
  const server = createServer((request, response) => {
    answer(request, server.address().port).then(
      ({ status, type, body }) => {
        response.writeHead(status, {
          "Content-Type": type,
          "Content-Security-Policy": POLICY,
          "X-Content-Type-Options": "nosniff",
          "Cross-Origin-Resource-Policy": "same-origin",
          "Cache-Control": "no-store",
        });
        response.end(body);
      },
      (error) => response.writeHead(500, { "Content-Type": "text/plain; charset=utf-8" }).end(String(error.message)),
    );
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
}

async function answer({ method, url, headers }, port) {
  const refuse = (status) => ({ status, type: "text/plain", body: `${status}\n` });
  // The exact name, or a page elsewhere could reach us under a name of its own.
  if (headers.host !== `127.0.0.1:${port}` && headers.host !== `localhost:${port}`) return refuse(403);
  if (method !== "GET") return refuse(405);
  const give = (name, body) => ({ status: 200, type: `${TYPES[extname(name)]}; charset=utf-8`, body });
  if (url === "/") return give("index.html", html);
  if (url === "/gallery.js") return give(url, await bundle());
  if (url === "/gallery.css") return give(url, await styles());
  // Names only, so that no path leads out of dist/stage.
  const file = /^\/(fonts\/[\w-]+\.woff2|katex\.min\.css)$/u.exec(url)?.[1];
  const body = file && (await readFile(join(root, "dist/stage", file)).catch(() => null));
  return body ? give(file, body) : refuse(404);
}

/** The gallery's own style behind that of the form it shares with the studio. */
async function styles() {
  const files = ["src/studio/inspector/form/form.css", "scripts/gallery/gallery.css"];
  return (await Promise.all(files.map((file) => readFile(join(root, file), "utf8")))).join("\n");
}

async function bundle() {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({ ...pageBundle, entryPoints: ["scripts/gallery/main.tsx"], outdir: "gallery", format: "esm", sourcemap: "inline" });
  return outputFiles.find(({ path }) => path.endsWith(".js")).contents;
}

function openInBrowser(url) {
  const [file, ...args] = { darwin: ["open"], win32: ["rundll32", "url.dll,FileProtocolHandler"] }[process.platform] ?? ["xdg-open"];
  spawn(file, [...args, url], { stdio: "ignore", detached: true }).on("error", () => {}).unref();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values } = parseArgs({ options: { port: { type: "string", default: "4420" }, "no-open": { type: "boolean" } } });
  await setup();
  const server = await serveGallery(Number(values.port)).catch(() => serveGallery(0));
  const url = `http://127.0.0.1:${server.address().port}/`;
  console.log(`场景画廊 / scene gallery: ${url}\nCtrl-C 结束 / to stop`);
  if (process.stdout.isTTY && !values["no-open"]) openInBrowser(url);
}
