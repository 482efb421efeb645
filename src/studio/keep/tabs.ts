import type { ServerEvent } from "../../server/protocol.ts";

/** What the writing tab tells the others. */
export type TabMessage =
  /** A tab came and asks how things stand. */
  | { readonly type: "hello" }
  | { readonly type: "text"; readonly visit: string; readonly text: string; readonly base: { readonly sha256: string | null; readonly text: string | null } }
  | { readonly type: "event"; readonly event: ServerEvent }
  /** Another tab wants to write. */
  | { readonly type: "yield" }
  /** Typed in a tab while it let go: words of the journal under this id, for the tab that writes now. */
  | { readonly type: "left"; readonly id: string };

export interface TabListener {
  /** This tab writes from now on. @param isFirst whether nobody else did before */
  readonly onWriter: (isFirst: boolean) => void;
  readonly onFollower: () => void;
  readonly onMessage: (message: TabMessage) => void;
}

const STEAL_AFTER_MS = 2000;

/** Of the tabs that have one show open, one writes: the one that holds the lock. The next in line gets it when it goes. */
export class Tabs {
  private readonly name: string;
  private readonly channel: BroadcastChannel;
  private release: (() => void) | null = null;
  private isStopped = false;
  private isOut = false;

  constructor(
    showId: string,
    private readonly listener: TabListener,
  ) {
    this.name = `doc:${showId}`;
    this.channel = new BroadcastChannel(this.name);
    this.channel.onmessage = ({ data }: MessageEvent<TabMessage>) => { listener.onMessage(data); };
    void this.join();
  }

  say(message: TabMessage): void {
    if (!this.isStopped) this.channel.postMessage(message);
  }

  /** Asks the writing tab to let go, and takes the lock when it does not answer. */
  takeOver(): void {
    if (this.release !== null || this.isOut) return;
    this.say({ type: "yield" });
    setTimeout(() => {
      if (this.release === null && !this.isStopped) void this.hold({ steal: true }, false);
    }, STEAL_AFTER_MS);
  }

  /** Lets another tab write, and stands in line again. */
  giveWay(): void {
    this.release?.();
  }

  /** Lets another tab write, and follows from now on. */
  giveUp(): void {
    this.isOut = true;
    this.release?.();
  }

  /** Whether another tab stands in line. */
  async isAwaited(): Promise<boolean> {
    const { pending } = await navigator.locks.query().catch((): LockManagerSnapshot => ({}));
    return pending?.some(({ name }) => name === this.name) ?? false;
  }

  stop(): void {
    this.isStopped = true;
    this.release?.();
    this.channel.close();
  }

  private async join(): Promise<void> {
    if (await this.hold({ ifAvailable: true }, true)) return;
    if (this.isStopped) return;
    this.listener.onFollower();
    this.say({ type: "hello" });
    await this.hold({}, false);
  }

  /** @returns whether the lock was had, once it is gone again */
  private async hold(options: LockOptions, isFirst: boolean): Promise<boolean> {
    let letGo: (() => void) | null = null;
    try {
      await navigator.locks.request(this.name, options, (lock) => {
        // One taken by force may have been ours already, given to us while we asked: this is the one to keep.
        const isAgain = this.release !== null;
        if (lock === null || this.isStopped || (isAgain && options.steal !== true)) return undefined;
        const held = new Promise<void>((resolve) => { letGo = resolve; });
        this.release = letGo;
        if (!isAgain) this.listener.onWriter(isFirst);
        return held;
      });
    } catch (error) {
      // Taken by another tab, which thought we had died, or by ourselves; or the browser may keep nothing for us and has no locks
      // either: then each tab writes, and what they wrote is put together as with any other program.
      if (letGo === null && error instanceof DOMException && error.name === "SecurityError") {
        this.release = () => {};
        this.listener.onWriter(isFirst);
        return true;
      }
    }
    if (letGo === null) return false;
    if (this.release !== letGo) return true;
    this.release = null;
    if (!this.isStopped) {
      this.listener.onFollower();
      if (!this.isOut) void this.hold({}, false);
    }
    return true;
  }
}
