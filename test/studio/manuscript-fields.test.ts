import { expect, test } from "vitest";
import type { Browser } from "./manuscript/hands.ts";
import { LINES, withManuscript } from "./manuscript/with-manuscript.ts";

const { open, script, cursor, select, type } = withManuscript(LINES);

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
