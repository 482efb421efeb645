import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describeRenderProblem, findBrowser, findFfmpeg, renderFilm, stageDirectory, type RenderProblem } from "#render";
import { parseScript } from "#script";
import { bindShow } from "#show";
import { catalogue, fontFaces } from "#stage";
import type { Bilingual } from "#sim";
import { troubleOf } from "./trouble.ts";

/** One thing a machine needs or likes to have. */
export interface MachineCheck {
  readonly name: string;
  readonly title: Bilingual;
  /** `extra`: everything works without it. */
  readonly state: "ok" | "missing" | "extra";
  readonly found: string;
  /** A command or a sentence that mends it; null when nothing is missing. */
  readonly remedy: Bilingual | null;
}

type Finding = Pick<MachineCheck, "state" | "found" | "remedy">;

/** Everything the command line needs from a machine, cheapest first. `capture` renders a moment of film. */
export const machineChecks: readonly { readonly name: string; readonly title: Bilingual; readonly find: () => Promise<Finding> | Finding }[] = [
  { name: "node", title: { zh: "Node", en: "Node" }, find: () => ok(process.versions.node) },
  { name: "browser", title: { zh: "浏览器", en: "Browser" }, find: checkBrowser },
  { name: "fonts", title: { zh: "字体", en: "Fonts" }, find: checkFonts },
  { name: "encoder", title: { zh: "合成器", en: "Muxer" }, find: checkEncoder },
  { name: "disk", title: { zh: "磁盘", en: "Disk" }, find: checkDisk },
  { name: "capture", title: { zh: "试渲染一小段", en: "A moment of film" }, find: checkCapture },
  { name: "ffmpeg", title: { zh: "系统 ffmpeg（可有可无）", en: "System ffmpeg (extra)" }, find: () => checkProgram("ffmpeg", "-version", "ffmpeg") },
  { name: "espeak-ng", title: { zh: "语音 espeak-ng（可有可无）", en: "Speech espeak-ng (extra)" }, find: () => checkProgram("espeak-ng", "--version", "espeak-ng") },
];

async function checkBrowser(): Promise<Finding> {
  const browser = await findBrowser();
  return "problem" in browser ? missing(browser.problem) : ok(browser.executablePath);
}

function checkFonts(): Finding {
  const lost = fontFaces.filter(({ file }) => !existsSync(join(stageDirectory(), "fonts", file)));
  if (lost.length === 0) return ok([...new Set(fontFaces.map(({ family }) => family))].join(", "));
  const names = lost.map(({ file }) => file).join(", ");
  return { state: "missing", found: names, remedy: { zh: "npm ci && npm run build", en: "npm ci && npm run build" } };
}

function checkEncoder(): Finding {
  try {
    return ok(findFfmpeg().executable);
  } catch (error) {
    return refused(error);
  }
}

const LEAST_FREE_GB = 2;

async function checkDisk(): Promise<Finding> {
  const { bavail, bsize } = await statfs(process.cwd());
  const freeGb = (bavail * bsize) / 1e9;
  if (freeGb >= LEAST_FREE_GB) return ok(`${freeGb.toFixed(0)} GB`);
  return {
    state: "missing",
    found: `${freeGb.toFixed(1)} GB`,
    remedy: { zh: `请腾出 ${LEAST_FREE_GB} GB；节目里的 .doupeng 文件夹可以删。`, en: `Free ${LEAST_FREE_GB} GB; the .doupeng folder of a show may be deleted.` },
  };
}

const ONE_LINE = "---\ndoupeng: 1\ntitle: 试\ncast:\n  甲: { role: dougen }\n---\n# 垫话\n## 试 {#one}\n甲：好。\n";

/** The whole way, small: browser, capture, encoding, sound, joining. */
async function checkCapture(): Promise<Finding> {
  const dir = await mkdtemp(join(tmpdir(), "doupeng-doctor-"));
  try {
    const bound = bindShow({ script: parseScript(ONE_LINE), catalogue, takes: [] });
    const outcome = await renderFilm({ dir, bound, out: join(dir, "one.mp4"), scale: 0.25, engine: "capture" });
    if (outcome.kind === "failed") return missing(outcome.problem);
    return outcome.kind === "done" ? ok(`${outcome.frames} frames, ${(outcome.tookMs / 1000).toFixed(1)} s`) : refused(new Error(outcome.kind));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function checkProgram(file: string, flag: string, aptPackage: string): Promise<Finding> {
  try {
    const { stdout } = await promisify(execFile)(file, [flag], { timeout: 10_000 });
    return ok(stdout.split("\n")[0]!.slice(0, 60));
  } catch {
    const command = { linux: `sudo apt install ${aptPackage}`, darwin: `brew install ${aptPackage}`, win32: `winget install ${aptPackage}` }[process.platform as string] ?? aptPackage;
    return { state: "extra", found: "", remedy: { zh: command, en: command } };
  }
}

function ok(found: string): Finding {
  return { state: "ok", found, remedy: null };
}

function missing(problem: RenderProblem): Finding {
  return { state: "missing", found: "", remedy: { zh: describeRenderProblem(problem, "zh"), en: describeRenderProblem(problem, "en") } };
}

function refused(error: unknown): Finding {
  return { state: "missing", found: "", remedy: troubleOf(error).sentence };
}
