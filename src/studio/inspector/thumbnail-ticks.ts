/** Thumbnails alive are painted this often … */
const TICK_MS = 100;
/** … as far as this much of a tick allows; the rest have their turn in the next. */
const BUDGET_MS = 8;

type Paint = (tMs: number) => void;

const alive = new Set<Paint>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Paints now and about ten times a second until the returned function is called; not in a hidden tab. */
export function keepPainting(paint: Paint): () => void {
  alive.add(paint);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    alive.delete(paint);
    if (alive.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  if (document.hidden) return;
  const startMs = performance.now();
  for (const paint of [...alive]) {
    if (performance.now() - startMs > BUDGET_MS) return;
    paint(startMs);
    // To the end of the queue, so that every thumbnail has its turn.
    alive.delete(paint);
    alive.add(paint);
  }
}
