import type { Studio } from "../store/studio-store.ts";
import type { PlacedScriptProblem } from "../store/script-problems.ts";

/** Has the text read again at every pause, in a worker, so that the parser's problems follow the typing. */
export function checkInWorker(studio: Studio): void {
  const worker = new Worker(workerAddress(), { type: "module" });
  let count = 0;
  let asked = studio.getState().editor.doc;
  studio.onPause((doc) => {
    asked = doc;
    count++;
    worker.postMessage({ id: count, text: studio.text() });
  });
  worker.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly problems: readonly PlacedScriptProblem[] }>) => {
    if (data.id === count) studio.setScriptProblems(data.problems, asked);
  };
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
