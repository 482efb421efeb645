import { describe, expect, test } from "vitest";
import type { Browser } from "./manuscript/hands.ts";
import { LINES, withManuscript } from "./manuscript/with-manuscript.ts";

const { open, show, script, select, selectBetween, press, type, menu, changes } = withManuscript(LINES);

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

  test("the buttons for selected words never cover them, also at the upper edge", async () => {
    const { page } = open();
    await select("这碗粥", "all");
    for (const isAtEdge of [false, true]) {
      await page.evaluate((atEdge) => {
        const root = document.querySelector<HTMLElement>(".ms-root")!;
        document.body.style.paddingTop = atEdge ? "" : "200px";
        const { top } = document.querySelector(".ms-line")!.getBoundingClientRect();
        root.style.marginTop = atEdge ? `${-Math.round(top) + 4}px` : "";
      }, isAtEdge);
      await select("这碗粥", "all");
      const bar = (await page.locator(".ms-toolbar").boundingBox())!;
      const line = (await page.locator(".ms-words").first().boundingBox())!;
      expect(bar.y >= line.y + line.height || bar.y + bar.height <= line.y, JSON.stringify({ bar, line })).toBe(true);
    }
    await page.evaluate(() => { document.querySelector<HTMLElement>(".ms-root")!.style.marginTop = ""; });
  });

  test("a punch takes the open set-up; pairing ties two of different names", async () => {
    await select("筷子", "all");
    await press("Control+Shift+x");
    await select("有人", "all");
    await press("Control+Shift+p");
    expect(await script()).toContain(":xi[筷子]{joke=a}");
    expect(await script()).toContain(":dou[有人]{joke=a}");
    expect(await open().page.locator(".ms-xi").getAttribute("data-hue")).toBe(await open().page.locator(".ms-dou").getAttribute("data-hue"));
    await open().page.locator(".ms-xi").hover();
    expect(await open().page.locator(".ms-dou").getAttribute("class")).toContain("is-lit");
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
    expect(await open().page.locator(".ms-form-preview .katex").count()).toBe(1);
    await press("Tab");
    await type("六除以直径");
    await press("Enter");
    expect(await script()).toContain("筷子:math[\\frac{6}{d}]{say=六除以直径}得");
    expect(await open().page.locator(".ms-math .katex").count()).toBe(1);
  });

  test("a cue is edited in its form, with the scene's actions and their arguments", async () => {
    await show(LINES.replace("{#porridge}", "{#porridge}\n```scene porridge\n```"));
    await open().page.locator(".ms-cue").click();
    await open().page.locator(".ms-form [data-field=args]").focus();
    await type("leanDeg=30");
    await press("Enter");
    expect(await script()).toContain(":cue[歪倒]{do=tilt leanDeg=30}");
    await press("Enter");
    await open().page.getByRole("button", { name: "单独看一遍" }).click();
    expect(await open().page.evaluate(() => (window as unknown as Browser).page.calls.length)).toBe(1);
  });

  test("Escape in a form leaves everything as it was", async () => {
    expect(await changes(async () => { await open().page.locator(".ms-cue").click(); await type("别的"); await press("Escape"); })).toEqual({ gone: [], come: [] });
  });

  test("the verdict stands at the fact box, in a word", async () => {
    await open().page.evaluate(() => { const { page } = window as unknown as Browser; page.verdict = { verdict: "contradicted", computed: "7 mm" }; page.manuscript().refresh(); });
    expect(await open().page.locator(".ms-verdict").textContent()).toBe("✗ 对不上：算出来是 7 mm");
    await open().page.evaluate(() => { const { page } = window as unknown as Browser; page.language = "en"; page.manuscript().refresh(); });
    expect(await open().page.locator(".ms-verdict").textContent()).toBe("✗ does not hold: computed 7 mm");
    await open().page.evaluate(() => { const { page } = window as unknown as Browser; page.language = "zh"; page.verdict = null; });
  });
});

describe("menus", () => {
  test("/ finds by initials, Chinese and English, and takes the query away", async () => {
    for (const query of ["td", "停顿", "pause"]) {
      await show(LINES);
      await select("完了");
      await type(`/${query}`);
      await press("Enter", "Enter");
      expect(await script()).toContain("甲：完了:pause[0.6s]。");
    }
  });

  test.each([["zsk", "```fact\ntext: \"\"\n```"], ["pz", ">"], ["xy", "```reprise\nbeat: later\n```"]])("/%s in an empty line leaves no empty line; one step back brings it", async (query, block) => {
    await select("筷子得立得住。");
    await press("Enter");
    const before = await script();
    await type(`/${query}`);
    await press("Enter");
    expect(await script()).not.toMatch(/^[甲乙]：$/mu);
    expect(await script()).toContain(block);
    await select("完了");
    await press("Control+z");
    expect(await script()).toBe(before);
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
    const failed = await open().page.evaluate(() => {
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
    expect(await open().page.locator(".ms-find-count").textContent()).toBe("1/2");
    await press("Enter");
    expect(await open().page.locator(".ms-find-count").textContent()).toBe("2/2");
    await open().page.locator(".ms-find-by").fill("以后");
    await open().page.locator(".ms-find-all").click();
    expect(await script()).toBe(before.replaceAll("后来", "以后"));
    await press("Escape");
    await press("Control+z");
    expect(await script()).toBe(before);
    expect(await open().page.locator(".ms-find").isHidden()).toBe(true);
  });

  test("Tab leads from what is looked for to what replaces it, then to the buttons", async () => {
    await select("这碗");
    await press("Control+h");
    await type("立不住");
    await press("Tab");
    await type("站得住");
    expect(await open().page.locator(".ms-find-by").inputValue()).toBe("站得住");
    await press("Tab");
    expect(await open().page.evaluate(() => document.activeElement!.className)).toBe("ms-find-previous");
    await press("Escape", "Control+f");
    expect(await open().page.locator(".ms-find-by").isVisible()).toBe(false);
  });

  test("one at a time; full-width and capital letters are the same", async () => {
    await show("# 垫话\n## 粥 {#a}\n甲：ＦＰ8 和 fp8\n乙：FP8　ﾜﾝ\n");
    await press("Control+f");
    await open().page.locator(".ms-words").first().click();
    await press("Control+h");
    await type("fp8");
    expect(await open().page.locator(".ms-find-count").textContent()).toMatch(/\/3$/u);
    await open().page.locator(".ms-find-by").fill("E4M3");
    await open().page.locator(".ms-find-by").press("Enter");
    expect((await script()).split("E4M3").length).toBe(2);
    await open().page.locator(".ms-find-query").fill(" ワン");
    expect(await open().page.locator(".ms-find-count").textContent()).toBe("1/1");
    await press("Escape");
  });

  test("a phrase goes on across cues, pauses and marks, which stay when it is replaced", async () => {
    await show("# 垫话\n## 粥 {#a}\n甲：这:cue[立不]{do=tilt}立:pause[0.6s]不:stress[住]呢\n乙：立$x$不住，立不:laugh[1.5s]住\n");
    const before = await script();
    await select("这");
    await press("Control+h");
    await open().page.locator(".ms-find-query").fill("立不住");
    expect(await open().page.locator(".ms-find-count").textContent()).toBe("1/2");
    expect((await open().page.locator(".ms-words .ms-found").allTextContents()).join("")).toContain("住");
    expect(await open().page.locator(".ms-pause.ms-found, .ms-found .ms-pause").count()).toBe(1);
    await open().page.locator(".ms-find-by").fill("站得住了");
    await press("Enter");
    expect(await script()).toContain("甲：这:cue[立不]{do=tilt}站:pause[0.6s]得:stress[住了]呢");
    expect(await open().page.locator(".ms-find-count").textContent()).toBe("1/1");
    await press("Control+Enter");
    expect(await script()).toContain("乙：立$x$不住，站得:laugh[1.5s]住了");
    await open().page.locator(".ms-find-query").fill("站得住了");
    await open().page.locator(".ms-find-by").fill("倒");
    await open().page.locator(".ms-find-all").click();
    expect(await script()).toContain("甲：这:cue[立不]{do=tilt}倒:pause[0.6s]呢\n乙：立$x$不住，倒:laugh[1.5s]");
    await open().page.locator(".ms-find-query").press("Escape");
    await press("Control+z", "Control+z", "Control+z");
    expect(await script()).toBe(before);
  });
});

test("what is found never lies under the panel, also on the way up and in a long line", async () => {
  const { page } = open();
  await show(`# 垫话\n## 粥 {#a}\n${Array.from({ length: 60 }, (_, i) => `甲：${i % 10 === 5 ? "再拿筷子" : "别的话"}`).join("\n")}\n乙：${"长得很。".repeat(800)}最后一根筷子${"长得很。".repeat(800)}\n`);
  await select("别的话");
  await press("Control+h");
  await type("筷子");
  for (const key of ["Shift+Enter", "Shift+Enter", "Shift+Enter", "Shift+Enter", "Enter"]) {
    await press(key);
    const { match, panel } = await page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
      return { match: { top: box(".ms-found.is-current").top, bottom: box(".ms-found.is-current").bottom }, panel: box(".ms-find").bottom };
    });
    expect(match.top).toBeGreaterThanOrEqual(panel);
    expect(match.bottom).toBeLessThanOrEqual(page.viewportSize()!.height);
  }
});

test("what is the same before and after a replacement keeps its marks and its signs", async () => {
  await show("# 垫话\n## 粥 {#a}\n甲：这:stress[立]:pause[0.6s]得:fast[住𠮷]吗，立得住\n");
  await select("这");
  await press("Control+h");
  for (const [query, by] of [["立得住𠮷吗", "立不住𠮷呢"], ["立不住", "立不住了"], ["住了𠮷", "住了𠮾"]] as const) {
    await open().page.locator(".ms-find-query").fill(query);
    await open().page.locator(".ms-find-by").fill(by);
    await open().page.locator(".ms-find-by").press("Control+Enter");
  }
  await press("Escape");
  expect(await script()).toContain("甲：这:stress[立]:pause[0.6s]不:fast[住了𠮾]呢，立得住");
});

test("what can be done to selected words makes way for the menu of a handle", async () => {
  const { page } = open();
  await select("这碗", "all");
  const toolbar = page.locator(".ms-toolbar");
  await expect.poll(() => toolbar.isVisible()).toBe(true);
  await page.locator(".ms-line").first().hover();
  await page.locator(".ms-handle").click();
  expect([await page.locator(".ms-menu").isVisible(), await toolbar.isVisible()]).toEqual([true, false]);
});

test("Shift and a press on a sign selects up to it, from either side", async () => {
  const pressSign = () => open().page.locator(".ms-cue").click({ modifiers: ["Shift"] });
  const chosen = () => open().page.evaluate(() => {
    const { state } = (window as unknown as Browser).page.manuscript().view;
    return state.doc.textBetween(state.selection.from, state.selection.to, "/", "+");
  });
  await select("这碗", "before");
  await pressSign();
  expect(await chosen()).toBe("这碗粥，筷子得立得住。/立不住+");
  await select("那可", "after");
  await pressSign();
  expect(await chosen()).toBe("+呢？/那可");
  expect(await open().page.locator(".ms-form").count()).toBe(0);
});

test("reading view puts notes away and Escape ends it", async () => {
  await select("完了");
  await press("Control+Shift+r");
  expect(await open().page.locator(".ms-note").isVisible()).toBe(false);
  await press("Escape");
  expect(await open().page.locator(".ms-note").isVisible()).toBe(true);
  await open().page.locator(".ms-fold").click();
  expect(await open().page.locator(".ms-fold").getAttribute("aria-expanded")).toBe("false");
});

test("reading view says that it is on, takes the cursor out of a note, and ends when it is led into one", async () => {
  const sign = open().page.locator(".ms-reading");
  const note = open().page.locator(".ms-note");
  expect(await sign.isVisible()).toBe(false);
  await select("批注");
  await press("Control+Shift+r");
  expect(await sign.textContent()).toContain("通读");
  await type("吧");
  expect(await script()).toContain("乙：后来呢？吧\n> 批注一");
  await sign.locator("button").click();
  expect([await sign.isVisible(), await note.isVisible()]).toEqual([false, true]);
  await press("Control+Shift+r");
  await press("Control+k");
  await type("pz");
  await press("Enter");
  await type("看得见");
  expect(await note.first().textContent()).toContain("看得见");
  expect([await sign.isVisible(), await note.first().isVisible()]).toEqual([false, true]);
});

test("a script that may not be changed is not changed", async () => {
  await open().page.evaluate((text) => { (window as unknown as Browser).page.open(text, { editable: false }); }, LINES);
  const before = await script();
  await open().page.locator(".ms-words").first().click();
  await type("x");
  await press("Tab", "Enter", "Backspace");
  await open().page.locator(".ms-speaker").first().click();
  expect(await script()).toBe(before);
});

test("the page reported no error and broke no rule of its policy", () => {
  expect(open().troubles).toEqual([]);
});
