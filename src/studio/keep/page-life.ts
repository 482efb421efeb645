export interface PageLife {
  readonly onHidden: () => void;
  /** Perhaps for good. */
  readonly onLeave: () => void;
  /** Somebody looks again, or the network is back. */
  readonly onReturn: () => void;
}

/** @returns stops listening */
export function watchPage({ onHidden, onLeave, onReturn }: PageLife): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  document.addEventListener("visibilitychange", () => { (document.visibilityState === "hidden" ? onHidden : onReturn)(); }, { signal });
  window.addEventListener("pagehide", onLeave, { signal });
  window.addEventListener("focus", onReturn, { signal });
  window.addEventListener("online", onReturn, { signal });
  return () => { stopping.abort(); };
}
