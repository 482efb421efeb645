import fc from "fast-check";
import type { Mark, Node } from "prosemirror-model";
import { ACT_KINDS, type Cast, marks, nodes, parseScript, schema } from "#script";

/**
 * Normal documents of the script: what an author can make. Texts are one line without NUL and lone surrogates,
 * titles have no blanks at their ends, ids are distinct, and nothing raw pretends to be something else.
 */

/** Pieces that have turned into markup somewhere, and plain Chinese. */
const SNIPPETS = [
  "这碗粥", "，", "。", "：", "立得住", "甲", "乙：", "甲:", "10:30", "3:1", "见:下文", "$5 和 $6", "$", "$x$", "**这个，**很好", "*", "_", "`", "```",
  ":::", "::", ":", ":cue", ":cue[", ":cue[a]", ":stress[立]{", "[", "]", "{", "}", "{a=1}", "(", "<b>", "&amp;", "\\", "\\\\", "\\:", "\\$", "\\ ", "\"", "'",
  "“", "”", "‘", "#", "# ", "##", "> ", ">", "---", "- ", "1. ", " ", "  ", "\t", "　", "😀", "👩‍👩‍👧", "𠮷", "é", "e\u0301", "=", "＝", "|", "~", "!", "![a](b)",
  "https://a.b/c?d", "a_b", "%", "@", "…", "——", "Ω", "null", "true", "0x1f", "1e3", "~", "- a", "? b", "key: value", "# c", "\u2028", "\u0085", "\ufeff",
] as const;

const snippet = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...SNIPPETS) }, { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 6 }) });

function lineOf(parts: readonly string[]): string {
  return parts.join("").replace(/[\n\r\0]/g, "");
}

/** One line of text, with all that can go wrong in it. */
export const lineText = fc.array(snippet, { maxLength: 6 }).map(lineOf);

const filledText = lineText.filter((text) => text !== "");
const blockText = fc.array(lineText, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const title = lineText.map((text) => text.trim());
const attributeName = fc.constantFrom("tilt", "to", "角度", "a-b", "x1", "speed");

const key = fc.oneof(id, filledText.map((text) => [...text].slice(0, 8).join("")).filter((text) => text !== "__proto__"));

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.oneof(fc.boolean(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0), lineText, blockText, fc.constant(null)),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

function entries(forbidden: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  return fc.dictionary(key.filter((name) => !forbidden.includes(name)), json, { maxKeys: 3, noNullPrototype: true }) as fc.Arbitrary<Record<string, unknown>>;
}

const jokes = fc.constantFrom("", "a", "筷子", "b c", "\"]\\“");

const mark: fc.Arbitrary<readonly Mark[]> = fc.record({
  baofu: fc.option(fc.tuple(fc.constantFrom("xi", "dou"), jokes)),
  fast: fc.boolean(),
  stress: fc.boolean(),
  rt: fc.option(lineText),
}).map(({ baofu, fast, stress, rt }) => {
  const made: Mark[] = [];
  if (baofu) made.push(marks[baofu[0]]!.create({ joke: baofu[1] }));
  if (fast) made.push(marks["fast"]!.create());
  if (stress) made.push(marks["stress"]!.create());
  if (rt !== null) made.push(marks["ruby"]!.create({ rt }));
  return made;
});

const someMarks = fc.oneof({ weight: 3, arbitrary: fc.constant<readonly Mark[]>([]) }, mark);

const ms = fc.integer({ min: 0, max: 600_000 });
const tex = fc.array(fc.constantFrom("x", "\\frac{a}{b}", "\\text{面积}", "面积", "$", "\\$", "[", "]", "\\[", " ", "5", "a:b[c]", "\\", "{", "}", "\""), { minLength: 1, maxLength: 5 }).map(lineOf);

const atom: fc.Arbitrary<Node> = fc.oneof(
  fc.record({ text: lineText, do: fc.option(id), args: fc.dictionary(attributeName, lineText, { maxKeys: 3, noNullPrototype: true }) })
    .map((attrs) => nodes["cue"]!.create(attrs.text === "" && attrs.do === null ? { ...attrs, text: "歪" } : attrs)),
  ms.map((value) => nodes["pause"]!.create({ ms: value })),
  ms.map((value) => nodes["laugh"]!.create({ ms: value })),
  fc.record({ name: fc.constantFrom("strike", "media/掌声 1.opus", "fan"), gainDb: fc.double({ min: -60, max: 12, noNaN: true }).map((n) => n + 0) })
    .map((attrs) => nodes["sound"]!.create(attrs)),
  fc.record({ tex, say: fc.option(lineText) }).map((attrs) => nodes["math"]!.create(attrs)),
  fc.constantFrom(":foo[a b]", ":foo{x=1}", ":bar[c]{d=\"e ] f\"}", ":pause[一会儿]").map((text) => nodes["raw_inline"]!.create({ text })),
);

const inline = fc.tuple(fc.oneof({ weight: 2, arbitrary: filledText.map((text) => schema.text(text)) }, atom), someMarks)
  .map(([node, set]) => node.mark(node.type.name === "raw_inline" && (node.attrs["text"] as string).includes("\"") ? [] : set));

/** A line by one of the given performers, by somebody unknown, or by nobody. */
function line(cast: readonly Cast[]): fc.Arbitrary<Node> {
  return fc.record({
    speaker: fc.constantFrom(...cast.map((member) => member.name), "旁人", ""),
    overlapMs: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, ms),
    content: fc.array(inline, { maxLength: 6 }),
  }).map(({ speaker, overlapMs, content }) => nodes["line"]!.create({ speaker, overlapMs }, content));
}

const optionalText = fc.option(fc.oneof(lineText, blockText));

const factBox = fc.record({
  text: fc.oneof(lineText, blockText),
  claim: optionalText,
  quantity: optionalText,
  field: optionalText,
  with: fc.option(entries([])),
  source: optionalText,
  extra: entries(["text", "claim", "quantity", "field", "with", "source"]),
}).map((attrs) => nodes["fact_box"]!.create(attrs));

const note = blockText.map((text) => nodes["note"]!.create(null, text === "" ? [] : [schema.text(text)]));

const reprise = fc.record({ beat: id, from: optionalText, to: optionalText }).map((attrs) => nodes["reprise"]!.create(attrs));

const rawBlock = fc.constantFrom("```js\nlet a = 1;\n\n# 不是标题\n```", ":::warning\n甲：x\n:::", "::video[a]{src=b}", "### 小标题", "````\n```fact\n````")
  .map((text) => nodes["raw_block"]!.create({ text }));

const sceneBinding = fc.record({ id, params: entries(["seed"]), seed: fc.option(fc.integer({ min: 0, max: 4_294_967_295 })) });

function beat(cast: readonly Cast[]): fc.Arbitrary<Node> {
  return fc.record({
    title,
    scene: fc.option(sceneBinding),
    direction: fc.constantFrom("forward", "reverse"),
    speed: fc.oneof(fc.constant(1), fc.double({ min: 0.1, max: 10, noNaN: true })),
    entrance: fc.constantFrom("cut", "dissolve", "carry", "carry:chopstick:axon"),
    extra: fc.constantFrom("", ".dim", "mood=calm", ".dim mood=\"very calm\""),
    reprises: fc.array(reprise, { maxLength: 1 }),
    blocks: fc.array(fc.oneof({ weight: 5, arbitrary: line(cast) }, factBox, note, rawBlock), { maxLength: 5 }),
  }).map(({ reprises, blocks, ...attrs }) => nodes["beat"]!.create({ ...attrs, id: "" }, [...reprises, ...blocks]));
}

const rate = fc.option(fc.double({ min: 0.5, max: 30, noNaN: true }));

const castList: fc.Arbitrary<readonly Cast[]> = fc.uniqueArray(fc.constantFrom("甲", "乙", "逗哏", "A1", "老王（旁白）", "e\u0301"), { minLength: 1, maxLength: 3 })
  .chain((names) => fc.tuple(...names.map((name) => fc.record({
    name: fc.constant(name),
    role: fc.constantFrom("dougen" as const, "penggen" as const, "narrator" as const),
    syllablesPerSecond: rate,
    voice: fc.option(lineText),
  }))));

const docAttrs = fc.record({
  title: lineText,
  video: fc.record({ width: fc.integer({ min: 16, max: 7680 }), height: fc.integer({ min: 16, max: 7680 }), fps: fc.constantFrom(24, 25, 30, 29.97) }),
  theme: fc.constantFrom("light", "dark"),
  rates: fc.option(fc.dictionary(id, fc.double({ min: -1000, max: 1000, noNaN: true }).map((n) => n + 0), { maxKeys: 2, noNullPrototype: true })),
  targets: fc.option(fc.dictionary(fc.constantFrom("垫话", "正活", "正活2", "底"), fc.double({ min: 0, max: 86_400, noNaN: true }).map((n) => n + 0), { maxKeys: 2, noNullPrototype: true })),
  extra: entries(["doupeng", "title", "video", "cast", "theme", "rates", "targets"]),
});

/** A whole script. */
export const scriptDocument: fc.Arbitrary<Node> = castList.chain((cast) =>
  fc.record({
    attrs: docAttrs,
    ids: fc.uniqueArray(id, { minLength: 9, maxLength: 9 }),
    acts: fc.array(
      fc.record({ kind: fc.constantFrom(...ACT_KINDS), title, beats: fc.array(beat(cast), { minLength: 1, maxLength: 3 }) }),
      { minLength: 1, maxLength: 3 },
    ),
  }).map(({ attrs, ids, acts }) => {
    let next = 0;
    const named = (node: Node) => nodes["beat"]!.create({ ...node.attrs, id: ids[next++] }, node.content);
    return nodes["doc"]!.create({ ...attrs, cast }, acts.map((act) => nodes["act"]!.create({ kind: act.kind, title: act.title }, act.beats.map(named))));
  }));

/** Lines of a script as somebody may have left them: right, wrong, half finished. */
const sourceLine = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom("甲：", "乙:", "丙：", "", "    ", "　　甲：", "> ", "- "), lineText).map(([head, text]) => head + text) },
  fc.constantFrom(
    "---", "# 垫话", "# 正活：细胞", "# 开场", "#垫话", "## 粥 {#porridge}", "## 粥 {#porridge .reverse speed=2}", "## 粥 {#porridge in=carry：a：b}", "## 粥 {in=wipe}", "## 粥", "## {#粥}", "### x", "```", "```fact",
    "```scene porridge", "```foo", "````", "text: 甲", "claim: 3.0 um", "title：粥", "doupeng: 1", "doupeng: 9", "cast:", "  甲: { role: dougen }", "*a", "&a 1", "{", "[", ":::",
    ":::x", "::y[z]", "> 批注", ">", "甲：:overlap[0.4s]:xi[a]{joke=b}", "甲：:dou[:stress[b]]{joke=b}", "甲：:foo[a]{b=c}$x$", "seed: 3", "beat: porridge", "",
  ),
);

/** Any text that may be in a file. */
export const sourceText: fc.Arbitrary<string> = fc.record({
  mark: fc.constantFrom("", "\ufeff"),
  ending: fc.constantFrom("\n", "\r\n", "\r"),
  lines: fc.array(fc.tuple(sourceLine, fc.constantFrom("", "", "", " ", "\t")).map((parts) => parts.join("")), { maxLength: 24 }),
  last: fc.boolean(),
}).map(({ mark: bom, ending, lines, last }) => bom + lines.join(ending) + (last ? ending : ""));

/** A document read from text, for tests of commands. */
export function documentOf(text: string): Node {
  return parseScript(text).doc;
}
