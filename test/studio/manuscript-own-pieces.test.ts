import { expect, test } from "vitest";
import type { Browser } from "./manuscript/hands.ts";
import { withManuscript } from "./manuscript/with-manuscript.ts";

const { open, script, select, show, selectBetween, press, type } = withManuscript(`# 垫话：一
## 粥 {#porridge}
甲：一粥。
乙：二粥。
甲：三粥完。
# 正活：二
## 面 {#noodles}
甲：四面。
乙：五面完。
`);

const headingsAndLines = async () => (await script()).trimEnd().split("\n").filter((line) => line !== "");

test("lines that are cut keep their performers when they are pasted into an empty line", async () => {
  await selectBetween("二粥", "完");
  await open().page.evaluate(() => {
    const kept = new DataTransfer();
    (window as unknown as Browser).page.manuscript().view.dom.dispatchEvent(new ClipboardEvent("cut", { clipboardData: kept, bubbles: true, cancelable: true }));
    Object.assign(window, { kept });
  });
  await select("五面完。");
  await press("Enter");
  await open().page.evaluate(() => {
    const { page, kept } = window as unknown as Browser & { kept: DataTransfer };
    page.manuscript().view.dom.dispatchEvent(new ClipboardEvent("paste", { clipboardData: kept, bubbles: true, cancelable: true }));
  });
  expect((await headingsAndLines()).slice(-3)).toEqual(["乙：五面完。", "乙：二粥。", "甲：三粥"]);
});

test("a note stays a note and a line a line where a selection between them goes, however it goes", async () => {
  const text = "# 垫话\n\n## 粥 {#porridge}\n甲：一粥:cue[倒]。\n乙：二粥。\n> 别忘了\n甲：三:stress[粥]:cue[立]。\n";
  const cut = () => open().page.evaluate(() => {
    (window as unknown as Browser).page.manuscript().view.dom.dispatchEvent(new ClipboardEvent("cut", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true }));
  });
  const ways: readonly (() => Promise<void>)[] = [() => press("Delete"), () => press("Backspace"), cut];
  for (const way of ways) {
    await show(text);
    await selectBetween("粥", "忘了");
    await way();
    expect(await headingsAndLines()).toEqual(["# 垫话", "## 粥 {#porridge}", "甲：一", "> 忘了", "甲：三:stress[粥]:cue[立]。"]);
    await press("Control+z");
    expect(await script()).toBe(text);
    await selectBetween("忘了", "三粥");
    await way();
    expect((await headingsAndLines()).slice(-2)).toEqual(["> 别", "甲：三:stress[粥]:cue[立]。"]);
  }
  await show(text);
  await selectBetween("粥", "忘了");
  await open().page.keyboard.insertText("新");
  expect(await headingsAndLines()).toEqual(["# 垫话", "## 粥 {#porridge}", "甲：一新", "> 忘了", "甲：三:stress[粥]:cue[立]。"]);
});

test("what is copied in a show of other performers is played by ours, in the same roles", async () => {
  const { page } = open();
  await show("---\ndoupeng: 1\ntitle: 别家\ncast:\n  窦: { role: dougen }\n  彭: { role: penggen }\n---\n# 垫话\n## 别家的拍 {#porridge}\n窦：别家一。\n彭：别家二。\n## 又一拍 {#other}\n窦：别家三。\n");
  await selectBetween("别家一", "三。");
  await page.evaluate(() => {
    const kept = new DataTransfer();
    (window as unknown as Browser).page.manuscript().view.dom.dispatchEvent(new ClipboardEvent("copy", { clipboardData: kept, bubbles: true, cancelable: true }));
    Object.assign(window, { kept });
  });
  await show("# 垫话\n## 粥 {#porridge}\n甲：一粥。\n");
  await select("一粥。");
  await page.evaluate(() => {
    const { page: ours, kept } = window as unknown as Browser & { kept: DataTransfer };
    ours.manuscript().view.dom.dispatchEvent(new ClipboardEvent("paste", { clipboardData: kept, bubbles: true, cancelable: true }));
  });
  expect(await headingsAndLines()).toEqual(["# 垫话", "## 粥 {#porridge}", "甲：一粥。", "甲：别家一。", "乙：别家二。", "## 又一拍 {#other}", "甲：别家"]);
});

/** Drags the selected words to behind a text. */
async function dragTo(text: string): Promise<void> {
  const { page } = open();
  const { from, to } = await page.evaluate((words) => {
    const { view } = (window as unknown as Browser).page.manuscript();
    const at = view.coordsAtPos(view.state.selection.from);
    let end = 0;
    view.state.doc.descendants((node, pos) => {
      const i = node.isText ? node.text!.indexOf(words) : -1;
      if (i !== -1) end = pos + i + words.length;
    });
    const there = view.coordsAtPos(end);
    return { from: { x: at.left + 8, y: (at.top + at.bottom) / 2 }, to: { x: there.left, y: (there.top + there.bottom) / 2 } };
  }, text);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x - 20, to.y, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 2 });
  await page.mouse.up();
}

test("what is selected over two acts and dragged makes no second act of its own name; one step back", async () => {
  const before = await script();
  await selectBetween("三粥", "四面");
  await dragTo("五面完。");
  expect(await headingsAndLines()).toEqual(["# 垫话：一", "## 粥 {#porridge}", "甲：一粥。", "乙：二粥。", "甲：四面。", "乙：五面完。", "甲：三粥完。", "## 面 {#noodles}", "甲："]);
  await press("Control+z");
  expect(await script()).toBe(before);
});

test("dropped on itself it stays", async () => {
  const before = await script();
  await selectBetween("三粥", "五面");
  await dragTo("三粥");
  expect(await script()).toBe(before);
});

test("what is typed beside a reading, a set-up or a punch is no part of it", async () => {
  for (const marked of [":ruby[饽饽]{rt=\"bō bo\"}", ":xi[饽饽]{joke=p}", ":dou[饽饽]{joke=p}"]) {
    await show(`# 垫话\n## 粥 {#a}\n乙：一\n甲：${marked}\n`);
    await select("饽饽", "after");
    await press("End");
    await type("b");
    await press("Home");
    await type("a");
    expect((await script()).trim().split("\n").at(-1), marked).toBe(`甲：a${marked}b`);
  }
});

test("a punch that is written anew stays the punch", async () => {
  await show("# 垫话\n## 粥 {#a}\n甲：那:dou[有人]{joke=p}来\n");
  await select("有人", "all");
  await type("abc");
  expect(await script()).toContain("甲：那:dou[abc]{joke=p}来");
  await press("Control+z");
  expect(await script()).toContain("甲：那:dou[有人]{joke=p}来");
});

test("what is written or joined right after a paste goes back by itself", async () => {
  const { page } = open();
  await select("二粥。", "after");
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "热的");
    (window as unknown as Browser).page.manuscript().view.dom.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await type("x");
  expect(await script()).toContain("乙：二粥。热的x");
  await press("Control+z");
  expect(await script()).toContain("乙：二粥。热的\n");
  await press("Control+z");
  expect(await script()).toContain("乙：二粥。\n");
});

test("two presses behind the end of a line select nothing: what is typed goes to its end", async () => {
  const { page } = open();
  const { x, y, width } = (await page.locator(".ms-words", { hasText: "二粥" }).boundingBox())!;
  await page.mouse.dblclick(x + width - 40, y + 12);
  await type("x");
  expect(await script()).toContain("乙：二粥。x\n甲：三粥完。\n");
});

test("a line that is dragged out of the script and let go leaves the keyboard in it", async () => {
  const { page } = open();
  await page.evaluate(() => { document.body.append(Object.assign(document.createElement("aside"), { style: "position:fixed;right:0;bottom:0;width:100px;height:100px;z-index:99" })); });
  await select("二粥");
  await page.locator(".ms-line", { hasText: "二粥" }).hover();
  await page.locator(".ms-handle").hover();
  await page.mouse.down();
  await page.mouse.move(500, 700, { steps: 3 });
  await page.mouse.move(990, 750, { steps: 3 });
  await page.mouse.up();
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain("ms-script");
  await page.evaluate(() => { document.querySelector("aside")!.remove(); });
});
