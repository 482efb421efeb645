import { expect, test } from "vitest";
import { showText, temporaryFolder } from "../support/temporary-show.ts";
import { openStudio } from "./support/open-studio.ts";

test("which beats are filmed is remembered while one writes, and all or none are one press away", { timeout: 180_000 }, async () => {
  await using folder = await temporaryFolder({ "show.md": showText(["one", "two", "three"].map((id) => `## ${id} {#${id}}\n\n甲：这是 ${id}。`).join("\n\n")) });
  await using studio = await openStudio(folder.path);
  const page = await studio.openTab();
  const boxes = page.locator(".film-row input");
  const chosen = async (): Promise<readonly boolean[]> => {
    await boxes.nth(2).waitFor();
    return Promise.all([0, 1, 2].map((nth) => boxes.nth(nth).isChecked()));
  };
  const mode = (name: string) => page.getByRole("button", { name }).or(page.getByRole("radio", { name })).or(page.getByRole("tab", { name })).first().click();
  await mode("片");
  expect(await chosen()).toEqual([true, true, true]);
  await boxes.nth(0).uncheck();
  await boxes.nth(2).uncheck();
  await mode("写");
  await boxes.nth(0).waitFor({ state: "detached" });
  await mode("片");
  expect(await chosen()).toEqual([false, true, false]);
  await page.getByRole("button", { name: "全不选" }).click();
  expect(await chosen()).toEqual([false, false, false]);
  expect(await page.getByRole("button", { name: "出片" }).isDisabled()).toBe(true);
  await page.getByRole("button", { name: "全选", exact: true }).click();
  expect(await chosen()).toEqual([true, true, true]);
});
