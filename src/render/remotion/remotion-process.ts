import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { leanEnv } from "../browser/lean-env.ts";
import { killGroup } from "../media/kill-group.ts";
import { temporaryFolder } from "../temporary.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

/** The process that runs Remotion's renderer, seen from here. */
export class RemotionProcess {
  /** Rejects when the process dies. */
  private readonly died: Promise<never>;
  private browserPid: number | undefined;
  private listener: (message: FromWorker) => void = () => {};
  private readonly killOnExit = () => this.kill();

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {
    process.once("exit", this.killOnExit);
    let words = "";
    child.stderr?.on("data", (piece: Buffer) => (words = (words + piece.toString()).slice(-2000)));
    this.died = new Promise((_, reject) => {
      child.once("error", reject);
      child.once("exit", (code, signal) => {
        const said = words.split("\n").find((line) => line.includes("Error")) ?? "";
        reject(new Error(`Remotion's renderer ended (${signal ?? code}) ${said}`.trim()));
      });
    });
    this.died.catch(() => {});
    child.on("message", (message: FromWorker) => {
      if (message.type === "browser") this.browserPid = message.pid;
      this.listener(message);
    });
  }

  /** @param stageDirectory dist/stage; the worker's program lies beside it */
  static async open(executablePath: string, stageDirectory: string): Promise<RemotionProcess> {
    const folder = await temporaryFolder();
    const child = fork(join(dirname(stageDirectory), "remotion-worker.js"), [], {
      serialization: "advanced",
      detached: process.platform !== "win32",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      execArgv: [],
      env: { ...leanEnv(), TMPDIR: folder, TEMP: folder, TMP: folder, NODE_ENV: "production" },
    });
    const opened = new RemotionProcess(child, folder);
    try {
      await opened.ask(
        {
          type: "open",
          stageDirectory,
          executablePath,
          isHeadlessShell: /headless[-_]shell/u.test(basename(executablePath)),
          // More tabs hardly help: the screenshots are what costs.
          concurrency: 2,
        },
        "ready",
      );
      return opened;
    } catch (error) {
      await opened.close();
      throw error;
    }
  }

  /** Renders frames; `onFrame` gets them in the order they finish, and the next ones wait for it. */
  async render(request: Omit<Extract<ToWorker, { type: "render" }>, "type">, onFrame: (frame: number, image: Uint8Array) => Promise<void>): Promise<void> {
    await this.ask({ type: "render", ...request }, "rendered", (frame, image, fail) => {
      onFrame(frame, image).then(() => this.tell({ type: "taken", frame }), fail);
    });
  }

  async close(): Promise<void> {
    this.kill();
    process.removeListener("exit", this.killOnExit);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
  }

  private kill(): void {
    killGroup(this.browserPid);
    killGroup(this.child.pid);
  }

  private async ask(message: ToWorker, answer: FromWorker["type"], onFrame?: (frame: number, image: Uint8Array, fail: (error: unknown) => void) => void): Promise<void> {
    const answered = new Promise<void>((resolve, reject) => {
      this.listener = (reply) => {
        if (reply.type === answer) resolve();
        else if (reply.type === "failed") reject(new Error(reply.reason));
        else if (reply.type === "frame") onFrame?.(reply.frame, reply.image, reject);
      };
    });
    this.tell(message);
    await Promise.race([answered, this.died]);
  }

  private tell(message: ToWorker): void {
    if (this.child.connected) this.child.send(message);
  }
}
