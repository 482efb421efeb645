import { describe, expect, test } from "vitest";
import { describeScriptProblem, parseScript, type ScriptProblemCode, scriptProblemSeverity } from "#script";

interface Expected {
  /** The script; lines count from 1. */
  readonly text: string;
  readonly line: number;
  readonly zh: string;
  readonly en: string;
}

const HEAD = "# 垫话\n## 粥 {#porridge}\n";
const FENCES = "scene, fact, reprise";

/** One script and one sentence in each language for every code there is. */
const expected: Readonly<Record<ScriptProblemCode, Expected>> = {
  "too-large": {
    text: `甲：${"好".repeat(5_000_000)}`,
    line: 1,
    zh: "第 1 行：本子有 5000002 个字符，超过上限 5000000，没有读入；请拆成几个本子。",
    en: "Line 1: The script has 5000002 characters, over the limit of 5000000, and was not read; divide it into several scripts.",
  },
  "newer-version": {
    text: `---\ndoupeng: 7\n---\n${HEAD}`,
    line: 1,
    zh: "第 1 行：本子的格式版本是 7，这里只认得到 1，所以只能看不能存；请升级 Doupeng。",
    en: "Line 1: The script has format version 7, newer than 1, so it can be read but not saved; update Doupeng.",
  },
  "older-version": {
    text: `---\ntitle: 粥\n---\n${HEAD}`,
    line: 1,
    zh: "第 1 行：本子的格式版本是 0，已按版本 1 读入；下次改动开头的信息时会写成新版，也可以现在就加上“doupeng: 1”。",
    en: "Line 1: The script has format version 0 and was read as version 1; the next change of its front matter writes the new form, or add \"doupeng: 1\" now.",
  },
  "unclosed-front-matter": {
    text: `---\n${HEAD}`,
    line: 1,
    zh: "第 1 行：开头的“---”没有结尾；请在开头信息之后另起一行写“---”。",
    en: "Line 1: The opening \"---\" is never closed; put a line \"---\" after the front matter.",
  },
  "unclosed-fence": {
    text: `${HEAD}\`\`\`fact\n`,
    line: 3,
    zh: "第 3 行：“```fact”没有结尾，只有这一行被当作原文保留；请在这一块之后另起一行写“```”。",
    en: "Line 3: \"```fact\" is never closed, so only this line was set aside; put a line \"```\" after the block.",
  },
  "unclosed-container": {
    text: `${HEAD}:::note\n`,
    line: 3,
    zh: "第 3 行：“:::note”没有结尾，只有这一行被当作原文保留；请另起一行写“:::”，或者删掉这一行。",
    en: "Line 3: \":::note\" is never closed, so only this line was set aside; put a line \":::\" after the block, or delete this line.",
  },
  "bad-yaml": {
    text: `${HEAD}\`\`\`fact\ntext: a\nwith: &x {}\n\`\`\``,
    line: 5,
    zh: "第 5 行：YAML 里的锚和别名（&x）不能用；请把内容直接写出来。",
    en: "Line 5: Anchors and aliases (&x) cannot be used; write the content out.",
  },
  "full-width-colon": {
    text: `${HEAD}\`\`\`fact\ntext：一\n\`\`\``,
    line: 4,
    zh: "第 4 行：“text：”用了全角冒号，已当作半角读入；请改成“text: ”（半角冒号加空格）。",
    en: "Line 4: \"text：\" has a full-width colon, read as a plain one; write \"text: \" with a plain colon and a space.",
  },
  "bad-value": {
    text: `---\ndoupeng: 1\ntheme: 彩色\n---\n${HEAD}`,
    line: 3,
    zh: "第 3 行：“theme”的值“彩色”不能用；请写成 light | dark。",
    en: "Line 3: theme has the value \"彩色\", which cannot be used; write light | dark.",
  },
  "unknown-key": {
    text: `---\ndoupeng: 1\n灯光: 暗\n---\n${HEAD}`,
    line: 3,
    zh: "第 3 行：不认识“灯光”，已原样保留；这里可用的有：doupeng、title、video、cast、theme、rates、targets。",
    en: "Line 3: \"灯光\" is not known and was kept as it is; known here: doupeng, title, video, cast, theme, rates, targets.",
  },
  "long-title": {
    text: `# 垫话\n## ${"粥".repeat(201)} {#porridge}\n`,
    line: 2,
    zh: "第 2 行：标题有 201 个字符，超过上限 200，后面的没有用；请缩短。",
    en: "Line 2: The title has 201 characters, over the limit of 200, and the rest is not used; shorten it.",
  },
  "unknown-act": {
    text: "# 开场\n## 粥 {#porridge}\n",
    line: 1,
    zh: "第 1 行：“开场”不是段落的种类，暂按正活处理；请写成“# 正活：开场”，种类有：垫话、瓢把儿、正活、底、返场。",
    en: "Line 1: \"开场\" is no kind of act and was taken for zhenghuo; write \"# 正活：开场\", with one of 垫话, 瓢把儿, 正活, 底, 返场.",
  },
  "outside-beat": {
    text: "# 垫话\n甲：这碗粥\n",
    line: 2,
    zh: "第 2 行：“甲：这碗粥”前面没有拍子的标题，已自动放进一个新拍子；请在它前面加一行“## 名字”。",
    en: "Line 2: \"甲：这碗粥\" stands before any beat and was put into a new one; add a line \"## name\" before it.",
  },
  "missing-id": {
    text: "# 垫话\n## 粥\n",
    line: 2,
    zh: "第 2 行：拍子“粥”没有编号，暂用 beat-1；请在标题后加上“{#beat-1}”，以后改标题也不会断了联系。",
    en: "Line 2: The beat \"粥\" has no id, and beat-1 is used for now; add \"{#beat-1}\" to its heading, so that it survives a new title.",
  },
  "bad-id": {
    text: "# 垫话\n## 粥 {#粥}\n",
    line: 2,
    zh: "第 2 行：编号“粥”不能用，暂用 beat-1；编号以小写字母开头，只含小写字母、数字和“-”，最长 64 个字符。",
    en: "Line 2: The id \"粥\" cannot be used, and beat-1 is used for now; an id begins with a lower-case letter and has only lower-case letters, digits and \"-\", 64 at most.",
  },
  "duplicate-id": {
    text: `${HEAD}## 又一碗 {#porridge}\n`,
    line: 3,
    zh: "第 3 行：编号“porridge”在第 2 行已经用过，这里暂用 porridge-2；请改成“{#porridge-2}”。",
    en: "Line 3: The id \"porridge\" was used in line 2 already, and porridge-2 is used here for now; write \"{#porridge-2}\".",
  },
  "bad-attributes": {
    text: "# 垫话\n## 粥 {#porridge =}\n",
    line: 2,
    zh: "第 2 行：花括号里的“#porridge =”读不懂，当成了标题的一部分；请写成“{#编号 .reverse speed=2}”这样。",
    en: "Line 2: The braces \"#porridge =\" cannot be read and were taken for a part of the title; write them like \"{#id .reverse speed=2}\".",
  },
  "no-speaker": {
    text: `${HEAD}这碗粥\n`,
    line: 3,
    zh: "第 3 行：“这碗粥”没有写是谁说的；请在前面加上“甲：”，不念的话写成“> 这碗粥”。",
    en: "Line 3: \"这碗粥\" does not say who speaks; put \"甲：\" before it, or \"> \" if it is a note.",
  },
  "unknown-speaker": {
    text: `${HEAD}甲（笑）：这碗粥\n`,
    line: 3,
    zh: "第 3 行：演员表里没有“甲（笑）”，有的是：甲、乙；是不是“甲：”？请改名，或在开头的 cast 里加上“甲（笑）”。",
    en: "Line 3: \"甲（笑）\" is not in the cast (甲, 乙); did you mean \"甲：\"? Change the name, or add \"甲（笑）\" to cast in the front matter.",
  },
  "unknown-fence": {
    text: `${HEAD}\`\`\`facts\n\`\`\`\n`,
    line: 3,
    zh: "第 3 行：不认识“facts”这种块，已原样保留；是不是“fact”？可用的有：scene、fact、reprise。",
    en: `Line 3: There is no block "facts", so it was kept as it is; did you mean "fact"? Known: ${FENCES}.`,
  },
  "unknown-block": {
    text: `${HEAD}### 小标题\n`,
    line: 3,
    zh: "第 3 行：“### 小标题”不是本子里的写法，已原样保留，不会演出；请删掉，或改成台词、“## 拍子”或“> 批注”。",
    en: "Line 3: \"### 小标题\" is no part of a script; it was kept as it is and is not performed; delete it, or make it a line, a \"## beat\" or a \"> note\".",
  },
  "unknown-directive": {
    text: `${HEAD}甲：这碗:stres[粥]\n`,
    line: 3,
    zh: "第 3 行：不认识“:stres”，已原样保留，不会念；是不是“:stress”？要当普通文字，请写“\\:stres”。可用的有：stress、fast、ruby、xi、dou、cue、pause、laugh、sound、math、overlap。",
    en: "Line 3: \":stres\" is not known; it was kept as it is and is not spoken; did you mean \":stress\"? For plain text write \"\\:stres\". Known: stress, fast, ruby, xi, dou, cue, pause, laugh, sound, math, overlap.",
  },
  "bad-directive": {
    text: `${HEAD}甲：:pause[一会儿]\n`,
    line: 3,
    zh: "第 3 行：“:pause”已原样保留，不起作用：“一会儿”不是时长，请写成“:pause[0.6s]”，最长 10 分钟。",
    en: "Line 3: \":pause\" was kept as it is and does nothing: \"一会儿\" is no duration; write \":pause[0.6s]\", ten minutes at most.",
  },
  "unclosed-directive": {
    text: `${HEAD}甲：:stress[立\n`,
    line: 3,
    zh: "第 3 行：“:stress”的括号没有配对，被当成了普通文字；请补上“]”或“}”，要当普通文字就写“\\:stress”。",
    en: "Line 3: The brackets of \":stress\" do not pair up, so it was taken for text; add the missing \"]\" or \"}\", or write \"\\:stress\" for text.",
  },
  "bare-directive": {
    text: `${HEAD}甲：这碗:pause粥\n`,
    line: 3,
    zh: "第 3 行：“:pause”后面没有“[…]”，会被当成台词念出来；请写成“:pause[…]”，确实要念就写“\\:pause”。",
    en: "Line 3: \":pause\" has no \"[…]\" and would be spoken as text; write \":pause[…]\", or \"\\:pause\" if it is to be spoken.",
  },
  "misplaced-scene": {
    text: `${HEAD}甲：一\n\`\`\`scene porridge\n\`\`\`\n`,
    line: 4,
    zh: "第 4 行：场景“porridge”不是紧跟在拍子的标题后面，或者这一拍已经有场景，所以没有用；请把它移到“## ”标题的下一行，或者另起一拍。",
    en: "Line 4: The scene \"porridge\" does not stand right under the heading of its beat, or the beat has one already, so it is not used; move it under a \"## \" heading of its own.",
  },
  "misplaced-reprise": {
    text: `${HEAD}甲：一\n\`\`\`reprise\nbeat: later\n\`\`\`\n`,
    line: 4,
    zh: "第 4 行：预演“later”写在了台词后面；请移到这一拍的第一句台词之前。",
    en: "Line 4: The reprise of \"later\" stands behind a line; move it before the first line of its beat.",
  },
  "unpaired-joke": {
    text: `${HEAD}甲：:xi[这碗粥]{joke=筷子}\n`,
    line: 3,
    zh: "第 3 行：包袱“筷子”只系没抖；请在后面用“:dou[…]{joke=筷子}”抖开，或去掉“:xi”。",
    en: "Line 3: The joke \"筷子\" is set up and never paid off; add \":dou[…]{joke=筷子}\", or take \":xi\" away.",
  },
};

describe("every problem says what is wrong, where, and what to do", () => {
  test.each(Object.entries(expected))("%s", (code, { text, line, zh, en }) => {
    const problem = parseScript(text).problems.find((candidate) => candidate.code === code)!;
    expect(problem.line).toBe(line);
    expect(describeScriptProblem(problem, "zh")).toBe(zh);
    expect(describeScriptProblem(problem, "en")).toBe(en);
  });
});

/** The English sentence for the only problem of a line. */
function complaint(line: string): string {
  const { problems } = parseScript(`${HEAD}${line}\n`);
  expect(problems.map((problem) => problem.line)).toEqual([3]);
  return describeScriptProblem(problems[0]!, "en").replace("Line 3: ", "");
}

describe("every way to get a directive wrong", () => {
  const kept = (name: string) => `":${name}" was kept as it is and does nothing: `;

  test.each([
    ["甲：:ruby[饽饽]", `${kept("ruby")}it needs "rt"; write ":ruby[…]{rt=…}".`],
    ["甲：:stress[]", `${kept("stress")}it needs something in brackets; write ":stress[…]".`],
    ["甲：:stress[立]{loud}", `${kept("stress")}it has no attribute "loud"; take that away.`],
    ["甲：:cue[歪]{=}", `${kept("cue")}the braces "=" cannot be read; write {name=value name="value with spaces"}.`],
    ["甲：:sound[strike]{gain=99}", `${kept("sound")}"strike 99" is too long, empty or out of range; correct it.`],
    ["甲：:sound[../x]", `${kept("sound")}"../x 0" is too long, empty or out of range; correct it.`],
    ["甲：一:overlap[1s]", `${kept("overlap")}it belongs right behind the colon of the speaker; move it there.`],
    ["甲：:laugh[11 分钟]", `${kept("laugh")}"11 分钟" is no duration; write ":laugh[0.6s]", ten minutes at most.`],
    ["甲：:pause[601s]", `${kept("pause")}"601s" is no duration; write ":pause[0.6s]", ten minutes at most.`],
  ])("%s", (line, sentence) => {
    expect(complaint(line)).toBe(sentence);
  });
});

describe("every way to get YAML wrong", () => {
  const inFact = (yaml: string): string => {
    const { problems, doc } = parseScript(`${HEAD}\`\`\`fact\n${yaml}\n\`\`\`\n`);
    // Nothing is lost: the block is there, as written.
    expect(doc.child(0).child(0).child(0).attrs["text"]).toBe(`\`\`\`fact\n${yaml}\n\`\`\``);
    return describeScriptProblem(problems[0]!, "en");
  };

  test.each([
    ["- a", "Line 4: This block must be made of \"key: value\" lines; use a plain colon and a space."],
    ["text: *a", "Line 4: Anchors and aliases (*a) cannot be used; write the content out."],
    ["text: !!set {a}", "Line 4: Tags (tag:yaml.org,2002:set) cannot be used; take the word with \"!\" away."],
    ["text: a\nwith: { x: .nan }", "Line 5: \".nan\" is not a finite number; write a number."],
    ["__proto__: { a: 1 }", "Line 4: The key \"__proto__\" cannot be used; choose another."],
    [`with: ${"[".repeat(120)}${"]".repeat(120)}`, "Line 4: This block nests deeper than 100 levels; flatten it."],
    [`text: ${"长".repeat(50_000)}`, "Line 4: This block is too long (50007 > 50000 characters); shorten it."],
  ])("%#", (yaml, sentence) => {
    expect(inFact(yaml)).toBe(sentence);
  });

  test("a slip is named with its place", () => {
    expect(inFact("text: a\n claim: b: c")).toMatch(/^Line [45]: This YAML cannot be read \(.+\); check the indentation/);
  });
});

describe("how a beat comes in", () => {
  const read = (attributes: string) => {
    const { doc, problems } = parseScript(`# 垫话\n## 粥 {#porridge ${attributes}}\n甲：一\n`);
    return { entrance: doc.child(0).child(0).attrs["entrance"] as unknown, said: problems.map((problem) => describeScriptProblem(problem, "zh")) };
  };

  test.each([["in=dissolve", "dissolve"], ["in=cut", "cut"], ["in=carry", "carry"], ["in=carry:chopstick:axon", "carry:chopstick:axon"], ["in＝carry：chopstick：axon", "carry:chopstick:axon"]])(
    "%s", (written, entrance) => {
      expect(read(written)).toEqual({ entrance, said: [] });
    });

  test.each([["in=wipe", "wipe"], ["in", "true"], ["in=carry:chopstick", "carry:chopstick"], ["in=\"\"", ""]])("%s is a cut, and the author is told", (written, value) => {
    expect(read(written)).toEqual({ entrance: "cut", said: [`第 2 行：“in”的值“${value}”不能用；请写成 cut | dissolve | carry | carry:chopstick:axon。`] });
  });
});

test("a warning leaves the script playable as meant", () => {
  const { problems } = parseScript("---\ndoupeng: 1\n灯光: 暗\n---\n# 垫话\n## 粥\n丙：一\n");
  expect(problems.map((problem) => [problem.code, scriptProblemSeverity(problem)]))
    .toEqual([["unknown-key", "warning"], ["missing-id", "warning"], ["unknown-speaker", "error"]]);
});
