import type { Hub } from "./hub.ts";
import { HEARTBEAT_MS, type ServerEvent } from "./protocol.ts";

/** Lines that wait for a reader who does not read; then he is let go, and comes back by himself. */
const MOST_WAITING = 1000;

/** Everything the hub tells, as one JSON per line, and a heartbeat in between. */
export function eventStream(hub: Hub, sha256: () => string | null): Response {
  const encoder = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const tell = (event: ServerEvent) => {
        if ((controller.desiredSize ?? 0) < -MOST_WAITING) {
          stop();
          controller.close();
        } else controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`));
      };
      const beat = () => { tell({ type: "heartbeat", sha256: sha256() }); };
      const clock = setInterval(beat, HEARTBEAT_MS);
      const leave = hub.listen(tell);
      stop = () => {
        clearInterval(clock);
        leave();
      };
      beat();
    },
    cancel: () => { stop(); },
  });
  return new Response(body, { headers: { "Content-Type": "application/x-ndjson; charset=utf-8" } });
}
