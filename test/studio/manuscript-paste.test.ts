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
    await paste({ text: "A: 您好\nB：您好\n逗哏：吃了吗\n【捧】：没\n逗　走着\n乙（得意）：好\n10:30 开门\n粥　锅" });
    expect((await body()).slice(2)).toEqual(["窦：您好", "彭：您好", "窦：吃了吗", "彭：没", "窦：走着", "彭：:cue[得意]好", "10:30 开门", "粥　锅"]);
  });

  test("Markdown, lists and names in brackets", async () => {
    await select("立不住。");
    await paste({ text: "**甲：** 这是**重点**\n\n**乙**：3*4*5\n\n---\n\n- 甲：一\n2. 乙：二\n3、A：三\n【乙】四\n[1] 五" });
    expect((await body()).slice(4, 12)).toEqual(["甲：这是:stress[重点]", "乙：3*4*5", "甲：一", "乙：二", "甲：三", "乙：四", "[1] 五", "## 后来 {#later}"]);
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

  test("Fountain in Chinese without @: names of these performers above what they say", async () => {
    await show("---\ndoupeng: 1\ncast:\n  阿粥: { role: dougen }\n  乙: { role: penggen }\n---\n# 垫话\n## 粥 {#a}\n乙：\n");
    await open().page.locator(".ms-words").click();
    await paste({ text: "甲\n这碗粥，稠。\n\n乙（画外音）\n（指着锅）\n稠？\n\n阿粥\n立得住。\n" });
    expect((await body()).filter((line) => line !== "").slice(2)).toEqual(["阿粥：这碗粥，稠。", "乙：:cue[指着锅]稠？", "阿粥：立得住。"]);
  });

  test("a short line above another is no performer, and neither is a name by itself", async () => {
    await show("---\ndoupeng: 1\ncast:\n  甲: { role: dougen }\n  乙: { role: penggen }\n---\n# 垫话\n## 粥 {#a}\n甲：\n");
    await open().page.locator(".ms-words").click();
    await paste({ text: "小粥\n立得住。\n\n甲\n\n乙\n" });
    // Whose line was empty begins.
    expect((await body()).slice(2)).toEqual(["甲：小粥", "乙：立得住。", "甲：甲", "乙：乙"]);
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

  test("a table of names and words, from Word or with tabs, becomes lines of these performers", async () => {
    const table = "<table><tr><td><p class=MsoNormal>甲</p></td><td><p class=MsoNormal>吃了吗</p></td></tr>\n<tr><td>乙：</td> <td>没呢</td></tr></table>";
    for (const clipboard of [{ html: table }, { text: "甲\t吃了吗\n乙：\t没呢" }]) {
      await show(SHORT);
      await select("立不住。");
      await paste(clipboard);
      expect((await body()).slice(4, 6)).toEqual(["甲：吃了吗", "乙：没呢"]);
    }
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

test("lines cut over two beats go in as lines, the later beat behind them keeps its id, and what stood there goes on", async () => {
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
  expect(await body()).toEqual(["# 垫话", "## 粥 {#porridge}", "甲：这碗粥。", "乙：立不住。", "## 后来 {#later}", "甲：完", "## {#beat-3}", "乙：了。", "> 批注"]);
});

const EVENTS = { c: "copy", x: "cut" } as const;

/** What the selection puts into the clipboard, by Ctrl+C or Ctrl+X. */
const take = (key: keyof typeof EVENTS) => open().page.evaluate((name) => {
  const data = new DataTransfer();
  (window as unknown as Browser).page.manuscript().view.dom.dispatchEvent(new ClipboardEvent(name, { clipboardData: data, bubbles: true, cancelable: true }));
  return { text: data.getData("text/plain"), html: data.getData("text/html") };
}, EVENTS[key]);

describe("a beat selected by its handle", () => {
  const selectBeat = async (title: string) => {
    await open().page.locator(`.ms-beat:has-text("${title}") .ms-beat-head`).hover();
    await open().page.locator(".ms-handle").click();
    await open().page.keyboard.press("Escape");
  };
  const THREE = "# 垫话\n## 粥 {#a}\n甲：一粥\n> 批注\n## 面 {#b}\n乙：二面\n## 饭 {#c}\n甲：三饭\n# 底\n## 汤 {#d}\n甲：四汤\n";

  test.each([["一粥", 4], ["二面", 6], ["三饭", 8]])("%s copied and pasted stands twice, the copy behind it", async (words, at) => {
    await show(THREE);
    const before = await body();
    await selectBeat(words);
    await paste(await take("c"));
    const beat = before.slice(at === 4 ? 1 : at - 2, at);
    const copy = [beat[0]!.replace("}", "-2}"), ...beat.slice(1)];
    expect(await body()).toEqual([...before.slice(0, at), ...copy, ...before.slice(at)]);
    await open().page.keyboard.press("Control+z");
    expect(await body()).toEqual(before);
  });

  test.each(["一粥", "二面", "三饭", "四汤"])("%s cut and pasted is where it was, under its id", async (words) => {
    await show(THREE);
    const before = await body();
    await selectBeat(words);
    const cut = await take("x");
    expect(await script()).not.toContain(words);
    await paste(cut);
    expect(await body()).toEqual(before);
  });

  test("lines pasted over it go to its end", async () => {
    await show(THREE);
    await selectBeat("一粥");
    await paste({ text: "甲：好\n乙：香" });
    expect((await body()).slice(2, 6)).toEqual(["甲：一粥", "> 批注", "甲：好", "乙：香"]);
  });
});

test("words pasted where the arrow key has selected a sign go behind it", async () => {
  await show("# 垫话\n## 粥 {#a}\n甲：一:cue[歪倒]{do=tilt}粥\n");
  await select("一");
  await open().page.keyboard.press("ArrowRight");
  await paste({ text: "碗" });
  expect(await script()).toContain("甲：一:cue[歪倒]{do=tilt}碗粥");
});

describe("with headings, it arrives at the cursor", () => {
  const PAGE = "<div><h1>大标题</h1><p>头一段</p><h3>小标题</h3><ul><li>一条</li><li>两条</li></ul></div>";
  const beats = (lines: readonly string[]) => lines.map((line) => line.replace(/ ?\{.*\}$/u, ""));

  test("a web page in the middle of a line splits the beat; its headings are beats, never acts", async () => {
    await select("这碗");
    const before = await script();
    await paste({ html: PAGE });
    expect(beats(await body())).toEqual(["# 垫话", "## 粥", "甲：这碗", "## 大标题", "头一段", "## 小标题", "一条", "两条", "##", "甲：粥。", "乙：立不住。", "## 后来", "甲：完了。", "> 批注"]);
    expect(await script()).toContain("## 粥 {#porridge}");
    expect(await script()).toContain("## 后来 {#later}");
    await open().page.keyboard.press("Control+z");
    expect(await script()).toBe(before);
  });

  test("at the end of a line the next line begins the rest; before the first words and behind the last the beat stays whole", async () => {
    await select("这碗粥。");
    await paste({ html: "<h2>新</h2><p>段</p>" });
    expect(beats(await body()).slice(1, 7)).toEqual(["## 粥", "甲：这碗粥。", "## 新", "段", "##", "乙：立不住。"]);
    await show(SHORT);
    await select("完了", "before");
    await paste({ html: "<h2>新</h2><p>段</p>" });
    expect(beats(await body()).slice(3)).toEqual(["乙：立不住。", "## 新", "段", "## 后来", "甲：完了。", "> 批注"]);
  });

  test("Fountain too, with its scenes and sections", async () => {
    await select("这碗粥。");
    await paste({ text: "# One\n\nINT. KITCHEN - DAY\n\n@甲\n稠。\n" });
    expect(beats(await body()).slice(1, 8)).toEqual(["## 粥", "甲：这碗粥。", "## One", "## KITCHEN - DAY", "甲：稠。", "##", "乙：立不住。"]);
  });
});

describe("acts arrive at the cursor", () => {
  const ACTS = "# 垫话：粥\n## 粥 {#a}\n甲：一粥二粥\n乙：三粥\n## 面 {#b}\n乙：四面\n";
  const PASTED = "# 底：汤\n## 汤 {#b}\n甲：五汤\n# 返场\n乙：六饭\n";
  const heads = (lines: readonly string[]) => lines.map((line) => line.replace(/ ?\{.*\}$/u, ""));
  const NEW = ["# 底：汤", "## 汤", "甲：五汤", "# 返场", "##", "乙：六饭"];

  test.each([
    ["in the middle of a line", "一粥", ["# 垫话：粥", "## 粥", "甲：一粥", ...NEW, "# 垫话", "##", "甲：二粥", "乙：三粥", "## 面", "乙：四面"]],
    ["between two beats", "三粥", ["# 垫话：粥", "## 粥", "甲：一粥二粥", "乙：三粥", ...NEW, "# 垫话", "## 面", "乙：四面"]],
    ["at the end of the act", "四面", ["# 垫话：粥", "## 粥", "甲：一粥二粥", "乙：三粥", "## 面", "乙：四面", ...NEW]],
  ])("%s: the act goes on behind them, no word is lost, and it is one step", async (_name, at, lines) => {
    await show(ACTS);
    const before = await script();
    await select(at);
    await paste({ text: PASTED });
    expect(heads(await body())).toEqual(lines);
    expect(await script()).toContain("## 面 {#b}");
    await open().page.keyboard.press("Control+z");
    expect(await script()).toBe(before);
  });

  test("lines before their first heading go into the beat around the cursor", async () => {
    await show(ACTS);
    await select("一粥");
    await paste({ text: `甲：先来\n${PASTED}` });
    expect(heads(await body())).toEqual(["# 垫话：粥", "## 粥", "甲：一粥", "甲：先来", ...NEW, "# 垫话", "##", "甲：二粥", "乙：三粥", "## 面", "乙：四面"]);
  });

  test("over an empty script they are all of it; a box and titles are not", async () => {
    await show("# 垫话\n## {#a}\n甲：\n");
    await open().page.locator(".ms-words").click();
    await paste({ text: PASTED });
    expect(heads(await body())).toEqual(NEW);
    await show("# 垫话\n## 粥 {#a}\n```fact\ntext: 一\n```\n");
    await open().page.locator(".ms-fact .ms-block-name").click();
    await paste({ text: PASTED });
    expect(heads(await body())).toEqual(["# 垫话", "## 粥", "```fact", "text: 一", "```", ...NEW]);
  });
});

test("the page reported no error and broke no rule of its policy", () => {
  expect(open().troubles.filter((trouble) => !trouble.includes("404"))).toEqual([]);
});
