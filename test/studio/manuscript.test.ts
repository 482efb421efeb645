import { describe, expect, test } from "vitest";
import type { Browser } from "./manuscript/hands.ts";
import { LINES, withManuscript } from "./manuscript/with-manuscript.ts";

const { open, show, script, cursor, select, selectBetween, press, type, menu, changes } = withManuscript(LINES);

describe("writing lines", () => {
  test("Enter makes a line for the other performer, in the middle it splits", async () => {
    expect(await changes(async () => { await select("得立得住。"); await press("Enter"); await type("好！"); })).toEqual({ gone: [], come: ["乙：好！"] });
    expect(await changes(async () => { await select("筷子", "before"); await press("Enter"); })).toEqual({
      gone: ["甲：这碗粥，筷子得立得住。"], come: ["甲：这碗粥，", "乙：筷子得立得住。"],
    });
    expect(await changes(async () => { await select("后来呢？"); await press("Shift+Enter"); await type("再后来呢？"); })).toEqual({ gone: [], come: ["乙：再后来呢？"] });
  });

  test("Enter right behind End splits nothing, also before the browser has told of the moved cursor", async () => {
    await select("筷子");
    expect(await changes(() => open().page.evaluate(() => {
      getSelection()!.modify("move", "forward", "lineboundary");
      document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 13, bubbles: true, cancelable: true }));
    }))).toEqual({ gone: [], come: ["乙："] });
  });

  test("Tab gives the line to the other performer", async () => {
    expect(await changes(async () => { await select("后来呢"); await press("Tab"); })).toEqual({ gone: ["乙：后来呢？"], come: ["甲：后来呢？"] });
    await press("Tab");
    expect(await script()).toContain("乙：后来呢？");
  });

  test("Tab gives each of the selected lines to the other performer, over beats too, and stays in the text", async () => {
    const before = await script();
    await selectBetween("有人", "完了");
    await press("Tab");
    expect((await script()).match(/^.*：.*[。？]$/gmu)).toEqual(["甲：这碗粥，筷子得立得住。", "乙：立不住:cue[歪倒]{do=tilt}呢？", "乙：那可就有人站不住了。", "甲：后来呢？", "乙：完了。"]);
    await press("Tab");
    expect(await script()).toBe(before);
  });

  test.each([["@", ["甲", "乙"]], ["＠", ["甲", "乙"]], ["dg", ["甲"]], ["pg", ["乙"]], ["逗", ["甲"]], ["捧", ["乙"]], ["@p", ["乙"]]])("typing %s offers %j", async (typed, names) => {
    await select("完了。");
    await press("Enter");
    await open().page.keyboard.insertText(typed.slice(0, 1));
    if (typed.length > 1) await type(typed.slice(1));
    await expect.poll(menu).toEqual(names);
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
    expect(await changes(async () => { await open().page.locator(".ms-speaker").first().click(); })).toEqual({ gone: ["甲：这碗粥，筷子得立得住。"], come: ["乙：这碗粥，筷子得立得住。"] });
  });

  test("Backspace at the start joins; an empty line goes; before a box it selects the box", async () => {
    expect(await changes(async () => { await select("立不住", "before"); await press("Backspace"); })).toEqual({
      gone: ["甲：这碗粥，筷子得立得住。", "乙：立不住:cue[歪倒]{do=tilt}呢？"], come: ["甲：这碗粥，筷子得立得住。立不住:cue[歪倒]{do=tilt}呢？"],
    });
    expect(await cursor()).toBe("这碗粥，筷子得立得住。|立不住\ufffc呢？");
    await show(LINES);
    expect(await changes(async () => { await select("得立得住。"); await press("Enter", "Backspace"); })).toEqual({ gone: [], come: [] });
    expect(await cursor()).toBe("这碗粥，筷子得立得住。|");
    expect(await changes(async () => { await select("完了", "before"); await press("Backspace", "Backspace"); })).toEqual({ gone: ["```fact", "text: 球最小", "claim: 5 mm", "```"], come: [] });
  });

  test("Backspace at the start of a titled beat goes into the title and loses nothing", async () => {
    expect(await changes(async () => { await select("后来呢", "before"); await press("Backspace"); })).toEqual({ gone: [], come: [] });
    expect(await open().page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe("后来");
    await press("Backspace", "Backspace", "Backspace");
    expect(await script()).toContain("甲：那可就有人站不住了。\n乙：后来呢？");
  });

  test("Delete at the end takes the next line up", async () => {
    expect(await changes(async () => { await select("得立得住。"); await press("Delete"); })).toEqual({
      gone: ["甲：这碗粥，筷子得立得住。", "乙：立不住:cue[歪倒]{do=tilt}呢？"], come: ["甲：这碗粥，筷子得立得住。立不住:cue[歪倒]{do=tilt}呢？"],
    });
  });

  test.each([["a key", "x"], ["a sign of an input method", "，"]])("%s over lines of two beats joins them and makes nothing up; one step back", async (_name, typed) => {
    const before = await script();
    await selectBetween("那可", "来呢？");
    await type(typed);
    expect((await script()).match(/^(?:##.*|甲：.{0,5}|乙：.{0,3})/gmu)).toEqual(["## 舍粥 {#porridge}", "甲：这碗粥，筷", "乙：立不住", `甲：${typed}来呢？`, "甲：完了。"]);
    expect(await cursor()).toBe(`${typed}|来呢？`);
    await press("Control+z");
    expect(await script()).toBe(before);
  });

  test("all selected and typed over leaves one line to go on in", async () => {
    const before = await script();
    await select("这碗");
    await press("Control+a", "Control+a", "Control+a");
    await type("新");
    expect((await script()).trim()).toBe("# 垫话\n\n## {#porridge}\n甲：新");
    await press("Control+z");
    expect(await script()).toBe(before);
  });

  test.each([["a key", "x"], ["a sign of an input method", "，"]])("%s behind a sign the arrow key has selected leaves the sign; Backspace takes it", async (_name, typed) => {
    const enter = async () => { await select("立不住"); await press("ArrowRight"); };
    expect(await changes(async () => { await enter(); await type(typed); await type("好"); })).toEqual({
      gone: ["乙：立不住:cue[歪倒]{do=tilt}呢？"], come: [`乙：立不住:cue[歪倒]{do=tilt}${typed}好呢？`],
    });
    await show(LINES);
    expect((await changes(async () => { await enter(); await press("Backspace"); })).come).toEqual(["乙：立不住呢？"]);
  });

  test("a note: Enter writes on, a second one leaves it", async () => {
    expect(await changes(async () => { await select("批注一"); await press("Enter"); await type("还有"); await press("Enter", "Enter"); await type("说"); })).toEqual({ gone: [], come: ["> 还有", "甲：说"] });
  });
});

describe("beats and acts", () => {
  test("from nothing to two beats with the keyboard alone", async () => {
    await show("# 垫话\n## {#one}\n甲：\n");
    await open().page.locator(".ms-words").first().click();
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
    expect(await open().page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe("后来");
    await press("ArrowUp");
    expect(await cursor()).toBe("那可就有人站不住了。|");
    await press("ArrowDown", "ArrowDown");
    expect(await cursor()).toBe("|后来呢？");
  });

  test("titles, kinds of act and fields are edited in place; ⌘Z takes back as usual", async () => {
    const before = await script();
    await open().page.locator(".ms-beat-title").first().fill("粥棚");
    expect(await script()).toContain("## 粥棚 {#porridge}");
    await open().page.locator(".ms-act-kind").selectOption("di");
    expect(await script()).toContain("# 底：一碗粥");
    await open().page.locator(".ms-fact-with input").fill("shape: sphere, diameterUm: [40, 120]");
    expect(await script()).toContain("with:\n  shape: sphere\n  diameterUm:\n    - 40\n    - 120".split("\n")[0]);
    await open().page.locator(".ms-fact-with input").fill("shape: [");
    expect(await open().page.locator(".ms-fact-with input").getAttribute("aria-invalid")).toBe("true");
    for (let i = 0; i < 3; i++) await press("Control+z");
    expect(await script()).toBe(before);
  });

  test("a command of the palette that leads into a field leaves one there, and the palette comes again at once", async () => {
    await select("后来呢");
    await press("Control+k");
    await type("qm");
    await press("Enter");
    await open().page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => { requestAnimationFrame(done); }); }));
    expect(await open().page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe("后来");
    await select("后来呢");
    await press("Control+k");
    await type("qm");
    await press("Enter", "Control+k");
    expect(await open().page.locator(".ms-palette").count()).toBe(1);
    await press("Escape");
  });

  test("an empty beat is written into by one press", async () => {
    await show("# 垫话\n## 空 {#empty}\n");
    await open().page.locator(".ms-start").click();
    await type("有了");
    expect((await script()).trim()).toBe("# 垫话\n\n## 空 {#empty}\n甲：有了");
  });

  test("typing into a script without a line makes the first, and keeps what is there", async () => {
    await show("# 垫话\n## 空 {#empty}\n```scene porridge\n```\n");
    await open().page.evaluate(() => { (window as unknown as Browser).page.manuscript().focus(); });
    await type("有了");
    expect((await script()).trim()).toBe("# 垫话\n\n## 空 {#empty}\n```scene porridge\n```\n甲：有了");
  });

  test("a script of headings alone does not look selected, Delete takes none of them, and typing goes into the first beat", async () => {
    await show("# 垫话：有题\n## 空 {#empty}\n## 又一拍 {#more}\n");
    const before = await script();
    await open().page.evaluate(() => { (window as unknown as Browser).page.manuscript().focus(); });
    expect(await open().page.locator(".ms-beat-title").first().evaluate((title) => getComputedStyle(title, "::selection").backgroundColor)).toBe("rgba(0, 0, 0, 0)");
    await press("Delete", "Backspace");
    expect(await script()).toBe(before);
    await type("有了");
    expect((await script()).trim()).toBe("# 垫话：有题\n\n## 空 {#empty}\n甲：有了\n\n## 又一拍 {#more}");
  });

  test.each([["lines", LINES], ["boxes alone", "# 垫话\n## 拍 {#a}\n```fact\ntext: 一\n```\n"]])("Ctrl+A and Delete over %s leaves a line to go on in, one step back", async (_name, text) => {
    await show(text);
    await open().page.evaluate(() => { (window as unknown as Browser).page.manuscript().focus(); });
    if (text === LINES) await select("完了");
    if (text === LINES) await type("字");
    const before = await script();
    await press("Control+a", "Control+a", "Control+a", "Delete");
    expect((await script()).match(/^.*：.*$/gmu)).toEqual(["甲："]);
    await press("Control+z");
    expect(await script()).toBe(before);
    await press("Control+Shift+z");
    await type("新");
    expect((await script()).match(/^.*：.*$/gmu)).toEqual(["甲：新"]);
  });

  test("the scene's chip opens the inspector", async () => {
    await open().page.locator(".ms-scene").first().click();
    expect(await open().page.evaluate(() => (window as unknown as Browser).page.calls)).toEqual(["inspector 1"]);
  });
});

describe("moving", () => {
  test("Alt-↓ moves a line, also into the next beat; several at once", async () => {
    expect(await changes(async () => { await select("这碗粥"); await press("Alt+ArrowDown"); })).toEqual({
      gone: ["甲：这碗粥，筷子得立得住。", "乙：立不住:cue[歪倒]{do=tilt}呢？"], come: ["乙：立不住:cue[歪倒]{do=tilt}呢？", "甲：这碗粥，筷子得立得住。"],
    });
    await show(LINES);
    await selectBetween("立不", "有人");
    await press("Alt+ArrowUp");
    expect(await script()).toContain("{#porridge}\n乙：立不住:cue[歪倒]{do=tilt}呢？\n甲：那可就有人站不住了。\n甲：这碗粥");
    await press("Alt+ArrowDown", "Alt+ArrowDown");
    expect(await script()).toContain("## 后来 {#later}\n乙：立不住:cue[歪倒]{do=tilt}呢？\n甲：那可就有人站不住了。\n乙：后来呢？");
  });

  test("over two acts: moving and duplicating say why they do not, until the next key; deleting takes all", async () => {
    await show(`${LINES}\n# 底\n## 散 {#end}\n甲：走吧。\n`);
    await selectBetween("完了", "走吧");
    const told = open().page.getByRole("alert");
    for (const keys of ["Alt+ArrowDown", "Alt+ArrowUp", "Control+Shift+d"]) {
      expect(await changes(() => press(keys))).toEqual({ gone: [], come: [] });
      expect(await told.textContent()).toContain("跨了两幕");
    }
    await press("ArrowLeft");
    expect(await told.count()).toBe(0);
    await selectBetween("完了", "走吧");
    await press("Control+Shift+Backspace");
    expect(await script()).not.toMatch(/完了|走吧/u);
    await press("Control+z");
    expect(await script()).toContain("甲：走吧。");
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
    await open().page.locator(from).first().hover();
    const handle = (await open().page.locator(".ms-handle").boundingBox())!;
    const target = (await open().page.locator(to).first().boundingBox())!;
    await open().page.mouse.move(handle.x + 10, handle.y + 12);
    await open().page.mouse.down();
    await open().page.mouse.move(target.x + 120, target.y + target.height / 2);
    await open().page.mouse.move(target.x + 120, edge === "top" ? target.y + 4 : target.y + target.height - 4, { steps: 3 });
    await open().page.mouse.up();
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
    const cue = (await open().page.locator(".ms-cue").boundingBox())!;
    const words = await open().page.evaluate(() => {
      const view = (window as unknown as Browser).page.manuscript().view;
      (window as unknown as Browser).page.select("有人", "before");
      const { left, top, bottom } = view.coordsAtPos(view.state.selection.from);
      return { x: left, y: (top + bottom) / 2 };
    });
    await open().page.mouse.move(cue.x + 8, cue.y + 8);
    await open().page.mouse.down();
    await open().page.mouse.move(words.x + 30, words.y, { steps: 3 });
    await open().page.mouse.move(words.x + 1, words.y, { steps: 2 });
    await open().page.mouse.up();
    expect(await script()).toContain("乙：立不住呢？\n甲：那可就:cue[歪倒]{do=tilt}有人站不住了。");
  });
});

test("the page reported no error and broke no rule of its policy", () => {
  expect(open().troubles).toEqual([]);
});
