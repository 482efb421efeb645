import { expect, test } from "vitest";
import { drive, page, setUpPanels } from "./support/panels-stage.ts";

setUpPanels();

test("what is moved up keeps the keyboard and goes on up; adding, moving and taking away are a step of undo each, however quick", async () => {
  await drive.open("# 垫话\n## 一 {#one}\n```scene chat-window\nmessages:\n  - { who: user, text: 一 }\n  - { who: user, text: 二 }\n  - { who: user, text: 三 }\n```\n甲：这碗粥。\n");
  await drive.cursorAt("这碗粥");
  const list = page.locator('.inspector [data-field="messages"]');
  const texts = async () => ((await drive.paramsOf("one"))!["messages"] as readonly { readonly text: string }[]).map(({ text }) => text).join("");
  await list.getByRole("button", { name: "第 3 条: 往上挪" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  expect(await texts()).toBe("三一二");
  expect(await page.evaluate(() => document.activeElement!.closest("[role=group]")!.getAttribute("aria-label"))).toBe("谁说什么 第 1 条");
  await list.getByRole("button", { name: "第 2 条: 去掉" }).click();
  expect(await texts()).toBe("三二");
  for (const before of ["三一二", "一三二", "一二三"]) {
    await drive.undo();
    expect(await texts()).toBe(before);
  }
});

test("a text that is too long is refused in the language of the studio", async () => {
  await drive.open("# 垫话\n## 一 {#one}\n```scene chat-window\nmessages:\n  - { who: user, text: 一 }\n```\n甲：这碗粥。\n");
  await drive.cursorAt("这碗粥");
  await drive.field("messages.0.text").getByRole("textbox").fill("长".repeat(301));
  await drive.settled();
  expect(await drive.field("messages.0.text").getByRole("alert").textContent()).toBe("有 301 个字，最多 300 个字");
});

test("a curve that is added can be drawn at once; without any the refusal names no words of the text format", async () => {
  await drive.open("# 垫话\n## 一 {#one}\n```scene chart\n```\n甲：这碗粥。\n");
  await drive.cursorAt("这碗粥");
  const list = page.locator('.inspector [data-field="curves"]');
  const alerts = () => page.locator('.inspector [role="alert"]').allTextContents();
  const add = () => list.getByRole("button", { name: "添一条" }).click();
  await add();
  await drive.settled();
  expect(await alerts()).toEqual([]);
  expect(await drive.paramsOf("one")).toMatchObject({ curves: [{}, {}, { label: "", with: { shape: "neurite" } }] });
  for (let left = 3; left > 0; left--) await list.getByRole("button", { name: "第 1 条: 去掉" }).click();
  await drive.settled();
  expect((await alerts()).join()).toMatch(/照这样演不了/u);
  expect((await alerts()).join()).not.toMatch(/代码块|\{do=/u);
  await add();
  await drive.settled();
  expect(await alerts()).toEqual([]);
});
