import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { colorOfFrame, pngOf, type Rgb, writeClip } from "../render/support/media-files.ts";
import { showText, temporaryFolder } from "../support/temporary-show.ts";
import { openStudio } from "./support/open-studio.ts";

const LONG = { timeout: 240_000 };
const GREEN: Rgb = [20, 160, 60];
const TWO_BEATS = showText("## 图 {#one}\n\n```scene image\ncaption: 一张图\n```\n\n甲：看这张图，看仔细了，一样一样地看。\n\n## 后头 {#two}\n\n乙：看见了。");

test("a picture and a clip that lie in media/ are chosen in the inspector and seen in the preview, the clip moving", LONG, async () => {
  await using folder = await temporaryFolder({ "show.md": showText("## 图 {#one}\n\n```scene image\n```\n\n甲：看这张图。\n\n## 片 {#two}\n\n```scene video\n```\n\n乙：看这段片子，看它一格一格地变，变来变去，变个没完。") });
  await writeClip(join(folder.path, "media/clip.mp4"), 60, 10);
  await writeFile(join(folder.path, "media/绿.png"), pngOf(GREEN));
  await using studio = await openStudio(folder.path);
  const page = await studio.openTab();
  await page.locator(".media-choice", { hasText: "绿.png" }).click();
  await expect.poll(() => middle(page), SOON).toSatisfy(isLike(GREEN));
  // A small picture is a picture: it was fetched and decoded.
  expect(await page.locator(".media-choice img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
  await page.getByText("乙", { exact: true }).first().waitFor();
  await page.locator(".ms-line", { hasText: "看这段片子" }).click();
  await page.locator(".media-choice", { hasText: "clip.mp4" }).click();
  await expect.poll(async () => (await middle(page)).join(), SOON).not.toBe(GREEN.join());
  await page.keyboard.press("Control+Space");
  const seen = new Set<string>();
  await expect.poll(async () => seen.add((await middle(page)).join()).size, SOON).toBeGreaterThan(4);
  // Each colour is that of a frame of the clip.
  const frames = Array.from({ length: 60 }, (_, frame) => colorOfFrame(frame));
  for (const color of [...seen].slice(1)) expect(frames.some((frame) => isLike(frame)(color.split(",").map(Number))), color).toBe(true);
  const written = await readUntil(folder.path, "media/clip.mp4");
  expect(written).toContain("file: media/绿.png");
  expect(studio.trouble).toEqual([]);
});

test("a file chosen in the inspector goes into media/ and into the beat it was chosen for", LONG, async () => {
  await using folder = await temporaryFolder({ "show.md": TWO_BEATS });
  await using outside = await temporaryFolder({});
  await writeFile(join(outside.path, "我的 图(1).png"), pngOf(GREEN));
  await writeFile(join(outside.path, "假.png"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
  await writeFile(join(outside.path, "长.mp4"), Buffer.alloc(3_000_000));
  await using studio = await openStudio(folder.path);
  const page = await studio.openTab();
  const picker = page.locator(".media-field input[type=file]");
  await picker.setInputFiles(join(outside.path, "我的 图(1).png"));
  await expect.poll(() => middle(page), SOON).toSatisfy(isLike(GREEN));
  expect(await readUntil(folder.path, "file: media/我的-图-1.png")).toContain("caption: 一张图");
  expect(await readFile(join(folder.path, "media/我的-图-1.png"))).toEqual(pngOf(GREEN));
  // The same again is the same file; what is none is said, with what to do.
  await picker.setInputFiles(join(outside.path, "假.png"));
  const notice = page.locator(".notice.upload.failed");
  await notice.waitFor();
  await expect.poll(() => notice.textContent()).toMatch(/“假\.png”没有放进 media\/：.*SVG.*请另存为/u);
  await notice.getByRole("button").click();
  expect(await readdir(join(folder.path, "media"))).toEqual(["我的-图-1.png"]);
  // What takes long says how far it is, and can be called off.
  const network = await page.context().newCDPSession(page);
  await network.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 200_000 });
  await picker.setInputFiles(join(outside.path, "长.mp4"));
  await expect.poll(() => page.locator(".upload progress").evaluate((bar: HTMLProgressElement) => bar.value), SOON).toBeGreaterThan(0);
  await page.getByRole("button", { name: "不放了" }).click();
  await network.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  await expect.poll(() => readdir(join(folder.path, "media")), SOON).toEqual(["我的-图-1.png"]);
  await expect.poll(() => page.locator(".upload").count()).toBe(0);
  await page.locator(".ms-line", { hasText: "看这张图" }).click();
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await readFile(join(folder.path, "show.md"), "utf8")).includes("file:"), SOON).toBe(false);
  expect(studio.trouble.filter((each) => !each.includes("422"))).toEqual([]);
});

test("files dropped or pasted into the manuscript: for the beat there, or a new one, or only kept", LONG, async () => {
  await using folder = await temporaryFolder({ "show.md": TWO_BEATS });
  await using studio = await openStudio(folder.path);
  const page = await studio.openTab();
  const green = pngOf(GREEN).toString("base64");
  const red = pngOf([200, 20, 20]).toString("base64");
  await drop(page, ".ms-beat:nth-of-type(2) .ms-line", [["后.png", green]]);
  await expect.poll(() => page.locator(".ms-menu-item").allTextContents()).toEqual(["给“后头”当画面", "另起一拍放它", "只放进 media/，以后用"]);
  await page.keyboard.press("Enter");
  expect(await readUntil(folder.path, "file: media/后.png")).toMatch(/## 后头 \{#two\}\n\n```scene image\nfile: media\/后\.png\n```/u);
  // Two files at once, with the keyboard: a beat each, behind the first, the cursor in its line.
  await drop(page, ".ms-beat:nth-of-type(1) .ms-line", [["a.png", red], ["b.png", pngOf([1, 2, 3]).toString("base64")]]);
  await page.keyboard.press("Enter");
  await readUntil(folder.path, "file: media/b.png");
  await page.keyboard.type("新的一拍。");
  const text = await readUntil(folder.path, "新的一拍");
  expect(text).toMatch(/#one\}[\s\S]*scene image\nfile: media\/a\.png\n```\n\n乙：新的一拍。\n\n## [\s\S]*scene image\nfile: media\/b\.png[\s\S]*#two\}/u);
  // A picture alone in the clipboard is one; text that brings a picture along is text.
  await paste(page, "x.png", pngOf([9, 9, 9]).toString("base64"), "");
  await page.locator(".ms-menu").waitFor();
  await page.keyboard.press("Escape");
  await paste(page, "x.png", pngOf([9, 9, 9]).toString("base64"), "是字");
  await readUntil(folder.path, "是字");
  expect((await readdir(join(folder.path, "media"))).sort()).toEqual(["a.png", "b.png", "后.png"]);
  // Beside every place for it a file does nothing: the studio stays.
  await drop(page, ".top-bar", [["c.png", red]]);
  await expect.poll(() => page.locator(".ms-menu").count()).toBe(0);
  await expect.poll(() => page.locator(".ProseMirror").isVisible()).toBe(true);
  expect(studio.trouble).toEqual([]);
});

const SOON = { timeout: 30_000, interval: 60 } as const;

const isLike = (color: Rgb) => (seen: readonly number[]) => seen.every((level, i) => Math.abs(level - color[i]!) <= 12);

/** The colour in the middle of the scene in the preview. */
function middle(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>(".preview canvas");
    const pixel = canvas?.getContext("2d")?.getImageData(canvas.width / 2, canvas.height * 0.4, 1, 1).data;
    return pixel ? [...pixel].slice(0, 3) : [];
  });
}

async function readUntil(folder: string, words: string): Promise<string> {
  await expect.poll(() => readFile(join(folder, "show.md"), "utf8"), SOON).toContain(words);
  return readFile(join(folder, "show.md"), "utf8");
}

/** As a file manager lets files fall. */
async function drop(page: Page, at: string, files: readonly (readonly [string, string])[]): Promise<void> {
  await page.locator(at).first().evaluate((place, given) => {
    const dataTransfer = new DataTransfer();
    for (const [name, bytes] of given) dataTransfer.items.add(new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], name, { type: "image/png" }));
    const { left, top, width, height } = place.getBoundingClientRect();
    const where = { dataTransfer, bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + height / 2 };
    place.dispatchEvent(new DragEvent("dragover", where));
    place.dispatchEvent(new DragEvent("drop", where));
  }, files);
}

async function paste(page: Page, name: string, bytes: string, text: string): Promise<void> {
  await page.locator(".ProseMirror").evaluate((place, [file, base64, plain]) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([Uint8Array.from(atob(base64!), (sign) => sign.charCodeAt(0))], file!, { type: "image/png" }));
    if (plain !== "") clipboardData.setData("text/plain", plain!);
    place.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, [name, bytes, text]);
}
