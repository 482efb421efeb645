import { HEARTBEAT_MS, type ServerEvent, serverEventSchema } from "../../server/protocol.ts";
import type { Ask } from "./ask.ts";

export interface LineListener {
  readonly onEvent: (event: ServerEvent) => void;
  /** The server is heard again, or not any more. */
  readonly onState: (state: "up" | "down" | "locked-out") => void;
}

const SILENCE_MS = HEARTBEAT_MS * 2 + 300;
const PAUSES_MS = [250, 500, 1000, 2000, 4000, 8000, 15_000];

/** Listens to the server, notices within three seconds when it is gone, and calls again and again until it is back. */
export class ServerLine {
  private readonly stopping = new AbortController();
  private wake = () => {};
  private state: "up" | "down" | "locked-out" | null = null;

  constructor(
    private readonly ask: Ask,
    private readonly listener: LineListener,
  ) {
    void this.run();
  }

  /** Calls at once instead of waiting: something makes it likely that the server is back. */
  hurry(): void {
    this.wake();
  }

  stop(): void {
    this.stopping.abort();
    this.wake();
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.isStopped; ) {
      const end = await this.call();
      if (this.isStopped) return;
      if (end === "locked-out") {
        this.become("locked-out");
        return;
      }
      // A line that broke is picked up again before anybody is alarmed.
      failures = end === "broken" ? 0 : failures + 1;
      if (failures > 0) {
        this.become("down");
        await this.pause(PAUSES_MS[Math.min(failures - 1, PAUSES_MS.length - 1)]!);
      }
    }
  }

  /** One connection, for as long as it is alive. */
  private async call(): Promise<"broken" | "silent" | "locked-out"> {
    const hanging = new AbortController();
    const hangUp = () => { hanging.abort(); };
    this.stopping.signal.addEventListener("abort", hangUp);
    let timer = setTimeout(hangUp, SILENCE_MS);
    let wasHeard = false;
    try {
      const answer = await this.ask.events(hanging.signal);
      if ("kind" in answer) return answer.kind === "refused" && answer.refusal.code === "bad-token" ? "locked-out" : "silent";
      for await (const event of eventsOf(answer)) {
        clearTimeout(timer);
        timer = setTimeout(hangUp, SILENCE_MS);
        wasHeard = true;
        this.become("up");
        this.listener.onEvent(event);
      }
    } catch {
      // Broken off by the network, or by us after too long a silence.
    } finally {
      clearTimeout(timer);
      this.stopping.signal.removeEventListener("abort", hangUp);
    }
    return wasHeard && !hanging.signal.aborted ? "broken" : "silent";
  }

  private become(state: "up" | "down" | "locked-out"): void {
    if (state === this.state) return;
    this.state = state;
    this.listener.onState(state);
  }

  private get isStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

async function* eventsOf(stream: ReadableStream<string>): AsyncGenerator<ServerEvent> {
  const reader = stream.getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop()!;
    for (const line of lines) {
      const event = serverEventSchema.safeParse(JSON.parse(line));
      // A newer server may tell more than we know of.
      if (event.success) yield event.data;
    }
  }
}
