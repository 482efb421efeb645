import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ManuscriptPage } from "./manuscript/manuscript-page.ts";
import { type OpenManuscript, openManuscript } from "./manuscript/open-manuscript.ts";

const SHOW = `# 垫话：一碗粥
## 舍粥 {#porridge}
甲：这碗粥，筷子得立得住。
乙：立不住:cue[歪倒]{do=tilt}呢？
甲：那可就有人站不住了。
## 后来 {#later}
乙：后来呢？
> 批注一
\`\`\`fact
text: 球最小
claim: 5 mm
\`\`\`
甲：完了。
`;

let open: OpenManuscript;
beforeAll(async () => { open = await openManuscript(); });
afterAll(async () => { await open.browser.close(); });
beforeEach(async () => { await show(SHOW); });

type Browser = { page: ManuscriptPage };
const show = (text: string) => open.page.evaluate((given) => { (window as unknown as Browser).page.open(given); }, text);
const script = () => open.page.evaluate(() => (window as unknown as Browser).page.text());
const cursor = () => open.page.evaluate(() => (window as unknown as Browser).page.cursor());
const select = (text: string, where: "before" | "after" | "all" = "after") =>
  open.page.evaluate(([given, place]) => { (window as unknown as Browser).page.select(given!, place as "before"); }, [text, where]);
const selectBetween = (from: string, to: string) => open.page.evaluate(([a, b]) => { (window as unknown as Browser).page.selectBetween(a!, b!); }, [from, to]);
const press = async (...keys: readonly string[]) => { for (const key of keys) await open.page.keyboard.press(key); };
const type = (text: string) => open.page.keyboard.type(text);
const menu = () => open.page.locator(".ms-menu-item > span").allTextContents();

/** What changed: the lines that went and the lines that came. */
async function change(before: string): Promise<{ readonly gone: readonly string[]; readonly come: readonly string[] }> {
  const [old, now] = [before.trimEnd().split("\n"), (await script()).trimEnd().split("\n")];
  let from = 0;
  while (from < old.length && old[from] === now[from]) from++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - from && old.at(-1 - end) === now.at(-1 - end)) end++;
  return { gone: old.slice(from, old.length - end), come: now.slice(from, now.length - end) };
}

async function changes(act: () => Promise<void>) {
  const before = await script();
  await act();
  return change(before);
}

describe("writing lines", () => {
  test("Enter makes a line for the other performer, in the middle it splits", async () => {
    expect(await changes(async () => { await select("得立得住。"); await press("Enter"); await type("好！"); })).toEqual({ gone: [], come: ["乙：好！"] });
    expect(await changes(async () => { await select("筷子", "before"); await press("Enter"); })).toEqual({
      gone: ["甲：这碗粥，筷子得立得住。"], come: ["甲：这碗粥，", "乙：筷子得立得住。"],
    });
    expect(await changes(async () => { await select("后来呢？"); await press("Shift+Enter"); await type("再后来呢？"); })).toEqual({ gone: [], come: ["乙：再后来呢？"] });
  });

  test("Tab gives the line to the other performer", async () => {
    expect(await changes(async () => { await select("后来呢"); await press("Tab"); })).toEqual({ gone: ["乙：后来呢？"], come: ["甲：后来呢？"] });
    await press("Tab");
    expect(await script()).toContain("乙：后来呢？");
  });

  test.each([["@", ["甲", "乙"]], ["＠", ["甲", "乙"]], ["dg", ["甲"]], ["pg", ["乙"]], ["逗", ["甲"]], ["捧", ["乙"]], ["@p", ["乙"]]])("typing %s offers %j", async (typed, names) => {
    await select("完了。");
    await press("Enter");
    await open.page.keyboard.insertText(typed.slice(0, 1));
    if (typed.length > 1) await type(typed.slice(1));
    expect(await menu()).toEqual(names);
    await press("Enter");
    expect((await script()).trimEnd().split("\n").at(-1)).toBe(`${names[0]!}：`);
    expect(await cursor()).toBe("|");
  });

  test("choosing with ↓; Escape leaves what was typed", async () => {
    await select("完了。");
    await press("Enter");
    await type("@");
    await press("ArrowDown", "Enter");
    await type("是");
    expect(await script()).toContain("甲：完了。\n乙：是");
    await press("Enter");
    await type("dg");
    await press("Escape");
    expect(await script()).toContain("乙：是\n甲：dg");
  });

  test("甲： at the start names the performer; 10:30 stays text", async () => {
    await select("完了。");
    await press("Enter");
    await type("甲：");
    expect((await script()).trimEnd().endsWith("甲：")).toBe(true);
    await type("10:30");
    expect((await script()).trimEnd().endsWith("甲：10:30")).toBe(true);
  });

  test("a press on the name changes the performer", async () => {
    expect(await changes(async () => { await open.page.locator(".ms-speaker").first().click(); })).toEqual({ gone: ["甲：这碗粥，筷子得立得住。"], come: ["乙：这碗粥，筷子得立得住。"] });
  });

  test("Backspace at the start joins; an empty line goes; before a box it selects the box", async () => {
    expect(await changes(async () => { await select("立不住", "before"); await press("Backspace"); })).toEqual({
      gone: ["甲：这碗粥，筷子得立得住。", "乙：立不住:cue[歪倒]{do=tilt}呢？"], come: ["甲：这碗粥，筷子得立得住。立不住:cue[歪倒]{do=tilt}呢？"],
    });
    expect(await cursor()).toBe("这碗粥，筷子得立得住。|立不住\ufffc呢？");
    await show(SHOW);
    expect(await changes(async () => { await select("得立得住。"); await press("Enter", "Backspace"); })).toEqual({ gone: [], come: [] });
    expect(await cursor()).toBe("这碗粥，筷子得立得住。|");
    expect(await changes(async () => { await select("完了", "before"); await press("Backspace", "Backspace"); })).toEqual({ gone: ["```fact", "text: 球最小", "claim: 5 mm", "```"], come: [] });
  });

  test("Backspace at the start of a titled beat goes into the title and loses nothing", async () => {
    expect(await changes(async () => { await select("后来呢", "before"); await press("Backspace"); })).toEqual({ gone: [], come: [] });
    expect(await open.page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe("后来");
    await press("Backspace", "Backspace", "Backspace");
    expect(await script()).toContain("甲：那可就有人站不住了。\n乙：后来呢？");
  });

  test("Delete at the end takes the next line up", async () => {
    expect(await changes(async () => { await select("得立得住。"); await press("Delete"); })).toEqual({
      gone: ["甲：这碗粥，筷子得立得住。", "乙：立不住:cue[歪倒]{do=tilt}呢？"], come: ["甲：这碗粥，筷子得立得住。立不住:cue[歪倒]{do=tilt}呢？"],
    });
  });

  test("typing over lines of two beats keeps both beats whole", async () => {
    await selectBetween("那可", "来呢？");
    await type("嘿");
    expect((await script()).match(/\{#[\w-]+\}/gu)).toEqual(expect.arrayContaining(["{#porridge}"]));
    expect(await script()).toContain("甲：嘿");
    await press("Control+z");
    expect((await script()).trim()).toBe((await (async () => { await show(SHOW); return script(); })()).trim());
  });

  test("a note: Enter writes on, a second one leaves it", async () => {
    expect(await changes(async () => { await select("批注一"); await press("Enter"); await type("还有"); await press("Enter", "Enter"); await type("说"); })).toEqual({ gone: [], come: ["> 还有", "甲：说"] });
  });
});

describe("beats and acts", () => {
  test("from nothing to two beats with the keyboard alone", async () => {
    await show("# 垫话\n## {#one}\n甲：\n");
    await open.page.locator(".ms-words").first().click();
    await type("您好。");
    await press("Enter");
    await type("您也好。");
    await press("Enter");
    await press("Enter");
    expect((await menu())[0]).toBe("新的一拍");
    await press("Enter");
    await type("第二拍");
    await press("Enter");
    await type("说到哪儿了？");
    expect((await script()).trim()).toBe("# 垫话\n\n## {#one}\n甲：您好。\n乙：您也好。\n\n## 第二拍 {#beat-1}\n甲：说到哪儿了？");
  });

  test("a split keeps the id with the old content, a copy gets its own, a moved beat keeps its", async () => {
    await select("那可", "before");
    await press("Control+Enter");
    await type("半截");
    expect((await script()).match(/^## .*$/gmu)).toEqual(["## 舍粥 {#porridge}", "## 半截 {#beat-1}", "## 后来 {#later}"]);
    await select("后来呢");
    await press("Control+Alt+ArrowUp");
    expect((await script()).match(/^## .*$/gmu)).toEqual(["## 舍粥 {#porridge}", "## 后来 {#later}", "## 半截 {#beat-1}"]);
  });

  test("↑ leads from the first line into the title and on, ↓ back", async () => {
    await select("后来呢", "before");
    await press("ArrowUp");
    expect(await open.page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe("后来");
    await press("ArrowUp");
    expect(await cursor()).toBe("那可就有人站不住了。|");
    await press("ArrowDown", "ArrowDown");
    expect(await cursor()).toBe("|后来呢？");
  });

  test("titles, kinds of act and fields are edited in place; ⌘Z takes back as usual", async () => {
    const before = await script();
    await open.page.locator(".ms-beat-title").first().fill("粥棚");
    expect(await script()).toContain("## 粥棚 {#porridge}");
    await open.page.locator(".ms-act-kind").selectOption("di");
    expect(await script()).toContain("# 底：一碗粥");
    await open.page.locator(".ms-fact-with input").fill("shape: sphere, diameterUm: [40, 120]");
    expect(await script()).toContain("with:\n  shape: sphere\n  diameterUm:\n    - 40\n    - 120".split("\n")[0]);
    await open.page.locator(".ms-fact-with input").fill("shape: [");
    expect(await open.page.locator(".ms-fact-with input").getAttribute("aria-invalid")).toBe("true");
    for (let i = 0; i < 3; i++) await press("Control+z");
    expect(await script()).toBe(before);
  });

  test("an empty beat is written into by one press", async () => {
    await show("# 垫话\n## 空 {#empty}\n");
    await open.page.locator(".ms-start").click();
    await type("有了");
    expect((await script()).trim()).toBe("# 垫话\n\n## 空 {#empty}\n甲：有了");
  });

  test("the scene's chip opens the inspector", async () => {
    await open.page.locator(".ms-scene").first().click();
    expect(await open.page.evaluate(() => (window as unknown as Browser).page.calls)).toEqual(["inspector 1"]);
  });
});

describe("moving", () => {
  test("Alt-↓ moves a line, also into the next beat; several at once", async () => {
    expect(await changes(async () => { await select("这碗粥"); await press("Alt+ArrowDown"); })).toEqual({
      gone: ["甲：这碗粥，筷子得立得住。", "乙：立不住:cue[歪倒]{do=tilt}呢？"], come: ["乙：立不住:cue[歪倒]{do=tilt}呢？", "甲：这碗粥，筷子得立得住。"],
    });
    await show(SHOW);
    await selectBetween("立不", "有人");
    await press("Alt+ArrowUp");
    expect(await script()).toContain("{#porridge}\n乙：立不住:cue[歪倒]{do=tilt}呢？\n甲：那可就有人站不住了。\n甲：这碗粥");
    await press("Alt+ArrowDown", "Alt+ArrowDown");
    expect(await script()).toContain("## 后来 {#later}\n乙：立不住:cue[歪倒]{do=tilt}呢？\n甲：那可就有人站不住了。\n乙：后来呢？");
  });

  test("duplicate and turn into a note and back", async () => {
    await select("后来呢");
    expect(await changes(() => press("Control+Shift+d"))).toEqual({ gone: [], come: ["乙：后来呢？"] });
    await type("后");
    await press("Control+z");
    await press("Control+k");
    await type("bpz");
    await press("Enter");
    expect(await script()).toContain("乙：后来呢？\n> 后来呢？");
    await press("Control+k");
    await type("变成台词");
    await press("Enter");
    expect(await script()).toContain("乙：后来呢？\n甲：后来呢？");
  });

  const dragTo = async (from: string, to: string, edge: "top" | "bottom") => {
    await open.page.locator(from).first().hover();
    const handle = (await open.page.locator(".ms-handle").boundingBox())!;
    const target = (await open.page.locator(to).first().boundingBox())!;
    await open.page.mouse.move(handle.x + 10, handle.y + 12);
    await open.page.mouse.down();
    await open.page.mouse.move(target.x + 120, target.y + target.height / 2);
    await open.page.mouse.move(target.x + 120, edge === "top" ? target.y + 4 : target.y + target.height - 4, { steps: 3 });
    await open.page.mouse.up();
  };

  test("the handle drags a line to another beat", async () => {
    await dragTo(".ms-line:has-text('这碗粥')", ".ms-line:has-text('完了')", "bottom");
    expect((await script()).trim().endsWith("甲：完了。\n甲：这碗粥，筷子得立得住。")).toBe(true);
  });

  test("the handle drags all selected lines, and beats with their ids", async () => {
    await selectBetween("这碗", "住\ufffc");
    await dragTo(".ms-line:has-text('这碗粥')", ".ms-line:has-text('那可')", "bottom");
    expect(await script()).toContain("{#porridge}\n甲：那可就有人站不住了。\n甲：这碗粥，筷子得立得住。\n乙：立不住:cue[歪倒]{do=tilt}呢？");
    await dragTo(".ms-beat:has-text('后来') .ms-beat-head", ".ms-beat:first-child .ms-beat-head", "top");
    expect((await script()).match(/^## .*$/gmu)).toEqual(["## 后来 {#later}", "## 舍粥 {#porridge}"]);
  });

  test("a cue is dragged to another word", async () => {
    const cue = (await open.page.locator(".ms-cue").boundingBox())!;
    const words = await open.page.evaluate(() => {
      const view = (window as unknown as Browser).page.manuscript().view;
      (window as unknown as Browser).page.select("有人", "before");
      const { left, top, bottom } = view.coordsAtPos(view.state.selection.from);
      return { x: left, y: (top + bottom) / 2 };
    });
    await open.page.mouse.move(cue.x + 8, cue.y + 8);
    await open.page.mouse.down();
    await open.page.mouse.move(words.x + 30, words.y, { steps: 3 });
    await open.page.mouse.move(words.x + 1, words.y, { steps: 2 });
    await open.page.mouse.up();
    expect(await script()).toContain("乙：立不住呢？\n甲：那可就:cue[歪倒]{do=tilt}有人站不住了。");
  });
});

describe("marks and signs", () => {
  test("stress, rapid passage and reading", async () => {
    await select("筷子", "all");
    await press("Control+b");
    await select("立得住", "all");
    await press("Control+Shift+g");
    await select("这碗", "all");
    await press("Control+Shift+y");
    await type("zhè wǎn");
    await press("Enter");
    expect(await script()).toContain(`甲：:ruby[这碗]{rt="zhè wǎn"}粥，:stress[筷子]得:fast[立得住]。`);
  });

  test("a punch takes the open set-up; pairing ties two of different names", async () => {
    await select("筷子", "all");
    await press("Control+Shift+x");
    await select("有人", "all");
    await press("Control+Shift+p");
    expect(await script()).toContain(":xi[筷子]{joke=a}");
    expect(await script()).toContain(":dou[有人]{joke=a}");
    expect(await open.page.locator(".ms-xi").getAttribute("data-hue")).toBe(await open.page.locator(".ms-dou").getAttribute("data-hue"));
    await open.page.locator(".ms-xi").hover();
    expect(await open.page.locator(".ms-dou").getAttribute("class")).toContain("is-lit");
    await show("# 垫话\n## 粥 {#a}\n甲：:xi[一]{joke=p}二:dou[三]{joke=q}四\n");
    await selectBetween("一二", "四");
    await press("Control+k");
    await type("peidui");
    await press("Enter");
    expect(await script()).toContain("甲：:xi[一]{joke=p}二:dou[三]{joke=p}四");
  });

  test("a formula is set while it is typed", async () => {
    await select("筷子");
    await press("Control+Shift+m");
    await type("\\frac{6}{d}");
    expect(await open.page.locator(".ms-form-preview .katex").count()).toBe(1);
    await press("Tab");
    await type("六除以直径");
    await press("Enter");
    expect(await script()).toContain("筷子:math[\\frac{6}{d}]{say=六除以直径}得");
    expect(await open.page.locator(".ms-math .katex").count()).toBe(1);
  });

  test("a cue is edited in its form, with the scene's actions and their arguments", async () => {
    await show(SHOW.replace("{#porridge}", "{#porridge}\n```scene porridge\n```"));
    await open.page.locator(".ms-cue").click();
    await open.page.locator(".ms-form [data-field=do]").focus();
    expect(await open.page.locator(".ms-form datalist option").evaluateAll((all) => all.map((each) => (each as HTMLOptionElement).value))).toEqual(["tilt", "strike"]);
    await open.page.locator(".ms-form [data-field=args]").focus();
    expect(await open.page.locator(".ms-form datalist").nth(1).locator("option").evaluateAll((all) => all.map((each) => (each as HTMLOptionElement).value))).toEqual(["leanDeg="]);
    await type("leanDeg=30");
    await press("Enter");
    expect(await script()).toContain(":cue[歪倒]{do=tilt leanDeg=30}");
    await press("Enter");
    await open.page.getByRole("button", { name: "单独看一遍" }).click();
    expect(await open.page.evaluate(() => (window as unknown as Browser).page.calls.length)).toBe(1);
  });

  test("Escape in a form leaves everything as it was", async () => {
    expect(await changes(async () => { await open.page.locator(".ms-cue").click(); await type("别的"); await press("Escape"); })).toEqual({ gone: [], come: [] });
  });

  test("the verdict stands at the fact box, in a word", async () => {
    await open.page.evaluate(() => { const { page } = window as unknown as Browser; page.verdict = { verdict: "contradicted", computed: "7 mm" }; page.manuscript().refresh(); });
    expect(await open.page.locator(".ms-verdict").textContent()).toBe("✗ 对不上：算出来是 7 mm");
    await open.page.evaluate(() => { const { page } = window as unknown as Browser; page.language = "en"; page.manuscript().refresh(); });
    expect(await open.page.locator(".ms-verdict").textContent()).toBe("✗ does not hold: computed 7 mm");
    await open.page.evaluate(() => { const { page } = window as unknown as Browser; page.language = "zh"; page.verdict = null; });
  });
});

describe("menus", () => {
  test("/ finds by initials, Chinese and English, and takes the query away", async () => {
    for (const query of ["td", "停顿", "pause"]) {
      await show(SHOW);
      await select("完了");
      await type(`/${query}`);
      await press("Enter", "Enter");
      expect(await script()).toContain("甲：完了:pause[0.6s]。");
    }
  });

  test("/ in 3/5 and km/h is a slash; Escape leaves it", async () => {
    await select("完了");
    await type("3/");
    expect(await menu()).toEqual([]);
    await type("5 /");
    expect((await menu()).length).toBeGreaterThan(10);
    await press("Escape");
    expect(await script()).toContain("甲：完了3/5 /。");
  });

  test("every command of the menu can be asked and then told, in many places", async () => {
    const failed = await open.page.evaluate(() => {
      const { page, commands } = window as unknown as Browser & { commands: readonly { id: string; isEnabled: (state: unknown) => boolean; run: (state: unknown, dispatch?: (tr: { doc: { check: () => void } }) => void, view?: unknown) => boolean }[] };
      const wrong: string[] = [];
      const { view } = page.manuscript();
      for (const text of ["这碗", "不住", "来呢", "批注", "完了。"]) for (const where of ["before", "all", "after"] as const) {
        page.select(text, where);
        for (const command of commands) {
          const could = command.isEnabled(view.state);
          const did = command.run(view.state, (tr) => { tr.doc.check(); }, command.id === "ruby" ? view : undefined);
          if (could !== did) wrong.push(`${command.id} at ${where} ${text}`);
        }
      }
      return wrong;
    });
    expect(failed).toEqual([]);
  });
});

describe("find and replace", () => {
  test("counts, steps, and replaces all in one undo step, also in titles and boxes", async () => {
    const before = await script();
    await select("这碗", "before");
    await press("Control+h");
    await type("后来");
    expect(await open.page.locator(".ms-find-count").textContent()).toBe("1/2");
    await press("Enter");
    expect(await open.page.locator(".ms-find-count").textContent()).toBe("2/2");
    await open.page.locator(".ms-find-by").fill("以后");
    await open.page.locator(".ms-find-all").click();
    expect(await script()).toBe(before.replaceAll("后来", "以后"));
    await press("Escape");
    await press("Control+z");
    expect(await script()).toBe(before);
    expect(await open.page.locator(".ms-find").isHidden()).toBe(true);
  });

  test("one at a time; full-width and capital letters are the same", async () => {
    await show("# 垫话\n## 粥 {#a}\n甲：ＦＰ8 和 fp8\n乙：FP8\n");
    await press("Control+f");
    await open.page.locator(".ms-words").first().click();
    await press("Control+h");
    await type("fp8");
    expect(await open.page.locator(".ms-find-count").textContent()).toMatch(/\/3$/u);
    await open.page.locator(".ms-find-by").fill("E4M3");
    await open.page.locator(".ms-find-by").press("Enter");
    expect((await script()).split("E4M3").length).toBe(2);
    await press("Escape");
  });
});

test("reading view puts notes away and Escape ends it", async () => {
  await select("完了");
  await press("Control+Shift+r");
  expect(await open.page.locator(".ms-note").isVisible()).toBe(false);
  await press("Escape");
  expect(await open.page.locator(".ms-note").isVisible()).toBe(true);
  await open.page.locator(".ms-fold").click();
  expect(await open.page.locator(".ms-fold").getAttribute("aria-expanded")).toBe("false");
});

test("a script that may not be changed is not changed", async () => {
  await open.page.evaluate((text) => { (window as unknown as Browser).page.open(text, { editable: false }); }, SHOW);
  const before = await script();
  await open.page.locator(".ms-words").first().click();
  await type("x");
  await press("Tab", "Enter", "Backspace");
  await open.page.locator(".ms-speaker").first().click();
  expect(await script()).toBe(before);
});

test("the page reported no error and broke no rule of its policy", () => {
  expect(open.troubles).toEqual([]);
});
