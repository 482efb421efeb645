// dist/studio/: the studio's page. The manuscript comes first; what the preview needs comes in chunks of its own.
import { readdir, rm } from "node:fs/promises";
import { basename, join, relative } from "node:path";
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
  const { outputFiles } = await esbuild({
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
    loader: { ".woff2": "empty", ".woff": "empty", ".ttf": "empty" },
    legalComments: "none",
    logLevel: "silent",
  });
  await Promise.all(outputFiles.map((file) => put(join(into, relative(into, file.path)), file.text)));
  await put(join(into, "index.html"), html);
  const made = new Set(["index.html", ...outputFiles.map((file) => basename(file.path))]);
  for (const name of await readdir(into)) if (!made.has(name)) await rm(join(into, name), { force: true });
}
