/**
 * From a key to the picture that shows its letter, out of the browser's own trace; a message of the page could not tell it: the
 * browser holds such messages back behind a key until the screen has turned a page.
 *
 * `shown`: what passes between the key and the picture, handed over to be put on the screen. Most of it is waiting: a screen of
 * 60 pictures a second takes the next one after up to 16.7 ms, whatever the page does.
 * `worked`: what the page itself worked on in that time, whatever it was, the preview's pictures too. It is what is left on a
 * screen that never lets one wait.
 *
 * @param {import("playwright-core").Page} page
 * @param {() => Promise<void>} type strikes the keys, one for a letter
 * @returns {Promise<{ keys: number, shown: { p50: number, p95: number, p99: number }, worked: { p50: number, p95: number, p99: number } }>} ms
 */
export async function meterKeys(page, type) {
  const browser = page.context().browser();
  await page.evaluate(markKeys);
  await browser.startTracing(page, { categories: ["toplevel", "cc", "blink.user_timing"] });
  await type();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const marks = traceEvents.filter(({ cat, name }) => cat === "blink.user_timing" && (name === KEY || name === DRAWN));
  if (marks.length === 0) throw new Error("No key was heard.");
  const { pid, tid } = marks[0];
  const ofPage = traceEvents.filter((event) => event.pid === pid && event.tid === tid && event.ph === "X").map(({ name, ts, dur = 0 }) => ({ name, from: ts, to: ts + dur }));
  const tasks = ofPage.filter(({ name }) => name.endsWith("::RunTask"));
  const pictures = ofPage.filter(({ name }) => name === "ProxyMain::BeginMainFrame");
  const keys = marks.filter(({ name }) => name === KEY);
  const drawn = marks.filter(({ name }) => name === DRAWN);
  if (keys.length !== drawn.length) throw new Error(`${keys.length} keys were heard, ${drawn.length} drawn.`);
  const rows = keys.map(({ ts }, i) => {
    const painted = pictures.find(({ from, to }) => from <= drawn[i].ts && drawn[i].ts <= to).to;
    const worked = tasks.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, painted) - Math.max(from, ts)), 0);
    return { shown: (painted - ts) / 1000, worked: worked / 1000 };
  });
  return { keys: rows.length, shown: shares(rows.map(({ shown }) => shown)), worked: shares(rows.map(({ worked }) => worked)) };
}

const KEY = "bench-key";
const DRAWN = "bench-drawn";

/** In the page, once for however many runs: marks each key at the moment it was struck, and the picture it is drawn in. */
function markKeys() {
  if (globalThis.marksKeys) return;
  globalThis.marksKeys = true;
  addEventListener("keydown", (event) => {
    performance.mark("bench-key", { startTime: event.timeStamp });
    requestAnimationFrame(() => { performance.mark("bench-drawn"); });
  }, true);
}

function shares(ms) {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (share) => Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
