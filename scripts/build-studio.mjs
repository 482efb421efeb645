// dist/studio/: the studio's page. The manuscript comes first; what the preview needs comes in chunks of its own.
import { readdir, rm } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build as esbuild } from "esbuild";
import { pageBundle } from "./config/esbuild.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** @param {readonly string[]} chunks asked for before the code that imports them is read */
const html = (chunks) => `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>逗捧</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/stage/katex.min.css">
<link rel="stylesheet" href="/main.css">
${["main.js", ...chunks].map((name) => `<link rel="modulepreload" href="/${name}">`).join("\n")}
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
  const [page, worker, style] = await Promise.all([buildPage(into), buildWorker(into), buildStyle(into)]);
  const outputFiles = [page, worker, style].flatMap((each) => each.outputFiles);
  await Promise.all(outputFiles.map((file) => put(join(into, relative(into, file.path)), file.text)));
  await put(join(into, "index.html"), html(chunksOfStudio(page.metafile)));
  const made = new Set(["index.html", ...outputFiles.map((file) => basename(file.path))]);
  for (const name of await readdir(into)) if (!made.has(name)) await rm(join(into, name), { force: true });
}

/** What `main.js` needs to open the studio, without what only the preview needs. */
function chunksOfStudio({ outputs }) {
  const main = Object.values(outputs).find(({ entryPoint }) => entryPoint === "src/studio/main.tsx");
  const wanted = new Set();
  const take = (path) => {
    if (wanted.has(path)) return;
    wanted.add(path);
    for (const { path: next, kind } of outputs[path].imports) if (kind === "import-statement") take(next);
  };
  for (const { path } of main.imports) take(path);
  return [...wanted].map((path) => basename(path));
}

/** zod speaks fifty languages; nobody here asks for more than one. */
const oneLocale = {
  name: "one-locale",
  setup(builder) {
    builder.onResolve({ filter: /locales\/index\.js$/ }, ({ importer }) =>
      /[/\\]zod[/\\]/u.test(importer) ? { path: "locales", namespace: "one-locale" } : undefined);
    builder.onLoad({ filter: /.*/, namespace: "one-locale" }, () => ({ contents: `export { default as en } from "zod/v4/locales/en.js";`, resolveDir: root }));
  },
};

const scripts = {
  ...pageBundle,
  plugins: [oneLocale],
  format: "esm",
  minify: true,
  loader: { ...pageBundle.loader, ".css": "empty" },
};

function buildPage(into) {
  return esbuild({
    ...scripts,
    entryPoints: { main: "src/studio/main.tsx" },
    outdir: into,
    splitting: true,
    metafile: true,
    conditions: ["module"],
    chunkNames: "chunk-[hash]",
    // zod must know, before the first schema, that it may not compile validators: the page forbids itself eval. A chunk runs
    // before the module that asks for it, so `z.config` would come too late.
    banner: { js: "(globalThis.__zod_globalConfig??={}).jitless=true;" },
  });
}

/** By itself: in a worker there is no document, and packages have other files for it. */
function buildWorker(into) {
  return esbuild({ ...scripts, entryPoints: { "check-worker": "src/studio/store/check-worker.ts" }, outdir: into, conditions: ["worker", "module"] });
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
