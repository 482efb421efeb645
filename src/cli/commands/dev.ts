import { cp, mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { stageDirectory } from "#render";
import { PortTaken, serveShow, type Served } from "#server";
import { catalogue } from "#stage";
import { defineCommand, option } from "../command.ts";
import { faint, good, strong, type ExitCode, type Io } from "../io.ts";
import { openBrowser } from "../open-browser.ts";
import { findFolder } from "../open-show.ts";
import { toolVersion } from "../tool-version.ts";
import { failed } from "../trouble.ts";

/** The show that ships with Doupeng, for a first look. */
const DEMO = "porridge-and-experts";

/** Opens the studio in the browser. */
export const dev = defineCommand({
  name: "dev",
  summary: { zh: "打开工作台：在浏览器里写、看、改", en: "Open the studio: write, see, correct, in the browser" },
  options: z.strictObject({
    show: option(z.string().optional(), {
      title: { zh: "节目文件夹；不写就用这里的，这里没有就放一个样例", en: "folder of the show; by default the one here, or else a sample put here" },
      positional: true,
      value: "SHOW",
    }),
    port: option(z.number().int().min(1).max(65_535).optional(), { title: { zh: "端口；不写就自己找一个", en: "port; by default one that is free" }, value: "N" }),
    noOpen: option(z.boolean().optional(), { title: { zh: "只打印网址，不打开浏览器", en: "print the address and open no browser" } }),
  }),
  examples: [
    { line: "doupeng dev SHOW", says: { zh: "打开我的段子", en: "open my show" } },
    { line: "doupeng dev", says: { zh: "第一次来：放一个样例在这里，打开它", en: "new here: puts a sample here and opens it" } },
  ],
  run: async ({ show, port, noOpen }, io): Promise<ExitCode> => {
    const { folder, isFirstRun } = show === undefined ? await showHere(io) : { folder: await findFolder(show, io), isFirstRun: false };
    if (!(await isThere(join(folder, "show.md"))))
      throw failed({ zh: `${show ?? folder} 里没有 show.md：请检查路径，或用 doupeng new 新建一个。`, en: `There is no show.md in ${show ?? folder}: check the path, or make one with doupeng new.` });
    // Asked for before the server starts: from here on Ctrl-C ends it in order.
    const { signal } = io;
    const served = await serveShow({ folder, catalogue, port, isFirstRun, toolVersion: toolVersion(), stage: stageDirectory(), studio: join(stageDirectory(), "..", "studio") })
      .catch((error: unknown) => { throw error instanceof PortTaken ? taken(error.port) : error; });
    await tell(served, noOpen === true, io);
    if (served.wasRunning) return 0;
    await aborted(signal);
    io.note({ zh: "正在收拾……", en: "Tidying up…" });
    await served.stop();
    return 0;
  },
});

async function tell({ url, wasRunning }: Served, noOpen: boolean, io: Io): Promise<void> {
  if (io.json) io.printJson({ url });
  io.print(good("✓ "), wasRunning ? { zh: "这个节目已经开着：", en: "This show is open already: " } : { zh: "工作台：", en: "The studio: " }, strong(url));
  const isShown = !noOpen && !io.json && (await openBrowser(url));
  if (!isShown) io.print(faint({ zh: "  用浏览器打开上面整个网址。", en: "  Open the whole address above in a browser." }));
  if (!wasRunning) io.print(faint({ zh: "  按 Ctrl-C 结束；写的字随写随存。", en: "  Ctrl-C ends it; what you write is saved as you write." }));
}

/** The show in the working folder; where there is none, the demo show, copied here the first time. */
async function showHere(io: Io): Promise<{ readonly folder: string; readonly isFirstRun: boolean }> {
  if (await isThere(join(io.cwd, "show.md"))) return { folder: io.cwd, isFirstRun: false };
  const folder = join(io.cwd, DEMO);
  if (await isThere(folder)) return { folder, isFirstRun: false };
  // Under another name first: a copy that is broken off must not look like a show.
  const half = join(io.cwd, `.doupeng-${process.pid}-${DEMO}`);
  try {
    await mkdir(half);
    await cp(join(stageDirectory(), "..", "..", "assets", "shows", DEMO), half, { recursive: true, filter: (path) => !/[/\\]\.(doupeng|history)([/\\]|$)/u.test(path) });
    await rename(half, folder);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    throw error;
  }
  io.print({ zh: `这里还没有节目：放了一个样例 ${DEMO}/，随便改。`, en: `There is no show here yet: a sample was put into ${DEMO}/, change it as you like.` });
  return { folder, isFirstRun: true };
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => { resolve(); }, { once: true });
  });
}

function taken(port: number) {
  return failed({ zh: `端口 ${port} 有别的程序在用：换一个，或不写 --port。`, en: `Port ${port} is in use: choose another, or leave --port out.` });
}
