// Runs Remotion's renderer in a process of its own: its browser can be killed with it, its server is kept to loopback,
// its temporary files lie in a folder that is thrown away.
import type { ChildProcess, SpawnOptions } from "node:child_process";
import { createRequire } from "node:module";
import type { HeadlessBrowser } from "@remotion/renderer";
import type { FromWorker, ToWorker } from "./messages.ts";
import { compositionOf } from "./composition.ts";
import type { MediaPaths } from "../show-media/media-paths.ts";
import { keepToLoopback } from "./loopback-only.ts";

let media: MediaPaths = {};
keepToLoopback(() => media);
keepBrowserAtHome();

const { openBrowser, renderFrames } = await import("@remotion/renderer");

let opened: { readonly browser: HeadlessBrowser; readonly options: Extract<ToWorker, { type: "open" }> } | null = null;
const taken = new Map<number, () => void>();

process.on("message", (message: ToWorker) => {
  handle(message).catch((error: unknown) => {
    tell({ type: "failed", reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  });
});
// The parent is gone: so is the reason to run.
process.on("disconnect", () => process.exit(1));

async function handle(message: ToWorker): Promise<void> {
  switch (message.type) {
    case "open": {
      const { executablePath, isHeadlessShell } = message;
      const browser = await openBrowser("chrome", {
        browserExecutable: executablePath,
        chromeMode: isHeadlessShell ? "headless-shell" : "chrome-for-testing",
        logLevel: "error",
      });
      opened = { browser, options: message };
      tell({ type: "ready" });
      break;
    }
    case "render":
      await render(message);
      tell({ type: "rendered" });
      break;
    case "taken":
      taken.get(message.frame)?.();
      taken.delete(message.frame);
      break;
    case "close":
      await opened?.browser.close({ silent: true });
      process.exit(0);
  }
}

async function render({ clip, themeName, video, imageFormat, range, media: allowed }: Extract<ToWorker, { type: "render" }>): Promise<void> {
  media = allowed;
  if (!opened) throw new Error("The renderer is not open");
  const { browser, options } = opened;
  await renderFrames({
    serveUrl: options.stageDirectory,
    puppeteerInstance: browser,
    browserExecutable: options.executablePath,
    chromeMode: options.isHeadlessShell ? "headless-shell" : "chrome-for-testing",
    ...compositionOf(clip, themeName, video),
    outputDir: null,
    imageFormat,
    ...(imageFormat === "jpeg" ? { jpegQuality: 95 } : {}),
    concurrency: options.concurrency,
    frameRange: [range[0], range[1]],
    muted: true,
    envVariables: {},
    logLevel: "error",
    onStart: () => {},
    onFrameUpdate: () => {},
    // The next frame of this tab waits until this one has been encoded.
    onFrameBuffer: (image, frame) =>
      new Promise<void>((resolve) => {
        taken.set(frame, resolve);
        tell({ type: "frame", frame, image });
      }),
  });
}

function tell(message: FromWorker): void {
  process.send?.(message);
}

/** Tells the parent which process the browser is, and takes the browser's name resolution away but for our own server. */
function keepBrowserAtHome(): void {
  const childProcess = createRequire(import.meta.url)("node:child_process") as {
    spawn: (file: string, args: readonly string[], options: SpawnOptions) => ChildProcess;
  };
  const spawn = childProcess.spawn;
  childProcess.spawn = (file, args, options) => {
    const isBrowser = Array.isArray(args) && args.some((arg) => String(arg).startsWith("--remote-debugging-port"));
    if (!isBrowser) return spawn(file, args, options);
    const child = spawn(file, [...args, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"], options);
    if (child.pid !== undefined) tell({ type: "browser", pid: child.pid });
    return child;
  };
}
