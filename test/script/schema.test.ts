import { DOMParser, DOMSerializer } from "prosemirror-model";
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { marks, nodes, schema } from "#script";
import { scriptDocument } from "../support/arbitrary-script.ts";

const specs = [
  ...Object.entries(schema.nodes).map(([name, type]) => [name, type.spec.attrs ?? {}] as const),
  ...Object.entries(schema.marks).map(([name, type]) => [name, type.spec.attrs ?? {}] as const),
];

test("every attribute of every node and mark is validated", () => {
  const open = specs.flatMap(([name, attrs]) => Object.entries(attrs).filter(([, spec]) => spec.validate === undefined).map(([key]) => `${name}.${key}`));
  expect(open).toEqual([]);
});

describe("the schema refuses what a script cannot hold", () => {
  test.each([
    ["line", { speaker: "甲：乙" }], ["line", { speaker: "甲", overlapMs: -1 }], ["line", { speaker: "甲", overlapMs: 0.5 }],
    ["beat", { id: "粥" }], ["beat", { id: "A" }], ["beat", { id: `a${"b".repeat(64)}` }], ["beat", { title: "一\n二" }], ["beat", { title: " 一" }],
    ["beat", { speed: 0 }], ["beat", { speed: 11 }], ["beat", { direction: "sideways" }], ["beat", { entrance: "wipe" }], ["beat", { entrance: "carry:a" }], ["beat", { entrance: "carry:a:B" }], ["beat", { scene: { id: "a" } }],
    ["beat", { scene: { id: "a", params: { n: NaN }, seed: null } }], ["beat", { scene: { id: "a", params: { seed: 1 }, seed: null } }],
    ["beat", { scene: { id: "a", params: JSON.parse("{\"__proto__\":1}") as object, seed: null } }],
    ["act", { kind: "prologue" }], ["act", { title: "长".repeat(201) }],
    ["cue", { text: "长".repeat(1001) }], ["cue", { do: "a b" }], ["cue", { args: { do: "x" } }], ["cue", { args: { a: 1 } }], ["cue", { args: { "__proto__x y": "1" } }],
    ["pause", { ms: Infinity }], ["laugh", { ms: 600_001 }], ["sound", { name: "../x" }], ["sound", { name: "https://x" }], ["sound", { name: "a", gainDb: 13 }],
    ["math", { tex: "" }], ["math", { tex: "x".repeat(5001) }], ["math", { tex: "{".repeat(201) + "}".repeat(201) }], ["math", { tex: "a\nb" }],
    ["fact_box", { text: 1 }], ["fact_box", { with: [] }], ["fact_box", { with: { a: undefined } }], ["fact_box", { text: "长".repeat(5001) }],
    ["reprise", { beat: "粥" }], ["reprise", { beat: "a", from: 3 }], ["raw_inline", { text: "a\nb" }], ["raw_block", { text: 1 }],
    ["doc", { theme: "blue" }], ["doc", { video: { width: 0, height: 1, fps: 30 } }], ["doc", { cast: [{ name: "甲", role: "dougen", syllablesPerSecond: null, voice: null }, { name: "甲", role: "penggen", syllablesPerSecond: null, voice: null }] }],
    ["doc", { cast: [{ name: "甲：", role: "dougen", syllablesPerSecond: null, voice: null }] }], ["doc", { rates: { a: "x" } }], ["doc", { version: 1.5 }],
    ["doc", { targets: { 垫话: -1 } }], ["doc", { targets: [90] }],
  ])("%s, row %#", (name, attrs) => {
    const required = name === "sound" ? { name: "a" } : {};
    expect(() => nodes[name]!.create({ ...required, ...attrs })).toThrow(RangeError);
  });

  test.each([["ruby", { rt: "a\nb" }], ["xi", { joke: 1 }], ["dou", { joke: "长".repeat(1001) }]])("%s, row %#", (name, attrs) => {
    expect(() => marks[name]!.create(attrs)).toThrow(RangeError);
  });
});

describe("the clipboard", () => {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const pasted = (holder: unknown) => DOMParser.fromSchema(schema).parse(holder as HTMLElement, { preserveWhitespace: "full" });

  test("a script goes out as HTML and comes back", () => {
    fc.assert(fc.property(scriptDocument, (doc) => {
      const holder = document.createElement("div");
      holder.appendChild(DOMSerializer.fromSchema(schema).serializeFragment(doc.content, { document: document as unknown as Document }));
      expect(pasted(holder).content.toJSON()).toEqual(doc.content.toJSON());
    }), { numRuns: 60 });
  });

  test.each([
    "<span data-do='null' data-text='1'>x</span>", "<span data-do='&quot;a b&quot;'>x</span>", "<span data-do='null' data-args='{&quot;__proto__ x&quot;:1}'>x</span>",
    "<s-pause data-ms='1e9'>x</s-pause>", "<span data-tex='&quot;&quot;'>x</span>", "<span data-gain-db='0' data-name='&quot;javascript:alert(1)&quot;'>x</span>",
    "<p data-speaker='&quot;a:b&quot;'>x</p>", "<p data-speaker='not json'>x</p>", "<span data-rt='{}'>x</span>", "<section data-id='&quot;../x&quot;'><p>x</p></section>",
  ])("what is forged becomes plain text: %s", (html) => {
    const { document: forged } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
    const doc = pasted(forged.body);
    doc.check();
    expect(doc.textContent).toBe("x");
    doc.descendants((node) => { expect(["act", "beat", "line", "text"]).toContain(node.type.name); });
    expect(JSON.stringify(doc)).not.toMatch(/javascript|\.\.|proto/);
  });
});
