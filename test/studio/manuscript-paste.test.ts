import { describe, expect, test } from "vitest";
import type { Browser } from "./manuscript/hands.ts";
import { SHORT, withManuscript } from "./manuscript/with-manuscript.ts";

const { open, show, script, select } = withManuscript(SHORT);

async function paste(clipboard: { readonly text?: string; readonly html?: string }): Promise<void> {
  await open().page.evaluate(({ text, html }) => {
    const data = new DataTransfer();
    if (text !== undefined) data.setData("text/plain", text);
    if (html !== undefined) data.setData("text/html", html);
    (window as unknown as Browser).page.manuscript().view.dom.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, clipboard);
}

const body = async () => (await script()).trim().split("\n").filter((line) => line !== "");

describe("plain text", () => {
  test("words go into the line", async () => {
    await select("这碗");
    await paste({ text: "热腾腾的" });
    expect(await script()).toContain("甲：这碗热腾腾的粥。");
  });

  test("named lines become lines behind the cursor, which goes on behind them", async () => {
    await select("这碗");
    await paste({ text: "甲：一\n乙: 二\n" });
    expect(await body()).toEqual(["# 垫话", "## 粥 {#porridge}", "甲：这碗", "甲：一", "乙：二", "甲：粥。", "乙：立不住。", "## 后来 {#later}", "甲：完了。", "> 批注"]);
  });

  test("A: and 逗哏： mean the performers of this script", async () => {
    await show("---\ndoupeng: 1\ncast:\n  窦: { role: dougen }\n  彭: { role: penggen }\n---\n# 垫话\n## 粥 {#a}\n窦：\n");
    await open().page.locator(".ms-words").click();
    await paste({ text: "A: 您好\nB：您好\n逗哏：吃了吗\n【捧】：没\n10:30 开门" });
    expect((await body()).slice(2)).toEqual(["窦：您好", "彭：您好", "窦：吃了吗", "彭：没", "10:30 开门"]);
  });

  test("paragraphs of nobody are said by turns", async () => {
    await select("立不住。");
    await paste({ text: "头一段\n\n第二段\n第三段" });
    expect((await body()).slice(2, 7)).toEqual(["甲：这碗粥。", "乙：立不住。", "甲：头一段", "乙：第二段", "甲：第三段"]);
  });

  test("a piece of a script keeps its marks, its boxes and its beats; ids stay distinct", async () => {
    await select("立不住。");
    await paste({ text: "## 又一拍 {#porridge}\n乙：:stress[好]:pause[1s]！\n```fact\ntext: 一\n```\n" });
    expect(await body()).toEqual([
      "# 垫话", "## 粥 {#porridge}", "甲：这碗粥。", "乙：立不住。", "## 又一拍 {#porridge-2}", "乙：:stress[好]:pause[1s]！", "```fact", "text: 一", "```", "## 后来 {#later}", "甲：完了。", "> 批注",
    ]);
    await open().page.keyboard.press("Control+z");
    expect((await body()).length).toBe(7);
  });

  test("into a note it goes as it is", async () => {
    await select("批注");
    await paste({ text: "：\n甲：别忘了" });
    expect((await body()).slice(-2)).toEqual(["> 批注：", "> 甲：别忘了"]);
  });

  test("Fountain in English and with @ names", async () => {
    await show("---\ndoupeng: 1\ncast:\n  甲: { role: dougen }\n  乙: { role: penggen }\n---\n# 垫话\n## 粥 {#a}\n甲：\n");
    await open().page.locator(".ms-words").click();
    await paste({ text: "Title: 粥\nAuthor: 某\n\nINT. KITCHEN - DAY\n\nSteam rises.\n\n@甲\n（指着锅）\n这碗粥，*稠*。\n\n@乙\n稠？\n\nBOB (V.O.)\nNot at all.\n\nCUT TO:\n" });
    const lines = await body();
    expect(lines[3]).toMatch(/^## KITCHEN - DAY/u);
    expect(lines).toEqual(expect.arrayContaining(["> Steam rises.", "甲：:cue[指着锅]这碗粥，稠。", "乙：稠？", "BOB：Not at all."]));
    expect(lines.join("\n")).not.toContain("CUT TO");
  });
});

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style><!--[if gte mso 9]><xml>x</xml><![endif]--></head>
<body lang=ZH-CN><!--StartFragment-->
<h2><span lang=EN-US>第二拍</span></h2>
<p class=MsoNormal><b><span style='font-family:宋体'>甲：</span></b><span style='font-family:宋体'>这碗粥，<b>筷子</b>得
立得住。<o:p></o:p></span></p>
<p class=MsoNormal><span lang=EN-US>&nbsp;</span></p>
<p class=MsoListParagraph style='mso-list:l0 level1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>乙：立不住呢？<br>站不住了。</p>
<p class=MsoNormal>甲：<ruby>饽饽<rp>(</rp><rt>bō bo</rt><rp>)</rp></ruby>，[见下]。<span style='mso-hide:all'>隐藏</span></p>
<!--EndFragment--></body></html>`;

describe("pages", () => {
  test("Word: headings, names, bold, ruby; nothing of its own", async () => {
    await select("立不住。");
    await paste({ html: WORD, text: "x" });
    expect((await body()).slice(3, 9)).toEqual([
      "乙：立不住。", "## 第二拍 {#beat-1}", "甲：这碗粥，:stress[筷子]得 立得住。", "乙：立不住呢？", "站不住了。", `甲：:ruby[饽饽]{rt="bō bo"}，[见下]。`,
    ]);
  });

  test("a web page: paragraphs, quotations and formulas; scripts and links do not come along", async () => {
    await select("立不住。");
    await paste({
      html: `<div><p>头一段<a href="javascript:pwned=1">链接</a></p><blockquote><p>引文</p></blockquote><p>式 <span class="katex"><span class="katex-mathml"><math><annotation encoding="application/x-tex">x^2</annotation></math></span><span class="katex-html">x2</span></span></p><img src=x onerror="window.pwned=1"><script>window.pwned=1</script></div>`,
    });
    expect((await body()).slice(4, 7)).toEqual(["甲：头一段链接", "> 引文", "乙：式 $x^2$"]);
  });

  test("what was copied here comes back as it was, under ids of its own", async () => {
    const copied = await open().page.evaluate(() => {
      const { page } = window as unknown as Browser;
      const { view } = page.manuscript();
      page.selectBetween("碗粥", "了。");
      const data = new DataTransfer();
      view.dom.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
      return { text: data.getData("text/plain"), html: data.getData("text/html") };
    });
    expect(copied.text).toBe("甲：碗粥。\n乙：立不住。\n甲：完");
    await select("完了。");
    await paste(copied);
    const after = await script();
    expect(new Set(after.match(/\{#[\w-]+\}/gu)).size).toBe(after.match(/\{#[\w-]+\}/gu)!.length);
    expect(after).toContain("碗粥。");
  });
});

test("lines cut over two beats go in as lines, and the later beat behind them keeps its id", async () => {
  const cut = await open().page.evaluate(() => {
    const { page } = window as unknown as Browser;
    page.selectBetween("立不", "了。");
    const data = new DataTransfer();
    page.manuscript().view.dom.dispatchEvent(new ClipboardEvent("cut", { clipboardData: data, bubbles: true, cancelable: true }));
    return { text: data.getData("text/plain"), html: data.getData("text/html") };
  });
  expect(await body()).toEqual(["# 垫话", "## 粥 {#porridge}", "甲：这碗粥。", "乙：了。", "> 批注"]);
  await select("这碗粥。");
  await paste(cut);
  expect(await body()).toEqual(["# 垫话", "## 粥 {#porridge}", "甲：这碗粥。", "乙：立不住。", "乙：了。", "> 批注", "## 后来 {#later}", "甲：完"]);
});

test("the page reported no error and broke no rule of its policy", () => {
  expect(open().troubles.filter((trouble) => !trouble.includes("404"))).toEqual([]);
});
