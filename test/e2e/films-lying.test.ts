import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { showText, temporaryFolder } from "../support/temporary-show.ts";
import { openStudio } from "./support/open-studio.ts";

test("films that are renamed or thrown away outside are so in the desk; an upright one is seen whole, with the list below", { timeout: 120_000 }, async () => {
  await using folder = await temporaryFolder({ "show.md": showText("## 头 {#a}\n\n甲：好。"), "films/旧.mp4": "0123" });
  await using studio = await openStudio(folder.path);
  const page = await studio.openTab();
  await page.getByRole("button", { name: "片", exact: true }).click();
  const listed = page.locator(".finished li");
  await expect.poll(() => listed.allTextContents()).toEqual([expect.stringContaining("旧.mp4")]);

  const video = page.locator(".finished video");
  await video.evaluate((element) => { element.style.aspectRatio = "9 / 16"; });
  const box = (await video.boundingBox())!;
  const row = (await listed.boundingBox())!;
  expect(box.height).toBeGreaterThan(400);
  expect(row.y + row.height).toBeLessThanOrEqual(720);

  const lying = (name: string) => join(folder.path, "films", name);
  // As when one comes back from the window of the files.
  const comeBack = () => page.evaluate(() => { dispatchEvent(new Event("focus")); });
  await rename(lying("旧.mp4"), lying("新.mp4"));
  await comeBack();
  await expect.poll(() => listed.allTextContents()).toEqual([expect.stringContaining("新.mp4")]);
  await rm(lying("新.mp4"));
  await comeBack();
  await expect.poll(() => listed.count()).toBe(0);
});
