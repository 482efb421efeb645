/** Keeps a busy page from never being idle. ms */
const PATIENCE_MS = 100;
/** A piece of work takes about as long. ms */
const PIECE_MS = 4;

/** Waits until the page is painted and nobody needs it. */
export function idle(): Promise<IdleDeadline> {
  return new Promise((resolve) => { requestIdleCallback(resolve, { timeout: PATIENCE_MS }); });
}

/** Does a long work to its end, piece by piece, while nobody needs the page. */
export async function doIdly(work: Iterator<void>): Promise<void> {
  for (let isDone = false; !isDone; ) {
    const deadline = await idle();
    do isDone = work.next().done === true;
    while (!isDone && deadline.timeRemaining() > PIECE_MS);
  }
}
