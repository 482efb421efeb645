/**
 * What a page's main thread has computed since it was asked last, ms: a busy machine lengthens that less than the time that passes.
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<() => Promise<{ all: number, script: number, style: number, layout: number }>>}
 */
export async function threadMeter(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  let before = { all: 0, script: 0, style: 0, layout: 0 };
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const ms = (name) => 1000 * metrics.find((metric) => metric.name === name).value;
    const now = { all: ms("TaskDuration"), script: ms("ScriptDuration"), style: ms("RecalcStyleDuration"), layout: ms("LayoutDuration") };
    const spent = Object.fromEntries(Object.entries(now).map(([name, value]) => [name, value - before[name]]));
    before = now;
    return spent;
  };
}
