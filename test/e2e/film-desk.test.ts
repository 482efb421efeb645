import { expect, test } from "vitest";
import { showText, temporaryFolder } from "../support/temporary-show.ts";
import { openStudio, previewPicture } from "./support/open-studio.ts";

/** A title card, which one of three beats opens with a piece of another, and which another fades in from. */
const SHOW = showText([
  "## one {#one}\n\n```reprise\nbeat: two\n```\n\n甲：这是 one。",
  "## two {#two}\n\n```scene porridge\n```\n\n甲：这是 two。",
  "## three {#three in=dissolve}\n\n甲：这是 three。",
].join("\n\n"));

test("which beats are filmed is remembered while one writes and in another tab, all or none are one press away, and what comes along is said", { timeout: 180_000 }, async () => {
  await using folder = await temporaryFolder({ "show.md": SHOW });
  await using studio = await openStudio(folder.path);
  const page = await studio.openTab();
  const filmSeconds = async () => Number((await page.locator(".timeline-clock b").textContent())!.replace(":", ""));
  // The cold open belongs to the beat it is written in: a press on it in the ruler shows it.
  await expect.poll(async () => (await previewPicture(page)) !== null, { timeout: 30_000 }).toBe(true);
  await page.locator(".ms-words", { hasText: "这是 three" }).click();
  const ruler = (await page.locator(".timeline-canvas").boundingBox())!;
  await page.mouse.click(ruler.x + 30, ruler.y + 8);
  await expect.poll(() => page.locator(".outline [aria-current]").textContent()).toContain("one");
  await expect.poll(filmSeconds).toBeLessThan(1);
  await expect.poll(() => page.locator(".scrub-clip").count()).toBe(2);
  await page.locator(".ms-words", { hasText: "这是 one" }).click();
  await expect.poll(filmSeconds).toBeGreaterThan(1);
  await page.locator(".ms-reprise .ms-block-name").click();
  await expect.poll(filmSeconds).toBeLessThan(1);
  const boxes = page.locator(".film-row input");
  const said = () => page.locator(".film-chosen").textContent();
  const chosen = async (): Promise<readonly boolean[]> => {
    await boxes.nth(2).waitFor();
    return Promise.all([0, 1, 2].map((nth) => boxes.nth(nth).isChecked()));
  };
  const mode = (name: string) => page.getByRole("button", { name }).or(page.getByRole("radio", { name })).or(page.getByRole("tab", { name })).first().click();
  await mode("片");
  expect(await chosen()).toEqual([true, true, true]);
  await expect.poll(() => page.locator(".film-row-title").allTextContents()).toEqual(["先演：two", "one", "two", "two → three", "three"]);
  expect(await boxes.count()).toBe(3);
  expect(await said()).toBe("选了 3 / 3 拍，连同 1 个转场、1 段先演");
  const below = await boxes.nth(1).boundingBox();
  await boxes.nth(0).uncheck();
  expect(await said()).toBe("选了 2 / 3 拍，连同 1 个转场");
  // What is told of it moves nothing from under the pointer.
  expect(await boxes.nth(1).boundingBox()).toEqual(below);
  await boxes.nth(2).uncheck();
  expect(await said()).toBe("选了 1 / 3 拍");
  await expect.poll(() => page.locator(".film-row.left-out .film-row-title").allTextContents()).toEqual(["先演：two", "one", "two → three", "three"]);
  await expect.poll(() => page.locator(".film-cost").textContent()).toContain("1 段里有 1 段要画");
  await mode("写");
  await boxes.nth(0).waitFor({ state: "detached" });
  await mode("片");
  expect(await chosen()).toEqual([false, true, false]);
  // A tab that comes on another day finds the same choice, and is told.
  const again = await studio.openTab();
  await again.getByRole("button", { name: "片", exact: true }).click();
  await expect.poll(() => again.locator(".film-left-out").textContent()).toBe("不是整场：one、three不拍。");
  expect(await again.locator(".film-row input").evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).checked))).toEqual([false, true, false]);
  expect(await again.getByRole("button", { name: "出片（1 拍）" }).isEnabled()).toBe(true);
  await again.close();
  await page.getByRole("button", { name: "全不选" }).click();
  expect(await chosen()).toEqual([false, false, false]);
  expect(await page.getByRole("button", { name: "出片" }).isDisabled()).toBe(true);
  await page.getByRole("button", { name: "全选", exact: true }).click();
  expect(await chosen()).toEqual([true, true, true]);
  await expect.poll(() => page.locator(".film-left-out").textContent()).toBe("");

  // On a narrow page nothing is cut off.
  await page.setViewportSize({ width: 360, height: 720 });
  const beyond = () => page.evaluate(() => [...document.querySelectorAll(".top-bar > *, .film-plan button, .film-row-parts > *, .finished")]
    .filter((each) => each.getClientRects().length > 0 && each.getBoundingClientRect().right > innerWidth + 0.5).map(({ className, textContent }) => `${className} ${textContent}`));
  await expect.poll(beyond).toEqual([]);
});

test("an error in a beat that is left out stands in nobody's way; one that counts leads to the list", { timeout: 120_000 }, async () => {
  await using folder = await temporaryFolder({ "show.md": showText("## one {#one}\n\n甲：好。\n\n## two {#two}\n\n```scene nowhere\n```\n\n甲：坏。") });
  await using studio = await openStudio(folder.path);
  const page = await studio.openTab();
  await page.keyboard.press("Alt+3");
  await page.getByRole("button", { name: "有 1 处错，照样出片" }).waitFor();
  await page.locator(".film-row input").nth(1).uncheck();
  expect(await page.getByRole("button", { name: "出片（1 拍）" }).isEnabled()).toBe(true);
  await page.locator(".film-row input").nth(1).check();
  await page.getByRole("button", { name: "看哪里错" }).click();
  await page.locator(".problem-group.error li").waitFor();
  await expect.poll(() => page.locator(".problem-group.error li").count()).toBe(1);
});
