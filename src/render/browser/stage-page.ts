import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { readFile, rm } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import type { BrowserContext, Page, Route } from "playwright-core";
import type { CapturePage, Delivery } from "../capture/protocol.ts";
import { DELIVER, ORIGIN } from "../capture/protocol.ts";
import { RenderFailure } from "../failure.ts";
import { killGroup } from "../media/kill-group.ts";
import { answerMedia, mediaAsked } from "../show-media/answer-media.ts";
import type { MediaPaths } from "../show-media/media-paths.ts";
import { temporaryFolder } from "../temporary.ts";
import { leanEnv } from "./lean-env.ts";

const FLAGS = [
  "--enable-blink-features=CanvasDrawElement",
  // Nothing leaves: no name resolves, no service of the browser runs, WebRTC finds no interface.
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-pings",
  "--no-default-browser-check",
  "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
  // The same pixels on every machine.
  "--force-color-profile=srgb",
  "--font-render-hinting=none",
  "--disable-lcd-text",
  // A page nobody sees is still painted at full speed.
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
  "--disable-gpu-vsync",
  "--disable-frame-rate-limit",
  "--mute-audio",
];

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
};

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' blob: data:; connect-src 'self'";

/** A headless browser with one page, the stage, at an address that exists only inside it: nothing listens, nothing is fetched. */
export class StagePage {
  /** Rejects when the browser dies. */
  readonly died: Promise<never>;
  private media: MediaPaths = {};
  private readonly receivers = new Map<string, (delivery: Delivery) => Promise<void>>();

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly profile: string,
    private readonly pid: number | undefined,
  ) {
    this.died = new Promise((_, reject) => {
      const dead = (what: string) => () => reject(new Error(what));
      page.once("crash", dead("The page crashed"));
      page.once("close", dead("The page was closed"));
      context.once("close", dead("The browser closed"));
    });
    this.died.catch(() => {});
  }

  /**
   * @param stageDirectory dist/stage
   * @throws {RenderFailure} `browser-failed`
   */
  static async open(executablePath: string, stageDirectory: string): Promise<StagePage> {
    const profile = await temporaryFolder();
    try {
      const { context, pid } = await launchKnowingPid(executablePath, profile);
      // No request comes before the page has its address.
      const allowed = { media: (): MediaPaths => ({}) };
      await context.route("**/*", (route) => serve(route, stageDirectory, allowed.media()));
      await context.routeWebSocket(/.*/u, (socket) => socket.close());
      const page = context.pages()[0] ?? (await context.newPage());
      const stage = new StagePage(page, context, profile, pid);
      allowed.media = () => stage.media;
      await page.exposeBinding(DELIVER, (_source, delivery: Delivery) => stage.receivers.get(delivery.jobId)?.(delivery));
      await page.goto(`${ORIGIN}/capture.html`);
      await page.waitForFunction(() => "doupeng" in window);
      return stage;
    } catch (error) {
      await rm(profile, { recursive: true, force: true }).catch(() => {});
      if (error instanceof RenderFailure) throw error;
      throw new RenderFailure({ code: "browser-failed", executable: executablePath, reason: firstLine(error) });
    }
  }

  /** Calls a function of the page; what it delivers meanwhile goes to `receive`. */
  call<K extends keyof CapturePage>(name: K, ...args: Parameters<CapturePage[K]>): Promise<Awaited<ReturnType<CapturePage[K]>>> {
    const called = this.page.evaluate(
      ([method, values]) => {
        const page = (window as unknown as { doupeng: Record<string, (...each: unknown[]) => unknown> }).doupeng;
        return page[method]!(...values);
      },
      [name, args] as [string, unknown[]],
    );
    return Promise.race([called, this.died]) as Promise<Awaited<ReturnType<CapturePage[K]>>>;
  }

  /** The files that the page may ask for from now on, by the hash of their content. */
  allowMedia(media: MediaPaths = {}): void {
    this.media = media;
  }

  receive(jobId: string, receiver: (delivery: Delivery) => Promise<void>): () => void {
    this.receivers.set(jobId, receiver);
    return () => this.receivers.delete(jobId);
  }

  /** Never throws. A browser that does not close by itself in time is killed with all its processes. */
  async close(graceMs = 2000): Promise<void> {
    const closed = this.context.close().catch(() => {});
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
    killGroup(this.pid);
    await rm(this.profile, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
  }
}

/** The driver keeps the process to itself; Node tells of every process that is started. */
async function launchKnowingPid(executablePath: string, profile: string): Promise<{ context: BrowserContext; pid: number | undefined }> {
  let child: ChildProcess | undefined;
  const onSpawn = (message: unknown) => {
    const started = (message as { process: ChildProcess }).process;
    // Told before it has its arguments.
    queueMicrotask(() => {
      if (started.spawnargs?.some((arg) => arg.includes(profile))) child = started;
    });
  };
  subscribe("child_process", onSpawn);
  try {
    return { context: await launch(executablePath, profile), pid: child?.pid };
  } finally {
    unsubscribe("child_process", onSpawn);
  }
}

async function launch(executablePath: string, profile: string): Promise<BrowserContext> {
  // Loaded only here: it takes longer to load than most commands to run.
  const { chromium } = await import("playwright-core");
  const options = {
    executablePath,
    headless: true,
    args: FLAGS,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    viewport: { width: 1920, height: 1080 },
    deviceScaleFactor: 1,
    acceptDownloads: false,
    serviceWorkers: "block",
    env: leanEnv(),
  } as const;
  const isRoot = process.getuid?.() === 0;
  if (isRoot) return chromium.launchPersistentContext(profile, { ...options, chromiumSandbox: false });
  try {
    return await chromium.launchPersistentContext(profile, { ...options, chromiumSandbox: true });
  } catch {
    // Some systems forbid the namespaces the sandbox is made of. The page holds our own code and reaches no network.
    return chromium.launchPersistentContext(profile, { ...options, chromiumSandbox: false });
  }
}

async function serve(route: Route, stageDirectory: string, media: MediaPaths): Promise<void> {
  const url = new URL(route.request().url());
  if (url.origin !== ORIGIN) return route.abort("blockedbyclient");
  const asked = mediaAsked(url.pathname);
  if (asked !== null) return route.fulfill(await answerMedia(media, asked, route.request().headers()["range"]));
  const path = normalize(join(stageDirectory, decodeURIComponent(url.pathname)));
  if (!path.startsWith(stageDirectory + sep)) return route.abort("accessdenied");
  const body = await readFile(path).catch(() => null);
  if (!body) return route.fulfill({ status: 404, body: "" });
  const contentType = TYPES[extname(path)] ?? "application/octet-stream";
  return route.fulfill({ body, contentType, headers: { "content-security-policy": POLICY, "x-content-type-options": "nosniff" } });
}

const firstLine = (error: unknown) => (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
