// dist/studio/: the studio's page. The manuscript comes first; what the preview needs comes in chunks of its own.
import { readdir, rm } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build as esbuild } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

const html = `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>逗捧</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/stage/katex.min.css">
<link rel="stylesheet" href="/main.css">
</head>
<body>
<div id="root"></div>
<script type="module" src="/main.js"></script>
</body>
</html>
`;

/**
 * @param {string} into folder
 * @param {(file: string, text: string) => Promise<void>} put writes a file whole
 */
export async function buildStudio(into, put) {
  const [{ outputFiles }, style] = await Promise.all([buildScripts(into), buildStyle(into)]);
  await Promise.all([...outputFiles, ...style.outputFiles].map((file) => put(join(into, relative(into, file.path)), file.text)));
  await put(join(into, "index.html"), html);
  const made = new Set(["index.html", ...[...outputFiles, ...style.outputFiles].map((file) => basename(file.path))]);
  for (const name of await readdir(into)) if (!made.has(name)) await rm(join(into, name), { force: true });
}

function buildScripts(into) {
  return esbuild({
    absWorkingDir: root,
    entryPoints: { main: "src/studio/main.tsx", "check-worker": "src/studio/store/check-worker.ts" },
    outdir: into,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "chrome120",
    platform: "browser",
    conditions: ["module"],
    jsx: "automatic",
    minify: true,
    write: false,
    define: { "process.env.NODE_ENV": '"production"' },
    external: ["/stage/*"],
    chunkNames: "chunk-[hash]",
    loader: { ".css": "empty", ".woff2": "empty", ".woff": "empty", ".ttf": "empty" },
    legalComments: "none",
    logLevel: "silent",
  });
}

/** One style sheet: what a chunk brings later would come too late. The colours first, then folder by folder. */
async function buildStyle(into) {
  const files = (await readdir(join(root, "src/studio"), { recursive: true })).filter((name) => name.endsWith(".css")).sort();
  return esbuild({
    absWorkingDir: root,
    stdin: { contents: files.map((name) => `@import ${JSON.stringify(`./src/studio/${name.split(sep).join("/")}`)};`).join("\n"), resolveDir: root, loader: "css" },
    outfile: join(into, "main.css"),
    bundle: true,
    minify: true,
    write: false,
    target: "chrome120",
    external: ["/stage/*"],
    legalComments: "none",
    logLevel: "silent",
  });
}
