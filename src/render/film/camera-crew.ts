import { findBrowser } from "../browser/find-browser.ts";
import { RenderFailure } from "../failure.ts";
import type { VideoSettings } from "../segment/video-settings.ts";
import { Camera } from "./camera.ts";

/** No progress for this long means the browser hangs. */
export const STALL_MS = 60_000;
export const ATTEMPTS = 3;
/** A browser grows with age: after so many clips a fresh one takes over. */
const CLIPS_EACH = 30;

export interface CrewOptions {
  readonly stage: string;
  readonly video: VideoSettings;
  readonly signal?: AbortSignal | undefined;
  readonly stallMs?: number | undefined;
}

/** Keeps a camera running: opens it when first needed, replaces it when it hangs or dies, closes it at the end. */
export class CameraCrew {
  private camera: Promise<Camera> | null = null;
  private clips = 0;
  private readonly stallMs: number;

  constructor(private readonly options: CrewOptions) {
    this.stallMs = options.stallMs ?? STALL_MS;
  }

  /**
   * Lets `work` use a camera. What the camera's death or silence interrupts is tried again with a new one.
   *
   * @param work must call `alive` whenever it gets on
   * @throws {RenderFailure} `clip-hung` after the last attempt, `clip-failed` when the page itself refuses
   */
  async use<T>(clipId: string, engine: string, work: (camera: Camera, alive: () => void) => Promise<T>, onRetry?: (attempt: number, reason: string) => void): Promise<T> {
    if (++this.clips % CLIPS_EACH === 0) await this.replace();
    for (let attempt = 1; ; attempt++) {
      this.options.signal?.throwIfAborted();
      try {
        return await this.watch(work);
      } catch (error) {
        this.options.signal?.throwIfAborted();
        if (error instanceof RenderFailure) throw error;
        const reason = error instanceof Error ? error.message : String(error);
        if (!isOfTheBrowser(reason)) throw new RenderFailure(problemOfPage(clipId, engine, reason));
        await this.replace();
        if (attempt === ATTEMPTS)
          throw new RenderFailure(
            reason === STALLED
              ? { code: "clip-hung", clipId, seconds: Math.round(this.stallMs / 1000), attempts: attempt }
              : { code: "clip-failed", clipId, engine, reason },
          );
        onRetry?.(attempt, reason);
      }
    }
  }

  async close(): Promise<void> {
    await this.replace();
  }

  private async watch<T>(work: (camera: Camera, alive: () => void) => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    let alive: () => void = () => {};
    let abort: () => void = () => {};
    const stopped = new Promise<never>((_, reject) => {
      const arm = () => {
        clearTimeout(timer);
        timer = setTimeout(() => reject(new Error(STALLED)), this.stallMs);
      };
      alive = arm;
      abort = () => reject(new Error("aborted"));
      arm();
    });
    stopped.catch(() => {});
    this.options.signal?.addEventListener("abort", abort, { once: true });
    try {
      return await Promise.race([this.open().then((camera) => work(camera, alive)), stopped]);
    } finally {
      clearTimeout(timer);
      this.options.signal?.removeEventListener("abort", abort);
    }
  }

  private open(): Promise<Camera> {
    if (this.camera) return this.camera;
    const opening = (async () => {
      const browser = await findBrowser();
      if ("problem" in browser) throw new RenderFailure(browser.problem);
      return Camera.open(browser.executablePath, this.options.stage, this.options.video);
    })();
    this.camera = opening;
    opening.catch(() => {
      if (this.camera === opening) this.camera = null;
    });
    return opening;
  }

  private async replace(): Promise<void> {
    const camera = this.camera;
    this.camera = null;
    // A hung browser does not close by itself; it is killed after a moment.
    await camera?.then((each) => each.close()).catch(() => {});
  }
}

const STALLED = "no progress";

function isOfTheBrowser(reason: string): boolean {
  return reason === STALLED || /closed|crash|disconnected|Target|did not paint|renderer ended|ECONN|Connection/iu.test(reason);
}

function problemOfPage(clipId: string, engine: string, reason: string) {
  const line = reason.replace(/^page\.evaluate: (Error: )?/u, "").split("\n")[0] ?? "";
  return /font|字体/iu.test(line) ? ({ code: "font-failed", reason: line } as const) : ({ code: "clip-failed", clipId, engine, reason: line } as const);
}
