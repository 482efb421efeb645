import { beforeAll, describe, expect, test } from "vitest";
import { change } from "./manuscript/hands.ts";
import { InputMethod } from "./manuscript/input-method.ts";
import { EVERYTHING, withManuscript } from "./manuscript/with-manuscript.ts";

const { open, show, script, cursor, select, selectBetween, disturb, press, settle } = withManuscript(EVERYTHING);
let ime: InputMethod;
beforeAll(() => { ime = new InputMethod(open().cdp); });

interface Place {
  readonly name: string;
  readonly enter: () => Promise<void>;
  readonly gone: string;
  /** With 你好 in its place. */
  readonly come: string;
}

const field = (selector: string) => async () => {
  const input = open().page.locator(selector).first();
  await input.focus();
  await input.evaluate((each: HTMLInputElement) => { each.setSelectionRange(each.value.length, each.value.length); });
};

const PLACES: readonly Place[] = [
  { name: "the middle of a line", enter: () => select("这碗", "after"), gone: "甲：这碗粥，筷子得立得住。", come: "甲：这碗你好粥，筷子得立得住。" },
  { name: "the start of a line", enter: () => select("这碗", "before"), gone: "甲：这碗粥，筷子得立得住。", come: "甲：你好这碗粥，筷子得立得住。" },
  { name: "the end of a line", enter: () => select("立得住。", "after"), gone: "甲：这碗粥，筷子得立得住。", come: "甲：这碗粥，筷子得立得住。你好" },
  { name: "before a cue", enter: () => select("立不住", "after"), gone: "乙：立不住:cue[歪倒]{do=tilt}呢？", come: "乙：立不住你好:cue[歪倒]{do=tilt}呢？" },
  { name: "behind a cue", enter: () => select("呢？", "before"), gone: "乙：立不住:cue[歪倒]{do=tilt}呢？", come: "乙：立不住:cue[歪倒]{do=tilt}你好呢？" },
  {
    name: "behind a pause at the start", enter: () => select("那就", "before"),
    gone: "甲：:pause[0.6s]那就:dou[有人]{joke=a}站:stress[不]住$x^2$了:laugh[1.5s]。", come: "甲：:pause[0.6s]你好那就:dou[有人]{joke=a}站:stress[不]住$x^2$了:laugh[1.5s]。",
  },
  {
    name: "inside a punch", enter: () => select("人站", "before"),
    gone: "甲：:pause[0.6s]那就:dou[有人]{joke=a}站:stress[不]住$x^2$了:laugh[1.5s]。", come: "甲：:pause[0.6s]那就:dou[有你好人]{joke=a}站:stress[不]住$x^2$了:laugh[1.5s]。",
  },
  {
    name: "behind a stressed word", enter: () => select("站不", "after"),
    gone: "甲：:pause[0.6s]那就:dou[有人]{joke=a}站:stress[不]住$x^2$了:laugh[1.5s]。", come: "甲：:pause[0.6s]那就:dou[有人]{joke=a}站:stress[不你好]住$x^2$了:laugh[1.5s]。",
  },
  {
    name: "behind a formula", enter: () => select("了\ufffc。", "before"),
    gone: "甲：:pause[0.6s]那就:dou[有人]{joke=a}站:stress[不]住$x^2$了:laugh[1.5s]。", come: "甲：:pause[0.6s]那就:dou[有人]{joke=a}站:stress[不]住$x^2$你好了:laugh[1.5s]。",
  },
  {
    name: "inside ruby", enter: () => select("饽", "after"),
    gone: "乙：:fast[:ruby[饽饽]{rt=\"bō bo\"}快点说]", come: "",
  },
  { name: "between a sign and a set-up", enter: () => select("系", "before"), gone: ":sound[strike]:xi[系上]{joke=a}", come: ":sound[strike]你好:xi[系上]{joke=a}" },
  { name: "inside a rapid passage", enter: () => select("点说", "before"), gone: "快点说", come: "快你好点说" },
  { name: "inside a set-up", enter: () => select("系", "after"), gone: ":xi[系上]", come: ":xi[系你好上]" },
  { name: "a note", enter: () => select("批注一", "after"), gone: "> 批注一", come: "> 批注一你好" },
  { name: "the title of an act", enter: field(".ms-act-title"), gone: "# 垫话：一碗粥", come: "# 垫话：一碗粥你好" },
  { name: "the title of a beat", enter: field(".ms-beat-title"), gone: "## 舍粥 {#porridge}", come: "## 舍粥你好 {#porridge}" },
  { name: "the text of a fact box", enter: field(".ms-fact textarea"), gone: "text: 球最小", come: "text: 球最小你好" },
  { name: "the claim of a fact box", enter: field(".ms-fact-claim input"), gone: "claim: 5 mm", come: "claim: 5 mm你好" },
  { name: "a field of a cold open", enter: field(".ms-reprise-from input"), gone: "", come: "from: 你好" },
  { name: "a block nobody understands", enter: field(".ms-raw textarea"), gone: "```", come: "```你好" },
];

// Chromium now and then loses the place of a composition that is disturbed behind a sign: what fails twice is broken.
const TWICE = { retry: 1 };

describe.each(PLACES)("in $name", TWICE, ({ enter, gone, come, name }) => {
  const expectChange = (before: string, after: string): void => {
    if (come === "") return expect(after.replaceAll("你好", "")).toBe(before);
    const found = change(before, after);
    expect(found.gone.length, name).toBeLessThanOrEqual(1);
    expect(found.come.length, name).toBe(1);
    expect(found.gone.join("\n")).toContain(gone);
    expect(found.come.join("\n")).toContain(come);
  };

  test("Enter that chooses a candidate writes the word, once, and makes no line; it is one undo step", async () => {
    const before = await script();
    await enter();
    await ime.type("n", "ni", "ni'h", "ni'hao");
    await ime.commit("你好");
    await settle();
    const after = await script();
    expect(after.split("你好").length).toBe(2);
    expectChange(before, after);
    await open().page.keyboard.press("Control+z");
    expect(await script()).toBe(before);
    await open().page.keyboard.press("Control+Shift+z");
    expect(await script()).toBe(after);
  });

  test("an aborted composition leaves the text as it was", async () => {
    const before = await script();
    await enter();
    await ime.type("n", "ni");
    await ime.abort();
    await settle();
    expect(await script()).toBe(before);
    await ime.type("ni'hao");
    await ime.commit("你好", "Process");
    await settle();
    expectChange(before, await script());
  });

  test("saves, checks and outside changes meanwhile do not disturb it", async () => {
    const before = await script();
    await enter();
    await ime.type("n", "ni");
    await disturb("refresh");
    await ime.type("ni'h");
    await disturb("problems");
    await ime.keyInside("ArrowDown");
    await ime.keyInside("Tab");
    await disturb("state");
    await ime.type("ni'hao");
    await ime.commit("你好");
    await settle();
    await open().page.waitForTimeout(60);
    expectChange(before, await script());
  });
});

describe("composition over a selection", TWICE, () => {
  test("in a line it replaces the words", async () => {
    await select("筷子", "all");
    await ime.type("s", "shao");
    await ime.commit("勺子");
    await settle();
    expect(await script()).toContain("甲：这碗粥，勺子得立得住。");
    await open().page.keyboard.press("Control+z");
    expect(await script()).toContain("甲：这碗粥，筷子得立得住。");
  });

  test("over signs and marks it replaces them", async () => {
    await selectBetween("不住\ufffc", "呢？");
    await ime.type("z", "zhu");
    await ime.commit("住");
    await settle();
    expect(await script()).toContain("乙：立住呢？");
  });

  test("over two lines it joins them under the first performer", async () => {
    const before = await script();
    await selectBetween("筷子", "呢？");
    await ime.type("n", "ni");
    await ime.commit("你");
    await settle();
    expect(change(before, await script())).toEqual({
      gone: ["甲：这碗粥，筷子得立得住。", "乙：立不住:cue[歪倒]{do=tilt}呢？"], come: ["甲：这碗粥，你呢？"],
    });
    await open().page.keyboard.press("Control+z");
    expect(await script()).toBe(before);
  });

  test("over all of the script it leaves one line with the word", async () => {
    const before = await script();
    await select("完了", "after");
    for (let i = 0; i < 3; i++) await open().page.keyboard.press("Control+a");
    await ime.type("n", "ni");
    await ime.commit("你");
    await settle();
    expect((await script()).trim()).toBe("# 垫话\n\n## {#porridge}\n甲：你");
    await open().page.keyboard.press("Control+z");
    expect(await script()).toBe(before);
  });

  test("over a selected box it writes a line behind the box", async () => {
    const before = await script();
    await open().page.locator(".ms-fact .ms-block-name").click();
    await ime.type("n", "ni");
    await ime.commit("你");
    await settle();
    expect(change(before, await script())).toEqual({ gone: [], come: ["甲：你"] });
    await open().page.locator(".ms-fact-head").click({ position: { x: 300, y: 8 } });
    await open().page.keyboard.type("x");
    expect(change(before, await script()).come.length).toBe(2);
  });

  describe.each([["selected", false], ["brought back by undo", true]])("over a box that is alone in its beat, %s,", (_name, isUndone) => {
    const compose = (text: string) => open().cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    test.each([
      ["a composition", async () => { await ime.type("n", "ni"); await ime.commit("你"); }],
      ["a composition with no key before it", async () => { for (const text of ["n", "ni"]) await compose(text); await open().cdp.send("Input.insertText", { text: "你" }); }],
      ["a word at once", () => ime.sign("你")],
    ])("%s is written behind it, once, in one step", async (_way, write) => {
      await show("# 垫话\n## 零 {#zero}\n甲：前面。\n## 一 {#one}\n```fact\ntext: 球\n```\n## 二 {#two}\n甲：后面。\n");
      const before = await script();
      await open().page.locator(".ms-fact .ms-block-name").click();
      if (isUndone) for (const key of ["Delete", "Control+z"]) await open().page.keyboard.press(key);
      expect(await script()).toBe(before);
      await write();
      await settle();
      expect(change(before, await script())).toEqual({ gone: [], come: ["甲：你"] });
      expect((await open().page.locator(".ms-script").innerText()).match(/你/gu)).toHaveLength(1);
      await open().page.keyboard.press("Control+z");
      expect(await script()).toBe(before);
      await open().page.keyboard.press("ArrowDown");
      await open().page.keyboard.press("ArrowUp");
      expect(await script()).toBe(before);
    });
  });

  test("over a selected beat nothing happens", async () => {
    const before = await script();
    await open().page.locator(".ms-beat-head").first().hover();
    await open().page.locator(".ms-handle").click();
    await open().page.keyboard.press("Escape");
    await ime.type("n", "ni");
    await ime.abort();
    await settle();
    await open().page.keyboard.type("x");
    expect(await script()).toBe(before);
  });

  test.each([["a letter", true], ["no key before it, as on a phone", false]])("behind a sign the arrow key has selected, which stays: %s", async (_name, hasKey) => {
    const places = [["立不住", "乙：立不住:cue[歪倒]{do=tilt}你呢？"], ["快点说", "乙：:ruby[饽饽]{rt=\"bō bo\"}:fast[快点说]:sound[strike]你:xi[系上]{joke=a}"], ["收", "甲：收:pause[1s]你:cue[倒]"]] as const;
    for (const [at, line] of places) {
      if (at === "收") await show("甲：收:pause[1s]:cue[倒]\n");
      const before = await script();
      await select(at, "after");
      await open().page.keyboard.press("ArrowRight");
      if (hasKey) await ime.type("n", "ni");
      else await open().cdp.send("Input.imeSetComposition", { text: "ni", selectionStart: 2, selectionEnd: 2 });
      if (hasKey) await ime.commit("你");
      else await open().cdp.send("Input.insertText", { text: "你" });
      await expect.poll(async () => change(before, await script()).come).toEqual([line]);
      expect(await cursor()).toContain("你|");
      await open().page.keyboard.press("Control+z");
      expect(await script()).toBe(before);
    }
  });

  test("over a sign selected with Shift it takes its place", async () => {
    await select("立不住", "after");
    await open().page.keyboard.press("Shift+ArrowRight");
    await ime.type("n", "ni");
    await ime.commit("你");
    await settle();
    expect(await script()).toContain("乙：立不住你呢？");
  });

  test("over a whole punch it is the punch again; behind it, it is none", async () => {
    const before = await script();
    await select("有人", "all");
    await ime.type("d", "da");
    await ime.commit("大家");
    await settle();
    await press("ArrowRight");
    await expect.poll(script).toContain("那就:dou[大家]{joke=a}站");
    await select("系上", "after");
    await ime.type("l", "le");
    await ime.commit("了");
    await settle();
    expect(await script()).toContain(":sound[strike]:xi[系上]{joke=a}了\n");
    await press("Control+z");
    expect(await script()).toContain(":sound[strike]:xi[系上]{joke=a}\n");
    await press("Control+z");
    expect(await script()).toBe(before);
  });

  test("two compositions are two undo steps, however fast", async () => {
    await select("完了", "after");
    await ime.type("n");
    await ime.commit("你");
    await ime.type("h");
    await ime.commit("好");
    await settle();
    expect(await script()).toContain("甲：完了你好。");
    await open().page.keyboard.press("Control+z");
    expect(await script()).toContain("甲：完了你。");
    await open().page.keyboard.press("Control+z");
    expect(await script()).toContain("甲：完了。");
  });

  test("an outside change of another part arrives while the word is composed", async () => {
    await select("完了", "after");
    await ime.type("n", "ni");
    await disturb("outside-edit");
    await ime.type("ni'hao");
    await ime.commit("你好");
    await settle();
    const after = await script();
    expect(after).toContain("甲：完了你好。");
    expect(after).toContain("# 垫话：一碗粥改");
  });
});

test("the page reported no error and broke no rule of its policy", () => {
  expect(open().troubles).toEqual([]);
});
