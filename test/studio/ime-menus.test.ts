import { beforeAll, describe, expect, test } from "vitest";
import { type Browser, change } from "./manuscript/hands.ts";
import { InputMethod } from "./manuscript/input-method.ts";
import { EVERYTHING, withManuscript } from "./manuscript/with-manuscript.ts";

const { open, script, select, disturb, settle } = withManuscript(EVERYTHING);
let ime: InputMethod;
beforeAll(() => { ime = new InputMethod(open().cdp); });

describe("keys and menus", { retry: 1 }, () => {
  test("Enter, Tab, Backspace and arrows inside a composition are the input method's", async () => {
    const before = await script();
    await select("立得住。", "after");
    await ime.type("n", "ni");
    for (const key of ["Enter", "Tab", "Backspace", "ArrowUp", "ArrowDown", "Escape"]) await ime.keyInside(key);
    await ime.abort();
    await settle();
    expect(await script()).toBe(before);
  });

  test("an Enter with code 229 outside a composition does nothing either", async () => {
    const before = await script();
    await select("立得住。", "after");
    await ime.keyInside("Enter");
    await ime.keyInside("Tab");
    expect(await script()).toBe(before);
    await open().page.keyboard.press("Enter");
    expect(change(before, await script()).come).toEqual(["乙："]);
  });

  test("a composed word fills an empty line, and its placeholder goes", async () => {
    await select("立得住。", "after");
    await open().page.keyboard.press("Enter");
    await ime.type("n", "ni'hao");
    await ime.commit("你好");
    await settle();
    expect(await script()).toContain("\n乙：你好\n");
    expect(await open().page.locator(".ms-line.is-empty").count()).toBe(0);
  });

  test("the slash menu waits for the end of the composition and then finds by Chinese", async () => {
    await select("完了", "after");
    await open().page.keyboard.type("/");
    expect(await open().page.locator(".ms-menu").count()).toBe(1);
    const all = await open().page.locator(".ms-menu-item").count();
    await ime.type("t", "ting", "ting'dun");
    expect(await open().page.locator(".ms-menu-item").count()).toBe(all);
    await ime.keyInside("ArrowDown");
    await ime.commit("停顿");
    await settle();
    expect(await open().page.locator(".ms-menu-item").allTextContents()).toEqual(["停顿"]);
    expect(await script()).toContain("甲：完了/停顿。");
    await open().page.keyboard.press("Enter");
    expect(await open().page.locator(".ms-form").count()).toBe(1);
    await open().page.keyboard.press("Enter");
    expect(await script()).toContain("甲：完了:pause[0.6s]。");
  });

  test("a slash written by the input method opens the menu; 、 does not, unless asked for", async () => {
    await select("完了", "after");
    await ime.sign("、");
    await settle();
    expect(await open().page.locator(".ms-menu").count()).toBe(0);
    await ime.sign("/");
    await settle();
    expect(await open().page.locator(".ms-menu").count()).toBe(1);
    await open().page.evaluate((text) => { (window as unknown as Browser).page.open(text, { slashByComma: true }); }, EVERYTHING);
    await select("完了", "after");
    await ime.sign("、");
    await settle();
    expect(await open().page.locator(".ms-menu").count()).toBe(1);
    await open().page.keyboard.press("Escape");
    expect(await script()).toContain("甲：完了、。");
  });

  test("a performer's name completes when it has been composed, never before", async () => {
    await select("立得住。", "after");
    await open().page.keyboard.press("Enter");
    await ime.type("d", "do", "dou");
    expect(await open().page.locator(".ms-menu").count()).toBe(0);
    await ime.commit("逗");
    await settle();
    expect(await open().page.locator(".ms-menu-item").allTextContents()).toEqual(["甲逗哏"]);
    await open().page.keyboard.press("Enter");
    expect(await script()).toContain("立得住。\n甲：\n");
  });

  test("a composed 甲： names the performer", async () => {
    await select("完了。", "after");
    await open().page.keyboard.press("Enter");
    await ime.type("jia");
    await ime.commit("甲");
    await ime.sign("：", "Semicolon");
    await settle();
    expect(await script()).toContain("甲：完了。\n甲：\n");
  });

  test("the find box looks when the word is there", async () => {
    await select("这碗", "before");
    await open().page.keyboard.press("Control+f");
    await ime.type("z", "zhu");
    expect(await open().page.locator(".ms-find-count").textContent()).toBe("");
    await ime.commit("住");
    await settle();
    expect(await open().page.locator(".ms-find-count").textContent()).toBe("1/3");
    expect(await open().page.locator(".ms-find-query").inputValue()).toBe("住");
  });

  test("the palette finds by composed Chinese; its candidate Enter runs nothing", async () => {
    const before = await script();
    await select("完了", "all");
    await open().page.keyboard.press("Control+k");
    await ime.type("z", "zhong'yin");
    await ime.commit("重音");
    await settle();
    expect(await open().page.locator(".ms-palette").count()).toBe(1);
    expect(await script()).toBe(before);
    await open().page.keyboard.press("Enter");
    expect(await script()).toContain("甲：:stress[完了]。");
  });

  test("a form takes composed text; the candidate Enter does not close it", async () => {
    await open().page.locator(".ms-cue").first().click();
    await ime.type("s", "shuai");
    await ime.commit("摔倒");
    await settle();
    expect(await open().page.locator(".ms-form").count()).toBe(1);
    await open().page.keyboard.press("Enter");
    expect(await open().page.locator(".ms-form").count()).toBe(0);
    expect(await script()).toContain("立不住:cue[摔倒]{do=tilt}呢？");
  });

  test("found words and marks of problems stay coloured around a composition", async () => {
    await select("完了", "after");
    await open().page.keyboard.press("Control+f");
    await open().page.keyboard.type("完");
    await select("完了", "after");
    await ime.type("n", "ni'hao");
    await disturb("problems");
    await ime.commit("你好");
    await open().page.waitForTimeout(400);
    expect(await script()).toContain("甲：完了你好。");
    expect(await open().page.locator(".ms-words .ms-found").allTextContents()).toEqual(["完"]);
  });
});

test("the page reported no error and broke no rule of its policy", () => {
  expect(open().troubles).toEqual([]);
});
