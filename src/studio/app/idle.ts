/** Keeps a busy page from never being idle. ms */
const PATIENCE_MS = 100;
/** A piece of work takes about as long. ms */
const PIECE_MS = 4;

/** Waits until the page is painted and nobody needs it. */
export function idle(): Promise<IdleDeadline> {
  return new Promise((resolve) => { requestIdleCallback(resolve, { timeout: PATIENCE_MS }); });
}

/** Who has just seen the page and begins to type is let begin. ms */
const FIRST_LOOK_MS = 300;

let seen: Promise<void> | null = null;

/** Waits until the page has been painted for a moment and no key was pressed meanwhile; once, for all who ask. */
export function seenAndAtRest(): Promise<void> {
  seen ??= waitForRest();
  return seen;
}

async function waitForRest(): Promise<void> {
  let keys = 0;
  const count = () => { keys++; };
  addEventListener("keydown", count, { capture: true, passive: true });
  for (let before = -1; before !== keys; ) {
    await idle();
    before = keys;
    await new Promise((resolve) => { setTimeout(resolve, FIRST_LOOK_MS); });
  }
  removeEventListener("keydown", count, { capture: true });
}

/** Does a long work to its end, piece by piece, while nobody needs the page. */
export async function doIdly(work: Iterator<void>): Promise<void> {
  for (let isDone = false; !isDone; ) {
    const deadline = await idle();
    do isDone = work.next().done === true;
    while (!isDone && deadline.timeRemaining() > PIECE_MS);
  }
}
