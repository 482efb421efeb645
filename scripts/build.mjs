// `npm run build`: everything that runs outside a checkout, into dist/.
//   dist/stage/   the pages a browser renders: capture.html (our engine), index.html + bundle.js (Remotion's), fonts, KaTeX's style
//   dist/studio/  the studio's page
//   dist/remotion-worker.js, dist/cli.js   Node programs; npm packages stay outside them
// dist/cli.js comes last: whoever asks whether dist/ is fresh looks at it.
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build as esbuild } from "esbuild";
import { buildStudio } from "./build-studio.mjs";
import { pageBundle, programBundle } from "./config/esbuild.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);

/**
 * @param {{ outDir?: string, stage?: string }} [options] `outDir`: instead of dist/; `stage`: a module that takes the
 *   place of #stage (the tests' small stage)
 * @returns {Promise<{ outDir: string }>}
 * @throws {Error} with esbuild's messages when a source does not compile
 */
export async function build({ outDir = join(root, "dist"), stage } = {}) {
  const stageModule = stage ?? join(root, "src/stage/index.ts");
  const swap = aliasStage(stageModule);
  const into = join(outDir, "stage");
  await mkdir(join(into, "fonts"), { recursive: true });
  if (existsSync(stageModule)) {
    const [capture, remotion, hashes] = await Promise.all([bundleCapture(swap), bundleRemotion(swap), hashCode(swap)]);
    const fonts = await copyFonts(into, [capture, remotion].join("\n"));
    await Promise.all([
      put(join(into, "capture.js"), capture),
      put(join(into, "bundle.js"), remotion),
      put(join(into, "capture.html"), captureHtml),
      put(join(into, "index.html"), await remotionHtml()),
      put(join(into, "code.json"), JSON.stringify({ ...hashes, fonts }, null, 2)),
    ]);
  }
  if (stage === undefined) await buildStudio(join(outDir, "studio"), put);
  for (const [name, entry] of [
    ["remotion-worker.js", "src/render/remotion/worker.ts"],
    ["cli.js", "src/cli/main.ts"],
  ]) {
    if (existsSync(join(root, entry))) await put(join(outDir, name), await bundleText({ ...programBundle, write: false, entryPoints: [entry] }), true);
  }
  return { outDir };
}

const captureHtml = `<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<title>Doupeng</title>
<link rel="stylesheet" href="katex.min.css">
<style>html, body { margin: 0; background: #000 }</style>
<body>
<script src="capture.js"></script>
`;

function bundleCapture(swap) {
  return bundleText({ ...pageBundle, minify: true, plugins: [swap, onlyWhatIsUsed], entryPoints: ["src/render/capture/page/main.ts"] });
}

/** What Remotion's own bundler would make, without its half minute: environment, our root, its entry. */
function bundleRemotion(swap) {
  const remotionCli = createRequire(require.resolve("@remotion/cli/package.json"));
  const entry = [
    `import ${JSON.stringify(remotionCli.resolve("@remotion/bundler").replace(/index\.js$/u, "setup-environment.js"))};`,
    `import { Composition, registerRoot } from "remotion";`,
    `import { ClipComposition } from "#stage";`,
    // Size, length and props come with each render.
    `const Root = () => <Composition id="clip" component={ClipComposition} width={1920} height={1080} fps={30} durationInFrames={1} defaultProps={{}} />;`,
    `registerRoot(Root);`,
    `import "@remotion/studio/renderEntry";`,
  ].join("\n");
  return bundleText({
    ...pageBundle,
    // Modules only: Remotion ships each package twice, and two copies of its contexts do not see each other.
    conditions: ["module"],
    minify: true,
    plugins: [swap, withoutStudio(remotionCli), onlyWhatIsUsed],
    stdin: { contents: entry, resolveDir: root, loader: "tsx" },
  });
}

/** Remotion's entry offers its whole studio for an empty address; a render never asks for it. */
function withoutStudio(remotionCli) {
  return {
    name: "without-studio",
    setup(builder) {
      builder.onResolve({ filter: /^@remotion\/studio\/renderEntry$/ }, () => ({
        path: join(dirname(remotionCli.resolve("@remotion/studio/renderEntry")), "esm", "renderEntry.mjs"),
      }));
      builder.onResolve({ filter: /^\.\/internals(\.m?js)?$|chunk-.*internals|^@remotion\/studio\/internals$/ }, ({ kind, path }) =>
        kind === "dynamic-import" ? { path, namespace: "nothing" } : undefined,
      );
      builder.onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "export const StudioInternals = {};" }));
    },
  };
}

async function remotionHtml() {
  const remotionCli = createRequire(require.resolve("@remotion/cli/package.json"));
  const { studioHtml } = remotionCli("@remotion/studio-shared/studio-html");
  const html = studioHtml({
    importMap: null,
    staticHash: "/public",
    publicPath: "/",
    editorName: null,
    inputProps: null,
    remotionRoot: "",
    studioServerCommand: null,
    renderQueue: null,
    completedClientRenders: null,
    numberOfAudioTags: 0,
    publicFiles: [],
    includeFavicon: false,
    title: "Doupeng",
    renderDefaults: undefined,
    publicFolderExists: null,
    fileSystemPlatform: "posix",
    gitSource: null,
    projectName: "doupeng",
    installedDependencies: null,
    packageManager: "unknown",
    audioLatencyHint: "playback",
    experimentalKeepAudioContextAlive: false,
    sampleRate: 48000,
    logLevel: "info",
    mode: "bundle",
    bundleScriptUrl: null,
    bundleScriptType: null,
    readOnlyStudio: false,
    studioRuntimeConfig: null,
  });
  // Nothing but what this page was served with: no request leaves the machine while it renders.
  const policy = "default-src 'self' 'unsafe-inline' blob: data:; connect-src 'self' blob: data: http://localhost:*";
  return html.replace(
    "<head>",
    `<head>\n<meta http-equiv="Content-Security-Policy" content="${policy}">\n<link rel="icon" href="data:,">\n<link rel="stylesheet" href="/katex.min.css">`,
  );
}

/**
 * Hashes of the code that shapes a picture: of every scene by itself, of the stage without the scenes, of Remotion's
 * wrapping, of our page. Bundled and minified first, so that neither a comment nor an unused neighbour counts.
 */
async function hashCode(swap) {
  const scenesDir = join(root, "src/scenes");
  const sceneFile = (name) => ["index.ts", "index.tsx"].map((file) => join(scenesDir, name, file)).find((file) => existsSync(file));
  const names = (await readdir(scenesDir, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && sceneFile(entry.name))
    .map((entry) => entry.name)
    .sort();
  const [own, { capture }] = await Promise.all([
    hashEntries(
      {
        stage: `export { createClipPainter, ClipOverlay, loadFonts } from "#stage";`,
        remotion: `export { ClipComposition } from "#stage";`,
        ...Object.fromEntries(names.map((name) => [`scenes/${name}`, `export * from ${JSON.stringify(sceneFile(name))};`])),
      },
      [swap, scenesApart],
    ),
    // Our page without the stage, which is counted by itself.
    hashEntries(
      { capture: `export * from "./src/render/capture/page/capture-clip.ts"; export * from "./src/render/capture/page/encode-images.ts";` },
      [{ name: "stage-apart", setup: (builder) => builder.onResolve({ filter: /^#stage$/ }, ({ path }) => ({ path, external: true })) }],
    ),
  ]);
  const scenes = Object.fromEntries(names.map((name) => [name, own[`scenes/${name}`]]));
  return { stage: own.stage, remotion: own.remotion, capture, scenes };
}

/** @param {Record<string, string>} entries source of each, by name */
async function hashEntries(entries, plugins) {
  const result = await esbuild({
    ...pageBundle,
    format: "esm",
    minify: true,
    treeShaking: true,
    metafile: true,
    packages: "external",
    outdir: root,
    entryPoints: Object.keys(entries).map((name) => ({ in: `entry:${name}`, out: name })),
    plugins: [...plugins, entryModules(entries), onlyWhatIsUsed],
  });
  const hashes = {};
  for (const file of result.outputFiles) {
    const name = relative(root, file.path).split(sep).join("/").replace(/\.js$/u, "");
    const output = result.metafile.outputs[`${name}.js`];
    const packages = [...new Set(output.imports.filter((each) => each.external).map((each) => packageOf(each.path)))].sort();
    const versions = await Promise.all(packages.map(async (each) => `${each}@${await versionOf(each)}`));
    hashes[name] = sha256([file.text, ...versions].join("\n"));
  }
  return hashes;
}

function entryModules(entries) {
  return {
    name: "entries",
    setup(builder) {
      builder.onResolve({ filter: /^entry:/ }, ({ path }) => ({ path: path.slice(6), namespace: "entry" }));
      builder.onLoad({ filter: /.*/, namespace: "entry" }, ({ path }) => ({ contents: entries[path], resolveDir: root, loader: "ts" }));
    },
  };
}

/** Remotion's wrapping knows all scenes by name; their code is counted scene by scene. */
const scenesApart = {
  name: "scenes-apart",
  setup(builder) {
    builder.onResolve({ filter: /^\.\/[\w-]+\/index\.tsx?$/ }, ({ path, importer }) =>
      importer === join(root, "src/scenes/index.ts") ? { path, external: true } : undefined,
    );
  },
};

/** Our modules do nothing when loaded, so one that is not used may go. */
const onlyWhatIsUsed = {
  name: "only-what-is-used",
  setup(builder) {
    const asked = Symbol("asked");
    builder.onResolve({ filter: /^[.#]/ }, async ({ path, importer, resolveDir, kind, namespace, pluginData }) => {
      if (pluginData === asked) return undefined;
      const found = await builder.resolve(path, { importer, resolveDir, kind, namespace, pluginData: asked });
      const isOurs = found.namespace === "file" && found.path.startsWith(join(root, "src")) && !found.path.endsWith(".css");
      return isOurs ? { path: found.path, sideEffects: false } : found;
    });
  },
};

/** @param {string} module that #stage stands for */
function aliasStage(module) {
  return {
    name: "stage",
    setup(builder) {
      builder.onResolve({ filter: /^#stage$/ }, () => ({ path: module, sideEffects: false }));
    },
  };
}

/** Copies every font the pages name, out of the packages that hold it. Returns a hash of them all. */
async function copyFonts(into, code) {
  const katex = dirname(require.resolve("katex/package.json"));
  const css = await readFile(join(katex, "dist/katex.min.css"), "utf8");
  await put(join(into, "katex.min.css"), css);
  const names = [...new Set([...`${code}\n${css}`.matchAll(/[\w-]+\.woff2/gu)].map(([name]) => name))].sort();
  const folders = [
    join(katex, "dist/fonts"),
    ...["@fontsource/noto-sans-sc", "@fontsource/lxgw-wenkai"].map((name) => join(dirname(require.resolve(`${name}/package.json`)), "files")),
  ];
  const hash = createHash("sha256");
  for (const name of names) {
    const folder = folders.find((each) => existsSync(join(each, name)));
    if (!folder) throw new Error(`The stage names the font ${name}, which no installed package holds: correct src/stage or install its package.`);
    const [from, to] = [join(folder, name), join(into, "fonts", name)];
    if ((await sizeOf(to)) !== (await sizeOf(from))) await whole(to, (temporary) => copyFile(from, temporary));
    hash.update(name).update(await readFile(from));
  }
  return hash.digest("hex");
}

async function bundleText(options) {
  const { outputFiles } = await esbuild(options);
  return outputFiles.find((file) => !file.path.endsWith(".css"))?.text ?? "";
}

async function put(file, text, always = false) {
  if (!always && (await readFile(file, "utf8").catch(() => null)) === text) return;
  await mkdir(dirname(file), { recursive: true });
  await whole(file, (temporary) => writeFile(temporary, text));
}

/** Writes under a temporary name and renames: a render that reads dist/ meanwhile sees the old file or the new one. */
async function whole(file, write) {
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(4).toString("hex")}`);
  await write(temporary);
  await rename(temporary, file).catch(async (error) => {
    await rm(temporary, { force: true });
    throw error;
  });
}

async function sizeOf(file) {
  return (await stat(file).catch(() => null))?.size ?? -1;
}

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

const packageOf = (path) => path.split("/", path.startsWith("@") ? 2 : 1).join("/");

async function versionOf(name) {
  const file = join(root, "node_modules", name, "package.json");
  return existsSync(file) ? JSON.parse(await readFile(file, "utf8")).version : "";
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const startedMs = performance.now();
  await build();
  console.log(`dist/ (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`);
}
