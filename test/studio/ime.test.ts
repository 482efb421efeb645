import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { InputMethod } from "./manuscript/input-method.ts";
import type { ManuscriptPage } from "./manuscript/manuscript-page.ts";
import { type OpenManuscript, openManuscript } from "./manuscript/open-manuscript.ts";

const SHOW = `# 垫话：一碗粥
## 舍粥 {#porridge}
\`\`\`scene porridge
\`\`\`
甲：这碗粥，筷子得立得住。
乙：立不住:cue[歪倒]{do=tilt}呢？
甲：:pause[0.6s]那就:dou[有人]{joke=a}站:stress[不]住$x^2$了:laugh[1.5s]。
乙：:ruby[饽饽]{rt="bō bo"}:fast[快点说]:sound[strike]:xi[系上]{joke=a}
\`\`\`fact
text: 球最小
claim: 5 mm
\`\`\`
\`\`\`reprise2
beat: x
\`\`\`
> 批注一
## 后来 {#later}
\`\`\`reprise
beat: porridge
\`\`\`
甲：完了。
`;

let open: OpenManuscript;
let ime: InputMethod;

beforeAll(async () => {
  open = await openManuscript();
  ime = new InputMethod(open.cdp);
});
afterAll(async () => {
  await open.browser.close();
});
beforeEach(async () => {
  await show(SHOW);
});

const show = (text: string) => open.page.evaluate((given) => { (window as unknown as { page: ManuscriptPage }).page.open(given); }, text);
const script = () => open.page.evaluate(() => (window as unknown as { page: ManuscriptPage }).page.text());
const select = (text: string, where: "before" | "after" | "all") =>
  open.page.evaluate(([given, place]) => { (window as unknown as { page: ManuscriptPage }).page.select(given!, place as "before"); }, [text, where]);
const disturb = (what: string) => open.page.evaluate((given) => { (window as unknown as { page: ManuscriptPage }).page.disturb(given as "refresh"); }, what);
/** The view takes over what was composed a moment after its end. */
const settle = () => open.page.waitForTimeout(45);

/** What changed between two scripts: the lines that went and the lines that came. */
function change(before: string, after: string): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const start = old.findIndex((line, i) => line !== now[i]);
  if (start === -1 && old.length === now.length) return { gone: [], come: [] };
  const from = start === -1 ? old.length : start;
  let end = 0;
  while (end < old.length - from && end < now.length - from && old.at(-1 - end) === now.at(-1 - end)) end++;
  return { gone: old.slice(from, old.length - end), come: now.slice(from, now.length - end) };
}

interface Place {
  readonly name: string;
  readonly enter: () => Promise<void>;
  readonly gone: string;
  /** With 你好 in its place. */
  readonly come: string;
}

const field = (selector: string) => async () => {
  const input = open.page.locator(selector).first();
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

describe.each(PLACES)("in $name", ({ enter, gone, come, name }) => {
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
    await open.page.keyboard.press("Control+z");
    expect(await script()).toBe(before);
    await open.page.keyboard.press("Control+Shift+z");
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
    await open.page.waitForTimeout(60);
    expectChange(before, await script());
  });
});

describe("composition over a selection", () => {
  test("in a line it replaces the words", async () => {
    await select("筷子", "all");
    await ime.type("s", "shao");
    await ime.commit("勺子");
    await settle();
    expect(await script()).toContain("甲：这碗粥，勺子得立得住。");
    await open.page.keyboard.press("Control+z");
    expect(await script()).toContain("甲：这碗粥，筷子得立得住。");
  });

  test("over signs and marks it replaces them", async () => {
    await open.page.evaluate(() => { (window as unknown as { page: ManuscriptPage }).page.selectBetween("不住\ufffc", "呢？"); });
    await ime.type("z", "zhu");
    await ime.commit("住");
    await settle();
    expect(await script()).toContain("乙：立住呢？");
  });

  test("over two lines it joins them under the first performer", async () => {
    const before = await script();
    await open.page.evaluate(() => { (window as unknown as { page: ManuscriptPage }).page.selectBetween("筷子", "呢？"); });
    await ime.type("n", "ni");
    await ime.commit("你");
    await settle();
    expect(change(before, await script())).toEqual({
      gone: ["甲：这碗粥，筷子得立得住。", "乙：立不住:cue[歪倒]{do=tilt}呢？"], come: ["甲：这碗粥，你呢？"],
    });
    await open.page.keyboard.press("Control+z");
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
    await open.page.keyboard.press("Control+z");
    expect(await script()).toContain("甲：完了你。");
    await open.page.keyboard.press("Control+z");
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

describe("keys and menus", () => {
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
    await open.page.keyboard.press("Enter");
    expect(change(before, await script()).come).toEqual(["乙："]);
  });

  test("a composed word fills an empty line, and its placeholder goes", async () => {
    await select("立得住。", "after");
    await open.page.keyboard.press("Enter");
    await ime.type("n", "ni'hao");
    await ime.commit("你好");
    await settle();
    expect(await script()).toContain("\n乙：你好\n");
    expect(await open.page.locator(".ms-line.is-empty").count()).toBe(0);
  });

  test("the slash menu waits for the end of the composition and then finds by Chinese", async () => {
    await select("完了", "after");
    await open.page.keyboard.type("/");
    expect(await open.page.locator(".ms-menu").count()).toBe(1);
    const all = await open.page.locator(".ms-menu-item").count();
    await ime.type("t", "ting", "ting'dun");
    expect(await open.page.locator(".ms-menu-item").count()).toBe(all);
    await ime.keyInside("ArrowDown");
    await ime.commit("停顿");
    await settle();
    expect(await open.page.locator(".ms-menu-item").allTextContents()).toEqual(["停顿"]);
    expect(await script()).toContain("甲：完了/停顿。");
    await open.page.keyboard.press("Enter");
    expect(await open.page.locator(".ms-form").count()).toBe(1);
    await open.page.keyboard.press("Enter");
    expect(await script()).toContain("甲：完了:pause[0.6s]。");
  });

  test("a slash written by the input method opens the menu; 、 does not, unless asked for", async () => {
    await select("完了", "after");
    await ime.sign("、");
    await settle();
    expect(await open.page.locator(".ms-menu").count()).toBe(0);
    await ime.sign("/");
    await settle();
    expect(await open.page.locator(".ms-menu").count()).toBe(1);
    await open.page.evaluate((text) => { (window as unknown as { page: ManuscriptPage }).page.open(text, { slashByComma: true }); }, SHOW);
    await select("完了", "after");
    await ime.sign("、");
    await settle();
    expect(await open.page.locator(".ms-menu").count()).toBe(1);
    await open.page.keyboard.press("Escape");
    expect(await script()).toContain("甲：完了、。");
  });

  test("a performer's name completes when it has been composed, never before", async () => {
    await select("立得住。", "after");
    await open.page.keyboard.press("Enter");
    await ime.type("d", "do", "dou");
    expect(await open.page.locator(".ms-menu").count()).toBe(0);
    await ime.commit("逗");
    await settle();
    expect(await open.page.locator(".ms-menu-item").allTextContents()).toEqual(["甲逗哏"]);
    await open.page.keyboard.press("Enter");
    expect(await script()).toContain("立得住。\n甲：\n");
  });

  test("a composed 甲： names the performer", async () => {
    await select("完了。", "after");
    await open.page.keyboard.press("Enter");
    await ime.type("jia");
    await ime.commit("甲");
    await ime.sign("：", "Semicolon");
    await settle();
    expect(await script()).toContain("甲：完了。\n甲：\n");
  });

  test("the find box looks when the word is there", async () => {
    await select("这碗", "before");
    await open.page.keyboard.press("Control+f");
    await ime.type("z", "zhu");
    expect(await open.page.locator(".ms-find-count").textContent()).toBe("");
    await ime.commit("住");
    await settle();
    expect(await open.page.locator(".ms-find-count").textContent()).toBe("1/3");
    expect(await open.page.locator(".ms-find-query").inputValue()).toBe("住");
  });

  test("the palette finds by composed Chinese; its candidate Enter runs nothing", async () => {
    const before = await script();
    await select("完了", "all");
    await open.page.keyboard.press("Control+k");
    await ime.type("z", "zhong'yin");
    await ime.commit("重音");
    await settle();
    expect(await open.page.locator(".ms-palette").count()).toBe(1);
    expect(await script()).toBe(before);
    await open.page.keyboard.press("Enter");
    expect(await script()).toContain("甲：:stress[完了]。");
  });

  test("a form takes composed text; the candidate Enter does not close it", async () => {
    await open.page.locator(".ms-cue").first().click();
    await ime.type("s", "shuai");
    await ime.commit("摔倒");
    await settle();
    expect(await open.page.locator(".ms-form").count()).toBe(1);
    await open.page.keyboard.press("Enter");
    expect(await open.page.locator(".ms-form").count()).toBe(0);
    expect(await script()).toContain("立不住:cue[摔倒]{do=tilt}呢？");
  });

  test("found words and marks of problems stay coloured around a composition", async () => {
    await select("完了", "after");
    await open.page.keyboard.press("Control+f");
    await open.page.keyboard.type("完");
    await select("完了", "after");
    await ime.type("n", "ni'hao");
    await disturb("problems");
    await ime.commit("你好");
    await open.page.waitForTimeout(400);
    expect(await script()).toContain("甲：完了你好。");
    expect(await open.page.locator(".ms-words .ms-found").allTextContents()).toEqual(["完"]);
  });
});

test("the page reported no error and broke no rule of its policy", () => {
  expect(open.troubles).toEqual([]);
});
