import { describe, expect, test } from "vitest";
import { InputMethod } from "./manuscript/input-method.ts";
import { LINES, withManuscript } from "./manuscript/with-manuscript.ts";

const { open, show, script, press, type, settle } = withManuscript(LINES);

const FACT = "# 垫话\n## 粥 {#a}\n甲：一。\n```fact\ntext: 球最省。\n```\n";
const field = (name: string) => open().page.locator(`[data-attribute=${name}]`);
const offered = () => open().page.locator(".ms-menu-item").evaluateAll((all) => all.map((item) => [...item.children].map((part) => part.textContent).join(" | ")));
const marked = () => open().page.locator(".ms-menu-item.is-selected > span").allTextContents();

/** The form of the cue in a scene that can `tilt`. */
async function openCue(): Promise<void> {
  await show(LINES.replace("{#porridge}", "{#porridge}\n```scene porridge\n```"));
  await open().page.locator(".ms-cue").click();
}

describe("the action and arguments of a cue", () => {
  test("are offered by the studio's own list, in Chinese, with id and unit, and found by either", async () => {
    await openCue();
    expect(await open().page.locator("datalist").count()).toBe(0);
    await open().page.locator("[data-field=do]").click();
    expect(await offered()).toEqual(["歪倒 | tilt", "拍醒木 | strike"]);
    expect(await open().page.locator(".ms-menu-heading").allTextContents()).toEqual(["这个画面会做的", "台上会做的"]);
    await open().page.locator("[data-field=do]").fill("");
    for (const typed of ["醒", "strk", "STRIKE", "block"]) {
      await open().page.locator("[data-field=do]").fill("");
      await type(typed);
      expect(await offered(), typed).toEqual(["拍醒木 | strike"]);
    }
    await open().page.locator("[data-field=do]").fill("");
    await type("ti");
    await press("Tab");
    expect(await open().page.locator("[data-field=do]").inputValue()).toBe("tilt");
    expect(await open().page.evaluate(() => (document.activeElement as HTMLElement).dataset["field"])).toBe("args");
    await press("ArrowDown");
    expect(await offered()).toEqual(["倾角 | leanDeg | °", "往哪边 | side"]);
    await type("倾");
    await press("Enter");
    await type("30 bian");
    expect(await offered()).toEqual([]);
    await press("Backspace", "Backspace", "Backspace", "Backspace");
    await type("sid");
    expect(await offered()).toEqual(["往哪边 | side"]);
    await press("Enter");
    expect(await offered()).toEqual(["左边 | left", "右边 | right"]);
    await press("ArrowDown", "ArrowDown", "Enter");
    expect(await open().page.locator("[data-field=args]").inputValue()).toBe("leanDeg=30 side=right");
    await press("Enter");
    expect(await script()).toContain(":cue[歪倒]{do=tilt leanDeg=30 side=right}");
  });

  test("an Enter that means the form is not taken for one of the list; Escape puts only the list away", async () => {
    await openCue();
    await open().page.locator("[data-field=do]").click();
    expect(await marked()).toEqual([]);
    await press("Escape");
    expect([await offered(), await open().page.locator(".ms-form").count()]).toEqual([[], 1]);
    await press("ArrowDown");
    expect((await offered()).length).toBe(2);
    await press("Enter");
    expect([await open().page.locator(".ms-form").count(), await offered()]).toEqual([0, []]);
    expect(await script()).toContain("{do=tilt}");
    await openCue();
    await open().page.locator("[data-field=do]").click();
    await open().page.getByRole("option", { name: "拍醒木" }).click();
    expect(await open().page.locator(".ms-form").count()).toBe(1);
    await press("Enter");
    expect(await script()).toContain("{do=strike}");
  });

  test("the form is wholly within a low window, with its buttons, also when a fault makes it higher", async () => {
    const { page } = open();
    const size = page.viewportSize()!;
    await page.setViewportSize({ width: 1000, height: 330 });
    try {
      await openCue();
      const within = () => page.evaluate(() => {
        const boxes = [".ms-form", ".ms-form .ms-primary"].map((each) => document.querySelector(each)!.getBoundingClientRect());
        return boxes.every(({ top, bottom }) => top >= boxes[0]!.top && bottom <= boxes[0]!.bottom && top >= 0 && bottom <= innerHeight);
      });
      expect(await within()).toBe(true);
      await page.locator("[data-field=args]").fill("=");
      await press("Enter");
      await page.locator(".ms-form-fault:not(:empty)").waitFor();
      await settle();
      expect(await within()).toBe(true);
    } finally {
      await press("Escape");
      await page.setViewportSize(size);
    }
  });

  test("during a composition nothing is shown, and its Enter, arrows and Escape choose nothing", async () => {
    await openCue();
    const ime = new InputMethod(open().cdp);
    await open().page.locator("[data-field=do]").fill("");
    await ime.type("p", "pai", "pai'xing");
    expect(await offered()).toEqual([]);
    await ime.keyInside("ArrowDown");
    await ime.keyInside("Tab");
    expect(await offered()).toEqual([]);
    await ime.commit("醒木");
    await settle();
    expect(await open().page.locator("[data-field=do]").inputValue()).toBe("醒木");
    expect(await offered()).toEqual(["拍醒木 | strike"]);
    await ime.type("x");
    expect(await offered()).toEqual([]);
    await ime.abort();
    await settle();
    expect([await open().page.locator("[data-field=do]").inputValue(), await open().page.locator(".ms-form").count()]).toEqual(["醒木", 1]);
    await press("Enter");
    expect(await open().page.locator("[data-field=do]").inputValue()).toBe("strike");
  });
});

describe("the check of a fact box", () => {
  test("quantity, field and conditions complete, and Enter goes on through the fields", async () => {
    await show(FACT);
    await field("quantity").focus();
    await type("体积");
    expect(await offered()).toEqual(["面积体积比 | geometry.surfaceToVolume | 1/um"]);
    await press("Enter");
    await field("with").focus();
    await type("xing");
    expect(await offered()).toEqual([]);
    await field("with").fill("");
    await type("形");
    await press("Enter");
    expect(await offered()).toEqual(["sphere", "cube"]);
    await type("sp");
    await press("Enter");
    await type(", dia");
    expect(await offered()).toEqual(["直径 | diameterUm | um"]);
    await press("Enter");
    await type("[40, 1");
    expect(await offered()).toEqual([]);
    await type("20]");
    expect(await script()).toContain("quantity: geometry.surfaceToVolume\nwith: { shape: sphere, diameterUm: [ 40, 120 ] }");
    await field("quantity").fill("congee.lean");
    await press("Enter");
    await press("ArrowDown");
    expect(await offered()).toEqual(["most | deg"]);
    await press("ArrowDown", "Enter");
    expect(await script()).toContain("quantity: congee.lean\nfield: most");
  });

  test("a cold open completes the beat it plays", async () => {
    await show("# 垫话\n## 头 {#a}\n```reprise\nbeat: x\n```\n甲：一。\n## 碗 {#bowl}\n甲：二。\n");
    await field("beat").fill("");
    await type("碗");
    expect(await offered()).toEqual(["碗 | bowl"]);
    await press("Enter");
    expect(await script()).toContain("bowl");
  });
});
