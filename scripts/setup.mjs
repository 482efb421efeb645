// Makes a fresh clone ready to work: dependencies from the lock file, a browser, the `doupeng` command.
// Plain Node, no dependencies; prints nothing when all is there.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { browserPlaces } from "./config/browser-places.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const NODE = [20, 19];

/** @param {string} zh @param {string} en */
const say = (zh, en) => process.stderr.write(`${zh} / ${en}\n`);

/** @type {(zh: string, en: string) => never} */
function giveUp(zh, en) {
  say(zh, en);
  process.exit(3);
}

export async function setup() {
  requireNode();
  if (!dependenciesMatchLock()) installDependencies();
  linkCommand();
  if (!findInstalledBrowser()) await installBrowser();
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > NODE[0] || (major === NODE[0] && minor >= NODE[1])) return;
  giveUp(
    `需要 Node ${NODE.join(".")} 或更新版本，现在是 ${process.versions.node}：请从 nodejs.org 安装。`,
    `Node ${NODE.join(".")} or newer is needed, this is ${process.versions.node}: install it from nodejs.org.`,
  );
}

/**
 * Whether every package of the lock file is installed in its version. npm writes its own record last, so a broken-off
 * installation has none. Compared by content: a checkout gives files any time stamp.
 */
function dependenciesMatchLock() {
  const wanted = readPackages(join(root, "package-lock.json"));
  const installed = readPackages(join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const there = installed[path];
    return there ? there.version === entry.version : entry.optional === true || entry.devOptional === true || entry.peer === true;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

function installDependencies() {
  say("正在按锁文件安装依赖，第一次约一分钟……", "Installing the dependencies of the lock file, about a minute the first time…");
  // Scripts of packages are not run: none of ours needs one.
  const done = npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (done.status !== 0 || !dependenciesMatchLock())
    giveUp("依赖没有装好：请检查网络，再运行 npm ci。", "The dependencies could not be installed: check the network, then run npm ci.");
}

/** npm's own file run by this Node: `npm.cmd` cannot be started without a shell on Windows. */
function npm(args) {
  const beside = dirname(process.execPath);
  const cli = [
    process.env.npm_execpath,
    join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
    join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
  ].find((file) => file?.endsWith("npm-cli.js") && existsSync(file));
  const options = { cwd: root, stdio: ["ignore", "ignore", "inherit"] };
  return cli
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
}

/** `npx doupeng` looks into node_modules/.bin, where npm does not put a package's own command. */
function linkCommand() {
  const bin = join(root, "node_modules", ".bin");
  const target = join(root, "scripts", "doupeng.mjs");
  if (!existsSync(target)) return;
  mkdirSync(bin, { recursive: true });
  if (process.platform === "win32") {
    writeOnce(join(bin, "doupeng.cmd"), `@node "%~dp0\\..\\..\\scripts\\doupeng.mjs" %*\r\n`);
    return;
  }
  chmodSync(target, 0o755);
  if (!existsSync(join(bin, "doupeng"))) symlinkSync(join("..", "..", "scripts", "doupeng.mjs"), join(bin, "doupeng"));
}

function writeOnce(file, text) {
  if (!existsSync(file)) writeFileSync(file, text);
}

function findInstalledBrowser() {
  return browserPlaces(process.platform, process.env, delimiter).find((file) => existsSync(file));
}

async function installBrowser() {
  say("没有找到 Chrome、Edge 或 Chromium，正在安装……", "No Chrome, Edge or Chromium was found; installing one…");
  if (installSystemPackage()) return;
  try {
    // Remotion keeps its download in node_modules, where the renderer looks for it too.
    const { ensureBrowser } = await import("@remotion/renderer");
    const status = await ensureBrowser({ logLevel: "error" });
    if (status.type !== "no-browser") return;
  } catch {
    // The sentence below says what to do.
  }
  giveUp(
    "浏览器没有装上：请安装 Chrome、Edge 或 Chromium，或用环境变量 DOUPENG_BROWSER 指出它的路径。",
    "No browser could be installed: install Chrome, Edge or Chromium, or name its path in DOUPENG_BROWSER.",
  );
}

/** Debian and Ubuntu, when we are root or sudo asks no password. Ubuntu's package may only be a pointer to snap: looked for again after. */
function installSystemPackage() {
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get")) return false;
  const prefix = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const run = (...command) => {
    const [file, ...args] = [...prefix, ...command];
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    return spawnSync(file, args, { stdio: "ignore", env, timeout: 600_000 }).status === 0;
  };
  if (!run("true")) return false;
  run("apt-get", "update", "-q");
  run("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium");
  return findInstalledBrowser() !== undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await setup();
