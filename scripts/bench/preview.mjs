// How the studio's preview keeps up, scene by scene: how many of the frames that are due it shows while a beat plays, what a frame
// costs the page's main thread, and how soon a changed parameter is seen. A show with nothing but people, played in the same
// way, tells what the machine takes for itself.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { threadMeter } from "./thread-meter.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const FPS = 30;
const PLAYED_MS = 4000;
/** Until the scene has compiled its own code. */
const WARM_MS = 1500;
const CHANGES = 5;
const GOALS = { fps: FPS * 0.99, changeMs: 100, frameMs: 1000 / FPS };
/** Nothing but the two performers. */
const BARE = "bare";

/**
 * @param {import("playwright-core").Browser} browser
 * @param {readonly string[]} asked ids of scenes; all when empty
 * @returns {Promise<readonly object[]>} a row for each scene, the bare stage first
 */
export async function benchPreview(browser, asked) {
  const all = JSON.parse(execFileSync(process.execPath, [join(root, "scripts/doupeng.mjs"), "scenes", "--json"], { encoding: "utf8", maxBuffer: 50_000_000 })).map(({ id }) => id);
  const ids = [BARE, ...all.filter((id) => asked.length === 0 || asked.includes(id))];
  const folder = await mkdtemp(join(tmpdir(), "doupeng-bench-"));
  await writeFile(join(folder, "show.md"), showOf(ids));
  const server = spawn(process.execPath, [join(root, "scripts/doupeng.mjs"), "dev", folder, "--no-open", "--json"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = await once(server.stdout.setEncoding("utf8"), "data");
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.addInitScript(watchPaints);
    await page.goto(JSON.parse(line).url);
    await page.locator(".preview canvas").waitFor({ timeout: 120_000 });
    const thread = await threadMeter(page);
    const rows = [];
    for (const id of ids) {
      const row = await benchScene(page, thread, id);
      rows.push(row);
      console.log(told(row));
    }
    return rows;
  } finally {
    server.kill("SIGINT");
    await once(server, "exit");
    await rm(folder, { recursive: true, force: true });
  }
}

function showOf(ids) {
  const words = "这碗粥要是立不住一根筷子，那可就有人站不住了，您说这话在理不在理，咱们接着往下看。";
  const beats = ids.map((id) => `## ${id} {#b-${id}}\n${id === BARE ? "" : `\`\`\`scene ${id}\n\`\`\`\n`}甲：${words}\n乙：${words}\n`);
  return `---\ndoupeng: 1\ntitle: 试\ncast:\n  甲: { role: dougen }\n  乙: { role: penggen }\n---\n\n# 正活：试\n\n${beats.join("\n")}`;
}

async function benchScene(page, thread, id) {
  await page.locator(".outline li button", { hasText: new RegExp(`^${id}\\d`, "u") }).click();
  await page.waitForTimeout(600);
  await page.keyboard.press("Control+Space");
  await page.waitForTimeout(WARM_MS);
  await thread();
  const shown = await page.evaluate(countFrames, PLAYED_MS);
  const spent = await thread();
  await page.keyboard.press("Control+Space");
  await page.waitForTimeout(300);
  return { id, fps: shown.fps, droppedPercent: Math.max(0, 100 * (1 - shown.fps / FPS)), frameMs: spent.all / shown.frames, change: id === BARE ? null : await changed(page, thread) };
}

/** Moves the scene's sliders, one after the other, until the picture has changed often enough. */
async function changed(page, thread) {
  const sliders = page.locator(".inspector .field:not(.seed-row) .field-slider");
  const times = [];
  for (let i = 0; i < (await sliders.count()) && times.length < CHANGES; i++) {
    await sliders.nth(i).focus();
    const before = await page.evaluate(pictureSum);
    await thread();
    const [ms] = await Promise.all([page.evaluate(untilPainted), page.keyboard.press("ArrowRight")]);
    const spent = await thread();
    await page.waitForTimeout(250);
    if (ms !== null && (await page.evaluate(pictureSum)) !== before) times.push({ ms, cpuMs: spent.all });
    await page.keyboard.press("ArrowLeft");
    await page.waitForTimeout(250);
  }
  if (times.length === 0) return null;
  return { ms: Math.max(...times.map(({ ms }) => ms)), cpuMs: Math.max(...times.map(({ cpuMs }) => cpuMs)), tried: times.length };
}

/** In the page: when the preview's canvas was drawn on. */
function watchPaints() {
  globalThis.painted = () => {};
  const draw = CanvasRenderingContext2D.prototype.drawImage;
  const fill = CanvasRenderingContext2D.prototype.fillRect;
  const note = (g) => { if (g.canvas instanceof HTMLCanvasElement && g.canvas.closest(".preview")) globalThis.painted(); };
  CanvasRenderingContext2D.prototype.drawImage = function (...given) { note(this); return draw.apply(this, given); };
  CanvasRenderingContext2D.prototype.fillRect = function (...given) { note(this); return fill.apply(this, given); };
}

/** In the page: from the key to the frame that shows what was painted; null when nothing is within a second. */
function untilPainted() {
  return new Promise((resolve) => {
    const give = setTimeout(() => resolve(null), 1000);
    addEventListener("keydown", (event) => {
      globalThis.painted = () => {
        globalThis.painted = () => {};
        // First thing after the frame, as in `watchKeys`.
        const seen = () => {
          clearTimeout(give);
          resolve(performance.now() - event.timeStamp);
        };
        requestAnimationFrame(() => { void scheduler.postTask(seen, { priority: "user-blocking" }); });
      };
    }, { capture: true, once: true });
  });
}

function pictureSum() {
  const canvas = document.querySelector(".preview canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum = (Math.imul(sum, 31) + data[i]) | 0;
  return sum;
}

/** In the page: the preview asks for its canvas once for each frame, also for one that looks like the last. */
export async function countFrames(lengthMs) {
  let frames = 0;
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (...given) {
    if (this.closest(".preview") !== null) frames++;
    return getContext.apply(this, given);
  };
  const startedMs = performance.now();
  await new Promise((done) => setTimeout(done, lengthMs));
  HTMLCanvasElement.prototype.getContext = getContext;
  return { frames, fps: (frames * 1000) / (performance.now() - startedMs) };
}

function told({ id, fps, droppedPercent, frameMs, change }) {
  const ok = (is) => (is ? "✓" : "✗");
  const seen = change === null ? "no parameter changes the picture here"
    : `${ok(change.ms <= GOALS.changeMs)} a changed parameter is seen after at most ${change.ms.toFixed(0)} ms (main thread ${change.cpuMs.toFixed(0)} ms, ${change.tried} tried)`;
  return `${ok(fps >= GOALS.fps)} ${id.padEnd(18)} ${fps.toFixed(1)} of ${FPS} frames a second, ${droppedPercent.toFixed(1)} % dropped, main thread ${frameMs.toFixed(1)} ms a frame ${ok(frameMs <= GOALS.frameMs)}; ${seen}`;
}
