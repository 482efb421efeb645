import type { Studio } from "../store/studio-store.ts";
import type { PlacedScriptProblem } from "../store/script-problems.ts";

/** A longer rest than between two words: reading a long script keeps a whole core busy for a second. ms */
const REST_MS = 600;

/** Has the text read again when the typist rests, in a worker and one text at a time, so that the parser's problems follow the typing. */
export function checkInWorker(studio: Studio): void {
  // Made for the first text: while the studio opens, the processor has more urgent things to do.
  let worker: Worker | null = null;
  let count = 0;
  let asked = studio.getState().editor.doc;
  let isReading = false;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const ask = () => {
    const { doc } = studio.getState().editor;
    if (isReading || doc === asked) return;
    asked = doc;
    isReading = true;
    worker ??= start();
    worker.postMessage({ id: ++count, text: studio.text() });
  };
  const start = () => {
    const started = new Worker(workerAddress(), { type: "module" });
    started.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly problems: readonly PlacedScriptProblem[] }>) => {
      isReading = false;
      studio.setScriptProblems(data.problems, asked);
      ask();
    };
    return started;
  };
  studio.onPause(() => {
    clearTimeout(resting);
    resting = setTimeout(ask, REST_MS);
  });
}

/** The page lets no address become a script unless a named policy says so; this one knows a single file of ours. */
function workerAddress(): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy("doupeng", { createScriptURL: (address) => address });
  return (policy?.createScriptURL("/check-worker.js") ?? "/check-worker.js") as string;
}

interface TrustedTypes {
  readonly createPolicy: (name: string, rules: { readonly createScriptURL: (address: string) => string }) => { readonly createScriptURL: (address: string) => unknown };
}
