import { expect, test } from "vitest";
import { demo, drive, page, setUpPanels } from "./support/panels-stage.ts";

setUpPanels();

test("a quantity that gives a list says why there is no fact box of it; undo takes an inserted one back", async () => {
  await drive.open(demo);
  await drive.cursorAt("立得住");
  const browser = page.locator(".quantity-browser");
  const insert = browser.getByRole("button", { name: "插入知识框" });
  await browser.getByRole("searchbox").fill("attention.multiHead");
  await browser.locator(".quantity-name").first().click();
  expect(await browser.getByText("这个量给出一组数").isVisible()).toBe(true);
  expect(await insert.isDisabled()).toBe(true);
  await browser.getByRole("searchbox").fill("geometry.surfaceToVolume");
  await browser.locator(".quantity-name").first().click();
  await insert.click();
  expect(await drive.text()).not.toBe(demo);
  await insert.press("Control+z");
  expect(await drive.text()).toBe(demo);
  // The next test finds it closed.
  await browser.locator(".quantity-name").first().click();
});

test("a quantity becomes a fact box whose check is already written, and which holds", async () => {
  await drive.open(demo);
  await drive.cursorAt("那是积德");
  await page.locator(".quantity-browser input[type=search]").fill("surfaceToVolume");
  await page.locator(".quantity-name").filter({ hasText: "geometry.surfaceToVolume" }).click();
  const form = page.locator(".quantity-form");
  await form.locator('[data-field="diameterUm"]').getByRole("spinbutton").fill("50");
  await page.waitForFunction(() => document.querySelector(".quantity-result")?.textContent === "0.12 1/μm");
  await form.getByRole("button", { name: "插入知识框" }).click();
  await drive.settled();
  expect(await drive.text()).toContain("彭：那是积德。\n\n```fact\ntext: 面积体积比是 0.12 1/μm。\n");
  expect(await drive.text()).toContain("claim: 0.12 1/μm\nquantity: geometry.surfaceToVolume\nwith: { shape: sphere, diameterUm: 50 }\nsource: ");
  await drive.settled();
  const fact = await page.evaluate(() => window.panels.studio.getState().bound!.facts.find(({ beatId }) => beatId === "porridge"));
  expect(fact).toMatchObject({ verdict: "supported", computed: "0.12 1/μm" });
  expect(await page.locator(".inspector .is-chosen .verdict").textContent()).toBe("核对无误");
});

test("of several results the chosen one is named in the fact box, also under an English interface", async () => {
  await drive.open(demo);
  await drive.cursorAt("那是积德");
  await page.locator(".quantity-browser input[type=search]").fill("congee.chopstick");
  await page.locator(".quantity-name").first().click();
  const results = page.locator(".quantity-result");
  expect(await results.locator("span").allTextContents()).toEqual(["站得住", "推倒的力偶", "扶住的力偶", "刚好站住的屈服应力", "还站得住的最大倾角"]);
  const language = (next: "zh" | "en") => page.evaluate((each) => { window.panels.studio.setState({ language: each }); }, next);
  await language("en");
  await page.getByRole("radio", { name: "Largest lean that still holds" }).click();
  await page.locator(".quantity-form .primary-button").click();
  await language("zh");
  expect(await drive.text()).toMatch(/text: 还站得住的最大倾角是 ([\d.]+) 度。\nclaim: \1°\nquantity: congee.chopstick\nfield: largestLeanDeg\n/u);
  await drive.settled();
  const fact = await page.evaluate(() => window.panels.studio.getState().bound!.facts.find(({ quantity }) => quantity === "congee.chopstick"));
  expect(fact).toMatchObject({ verdict: "supported" });
});

test("an input that a check lacks is written as in its example", async () => {
  await drive.open("# 垫话\n## 一 {#one}\n甲：球。\n```fact\ntext: 球\nclaim: 0.12 1/um\nquantity: geometry.surfaceToVolume\nwith: { shape: sphere }\nsource: 书\n```\n");
  await page.locator(".problem-group .small-button").first().click();
  expect(await drive.text()).toMatch(/with: \{ shape: sphere, diameterUm: \d+ \}/u);
  expect(await page.locator(".problem-group.error", { hasText: "diameterUm" }).count()).toBe(0);
});
