import { expect, test } from "vitest";
import { describeProblem, type Finding } from "#show";
import { SENTENCES } from "../../src/show/problems/sentences.ts";

const range = { kind: "range", least: 0, most: 0.4, got: "2" } as const;

/** One expected sentence per code and language; the codes without one fail the last test. */
const EXPECTED: readonly (readonly [finding: Finding, zh: string, en: string])[] = [
  [{ code: "empty-show" }, "剧本里还没有一拍。写一个“# 垫话”和一个“## 标题”，再写台词。", `The script has no beat yet. Write "# 垫话" and "## a title", then lines.`],
  [{ code: "unknown-scene", scene: "poridge", near: "porridge", known: ["moe-router", "porridge"] },
    "没有叫“poridge”的场景。是不是想写“porridge”？可用的场景：moe-router, porridge。",
    `There is no scene "poridge". Did you mean "porridge"? Scenes: moe-router, porridge.`],
  [{ code: "bad-params", scene: "porridge", path: "solidsFraction", fault: range },
    "场景 porridge 的参数 solidsFraction 写的是 2，只能从 0 到 0.4。请改 scene 代码块里的这一行；现在先用默认值。",
    "Scene porridge: parameter solidsFraction is 2, but must be from 0 to 0.4. Change that line of the scene block; the default is used until then."],
  [{ code: "scene-refused", scene: "moe-router", message: "expert must be in 0…3, got 10" },
    "场景 moe-router 演不了这样的参数和动效：expert must be in 0…3, got 10。请改 scene 代码块或 {do=…} 里的值；现在先不做动效。",
    "Scene moe-router cannot play these parameters and cues together: expert must be in 0…3, got 10. Change the scene block or the values in {do=…}; its cues are left out until then."],
  [{ code: "scene-refused", scene: "comparison", message: "一个人脑 要是不小于零的数 / 一个人脑 must be a finite number" },
    "场景 comparison 演不了这样的参数和动效：一个人脑 要是不小于零的数。请改 scene 代码块或 {do=…} 里的值；现在先不做动效。",
    "Scene comparison cannot play these parameters and cues together: 一个人脑 must be a finite number. Change the scene block or the values in {do=…}; its cues are left out until then."],
  [{ code: "media-unset", field: "file", wanted: "image" },
    "还没有选图片，画面里是一张示意。请把文件放进 media/，再写 file: media/文件名。",
    "No picture is chosen, so a sample is shown. Put a file into media/ and write file: media/NAME."],
  [{ code: "media-missing", field: "file", file: "media/rad.png", near: "media/red.png", known: ["media/red.png"] },
    "file: media/rad.png 不在节目文件夹里。是不是想写“media/red.png”？请把文件放进 media/，照它的名字写（如 media/photo.jpg）；现有：media/red.png。",
    `file: media/rad.png is not in the show folder. Did you mean "media/red.png"? Put the file into media/ and write its name (such as media/photo.jpg); there are: media/red.png.`],
  [{ code: "media-unusable", field: "file", file: "media/a.svg", fault: { code: "type", found: "svg" } },
    "file: media/a.svg 用不了：它是 SVG（里面可以藏程序和外链），请另存为 PNG、JPEG 或 WebP 图片，或 MP4、WebM 视频。现在画面里是一张说明。",
    "file: media/a.svg cannot be used: it is an SVG, which may hold programs and links; save it as a PNG, JPEG or WebP picture, or an MP4 or WebM video. Until then the picture says so."],
  [{ code: "media-kind", field: "file", file: "media/a.mp4", wanted: "image" },
    "file: media/a.mp4 是视频，这里要图片。视频请用场景 video。",
    "file: media/a.mp4 is a video, and a picture is wanted here. Use the scene video for it."],
  [{ code: "unknown-action", action: "fal", scene: "porridge", near: "fall", known: ["fall", "strike"] },
    "动效“fal”，场景 porridge 和舞台都不会做。是不是想写“fall”？会做的有：fall, strike。",
    `Neither the scene porridge nor the stage can do "fal". Did you mean "fall"? Known actions: fall, strike.`],
  [{ code: "bad-args", action: "fall", path: "tilt", fault: { kind: "type", expected: "number", got: `"many"` } },
    `动效 fall 的 tilt 应当是数，写的是 "many"。请改 {do=fall …} 里的值；这个动效没有执行。`,
    `Action fall: tilt must be a number, got "many". Change the value in {do=fall …}; the action is left out until then.`],
  [{ code: "cue-word-missing", word: "筷子", text: "这碗粥" },
    "动效等的词“筷子”不在这句台词里：“这碗粥”。请改 at=，或把词写回台词；现在动效在它所在的位置触发。",
    `The cue waits for "筷子", which is not in the line "这碗粥". Change at= or put the word back; until then the cue fires where it stands.`],
  [{ code: "unknown-sound", name: "strke", near: "strike", known: ["fan", "strike"] },
    "没有叫“strke”的音效。是不是想写“strike”？内置音效：fan, strike；也可以写本场文件夹里的文件，如 media/strke.wav。",
    `There is no sound "strke". Did you mean "strike"? Built-in sounds: fan, strike; or name a file of the show, such as media/strke.wav.`],
  [{ code: "bad-formula", tex: "\\frac{", message: "Expected '}' at position 6" },
    "公式“\\frac{”有误：Expected '}' at position 6。请改 $…$ 里的写法。",
    `The formula "\\frac{" cannot be set: Expected '}' at position 6. Correct it between the $ signs.`],
  [{ code: "stale-take", file: "takes/a.opus", text: "这碗粥", scratch: true },
    "录音 takes/a.opus 说的是“这碗粥”，这一拍里已经没有这句词，所以没有用它。请再跑一次 doupeng voice，或把词改回来。",
    `The take takes/a.opus says "这碗粥", which no line of this beat says any more, so it is not used. Run doupeng voice again, or restore the words.`],
  [{ code: "unknown-reprise", target: "xiti", near: "xitie", known: ["xitie"] },
    "冷开场要放“xiti”这一拍，可是没有这一拍。是不是想写“xitie”？各拍的名字：xitie。",
    `The reprise plays beat "xiti", which does not exist. Did you mean "xitie"? Beats: xitie.`],
  [{ code: "idle-transition", entrance: "dissolve", reason: "first" }, "这是第一拍，前面没有画面，in=dissolve 用不上。请删去它；现在直接上。",
    "This is the first beat and nothing plays before it, so in=dissolve has no effect. Remove it; the beat simply begins."],
  [{ code: "idle-transition", entrance: "carry", reason: "bare" },
    "这一拍和前面那一段都没有画面，没有什么可换，in=carry 用不上。请删去它，或给其中一拍写上 scene；现在一刀切。",
    "Neither this beat nor what plays before it has a scene, so in=carry has nothing to change. Remove it, or give one of them a scene; it is a cut until then."],
  [{ code: "nothing-to-carry", side: "from", scene: null, name: null, near: null, known: [] },
    "in=carry 要两边都有画面，前面那一段没有。请给它写上 scene，或改成 in=dissolve；现在化过去。",
    "in=carry needs a scene on both sides, and what plays before has none. Give it one, or write in=dissolve; it is a dissolve until then."],
  [{ code: "nothing-to-carry", side: "to", scene: "quote", name: null, near: null, known: [] },
    "这一拍的场景 quote 拿不出东西来变。请改成 in=dissolve，或换一个场景；现在化过去。",
    "The scene quote of this beat has no object to carry. Write in=dissolve, or bind another scene; it is a dissolve until then."],
  [{ code: "nothing-to-carry", side: "from", scene: "porridge", name: "stick", near: "chopstick", known: ["chopstick"] },
    "前面那一段的场景 porridge 里没有“stick”。是不是想写“chopstick”？它拿得出：chopstick。请改 in=carry:…；现在化过去。",
    `The scene porridge of what plays before has no "stick" to carry. Did you mean "chopstick"? It has: chopstick. Change in=carry:…; it is a dissolve until then.`],
  [{ code: "reprise-of-itself", target: "a" }, "“a”这一拍在开头放它自己。请在 beat: 里写另一拍的名字。", `Beat "a" reprises itself. Name another beat in beat:.`],
  [{ code: "reprise-words-missing", target: "b", words: "立得稳", end: "from" },
    "冷开场的 from: “立得稳”在“b”的台词里找不到。请照抄台词里的几个字；现在从头放起。",
    `The reprise's from: "立得稳" is not in the lines of "b". Copy some words of the line; until then it plays from the start.`],
  [{ code: "missing-glyphs", characters: "🍚", text: "来碗🍚。" },
    "“🍚”在逗捧的字体里没有，到别的机器上画出来可能是空框：“来碗🍚。”。请换一个字或一种说法。",
    `No font of Doupeng has "🍚", so another machine may draw empty boxes: "来碗🍚。". Write it in other characters.`],
  [{ code: "unsourced-fact", text: "球最省皮。" },
    "知识框“球最省皮。”没有出处。请加一行 source:，写 DOI、arXiv 号、网址或书名页码。",
    `The fact "球最省皮。" names no source. Add source: with a DOI, an arXiv id, a URL, or book and page.`],
  [{ code: "unknown-quantity", quantity: "geometry.area", near: "geometry.surfaceToVolume", known: ["geometry.surfaceToVolume"] },
    "没有叫“geometry.area”的量，这个知识框没法核对。是不是想写“geometry.surfaceToVolume”？同类的量：geometry.surfaceToVolume。全部：doupeng sim --list。",
    `There is no quantity "geometry.area", so the fact cannot be checked. Did you mean "geometry.surfaceToVolume"? Related: geometry.surfaceToVolume. All of them: doupeng sim --list.`],
  [{ code: "bad-fact-input", quantity: "geometry.surfaceToVolume", path: "diameter", fault: { kind: "unknown-key", known: ["diameterUm"] } },
    "知识框里 geometry.surfaceToVolume 的输入 diameter 不认识，可以写的是：diameterUm。请改 with: 里的值；区间写成 [小, 大]。",
    "Fact: input diameter of geometry.surfaceToVolume is not known; what can be set: diameterUm. Change it in with:; a range is written [low, high]."],
  [{ code: "quantity-refused", quantity: "moe.route", message: "k must be in 1…8, got 9" },
    "moe.route 算不了这组输入：k must be in 1…8, got 9。请改 with: 里的值。", "moe.route cannot be computed for this input: k must be in 1…8, got 9. Change with:."],
  [{ code: "fact-field", quantity: "formats.describe", field: null, known: ["max", "bits"] },
    "formats.describe 给出好几项。请用 field: 选一项：max, bits。", "formats.describe gives several members. Pick one with field: max, bits."],
  [{ code: "fact-unit", claim: "3 mV", claimUnit: "mV", unit: "1/um" },
    "知识框的“3 mV”用的单位“mV”换算不成模拟的单位“1/um”。请改成 1/um 或同类单位。",
    `The claim "3 mV" is in "mV", which does not convert to the simulation's "1/um". Use 1/um or a unit of the same kind.`],
  [{ code: "fact-claim", claim: "很大", computed: "0.6 1/μm" },
    "知识框的“很大”读不成数，而模拟给出的是 0.6 1/μm。请写成 0.05..0.15、≥ 3、39.3 ± 0.5 或 约 448 这样的形式，单位跟在后面。",
    `The claim "很大" is no number, while the simulation gives 0.6 1/μm. Write it like 0.05..0.15, ≥ 3, 39.3 ± 0.5 or ~448, the unit after it.`],
  [{ code: "unclaimed-fact", text: "球最省皮。", computed: "0.6 1/μm" },
    "知识框“球最省皮。”没有写 claim:，模拟给出的是 0.6 1/μm。请写上 claim: 0.6 1/μm。",
    `The fact "球最省皮。" makes no claim; the simulation gives 0.6 1/μm. Add claim: 0.6 1/μm.`],
  [{ code: "overlapping-fact", claim: "0.10..0.30 1/um", computed: "0.05–0.15 1/μm", quantity: "geometry.surfaceToVolume" },
    "知识框说“0.10..0.30 1/um”，模拟（geometry.surfaceToVolume）给出的是 0.05–0.15 1/μm，只有一部分重合。请改 claim:，或收窄 with: 里的区间。",
    `The fact claims "0.10..0.30 1/um"; the simulation (geometry.surfaceToVolume) gives 0.05–0.15 1/μm: they only overlap. Change claim:, or narrow the ranges in with:.`],
  [{ code: "contradicted-fact", claim: "0.01..0.03 1/um", computed: "0.05–0.15 1/μm", quantity: "geometry.surfaceToVolume" },
    "知识框说“0.01..0.03 1/um”，不对：模拟（geometry.surfaceToVolume）给出的是 0.05–0.15 1/μm。请改 claim: 和台词，或改 with: 里的条件。",
    `The fact claims "0.01..0.03 1/um", which is wrong: the simulation (geometry.surfaceToVolume) gives 0.05–0.15 1/μm. Change claim: and the line, or the conditions in with:.`],
];

const place = { severity: "error", line: 1, beatId: "a" } as const;

test.each(EXPECTED)("$code", (finding, zh, en) => {
  expect(describeProblem({ ...finding, ...place }, "zh")).toBe(zh);
  expect(describeProblem({ ...finding, ...place }, "en")).toBe(en);
});

test("every code has its expected sentence", () => {
  expect([...new Set(EXPECTED.map(([{ code }]) => code))].sort()).toEqual(Object.keys(SENTENCES).sort());
});

test("the script's own problems are described by the script", () => {
  const problem = { code: "unknown-speaker", line: 7, column: 1, speaker: "丙", closest: null, cast: ["甲", "乙"] } as const;
  expect(describeProblem({ ...problem, severity: "error", beatId: "a" }, "zh")).toContain("丙");
});
