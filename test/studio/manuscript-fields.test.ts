import { expect, test } from "vitest";
import type { Browser } from "./manuscript/hands.ts";
import { LINES, withManuscript } from "./manuscript/with-manuscript.ts";

const { open, script, cursor, select, press, type } = withManuscript(LINES);

test("the cursor comes along into a field of another beat, and stays in a field of its own", async () => {
  const beatOf = () => open().page.evaluate(() => {
    const { selection } = (window as unknown as Browser).page.manuscript().view.state;
    return selection.$from.node(2).attrs["id"] as string;
  });
  const { page } = open();
  await select("立不");
  await page.locator(".ms-beat-title").nth(1).click();
  expect(await beatOf()).toBe("later");
  await page.locator(".ms-beat-title").first().click();
  expect(await beatOf()).toBe("porridge");
  await page.locator(".ms-fact textarea").click();
  expect(await beatOf()).toBe("later");
  await type("新");
  expect(await script()).toMatch(/text: .*新/u);
  await select("完了");
  const kept = await cursor();
  await page.locator(".ms-beat-title").nth(1).click();
  expect(await cursor()).toBe(kept);
});

test("title and performers are named in one form, whose keys are the input method's while it composes; one step back", async () => {
  const { page } = open();
  const before = await script();
  await select("立不");
  await press("Control+k");
  await type("题目和演员");
  await press("Enter");
  const form = page.locator(".ms-form");
  await form.locator("[data-field=title]").fill("一碗粥");
  await form.locator("[data-field='0']").fill("乙");
  await press("Enter");
  expect(await form.locator(".ms-form-fault").innerText()).toContain("不一样");
  await form.locator("[data-field='0']").fill(" 马 ");
  await press("Enter");
  await form.waitFor({ state: "detached" });
  expect(await script()).toBe(before.replaceAll("甲：", "马："));
  expect(await page.evaluate(() => (window as unknown as Browser).page.manuscript().view.state.doc.attrs["title"] as string)).toBe("一碗粥");
  await press("Control+z");
  expect(await script()).toBe(before);
});
