import type { Node } from "prosemirror-model";
import { type Action, type Scene, scenes } from "#scenes";
import { marks, nodes, printScript, schema } from "#script";
import { isForbiddenKey } from "../../src/script/checks.ts";

/** One payload after another. */
export type Next = () => string;

const short = (text: string, chars: number): string => [...text].slice(0, chars).join("").trim() || "x";

/** Lengths that the slots of scenes take, longest first. */
const LENGTHS = [400, 300, 200, 80, 60, 40, 30, 24, 20, 16, 12, 8, 4] as const;

/** What a schema gives for nothing, with a payload in every text that takes one; names out of a list stay. */
function filled(schemaOf: Action["args"] | Scene["params"], next: Next): Record<string, unknown> {
  let value: unknown = schemaOf.parse({});
  for (const path of textsIn(value)) {
    const text = next();
    value = LENGTHS.map((length) => withText(value, path, short(text, length))).find((each) => schemaOf.safeParse(each).success) ?? value;
  }
  return value as Record<string, unknown>;
}

function textsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value === "string") return [path];
  return typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, each]) => textsIn(each, [...path, key])) : [];
}

function withText(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text;
  if (Array.isArray(value)) return value.map((each, i) => (String(i) === key ? withText(each, rest, text) : each));
  const whole = value as Readonly<Record<string, unknown>>;
  return { ...whole, [key]: withText(whole[key], rest, text) };
}

/** A scene with payloads for parameters, and cues that bring payloads into it; scenes without texts get one they do not know. */
function hostileScene(index: number, next: Next) {
  const [id, scene] = [...scenes][index % scenes.size]!;
  const params = filled(scene.params, next);
  const hasTexts = JSON.stringify(params) !== JSON.stringify(scene.params.parse({}));
  const cues = Object.entries(scene.actions).flatMap(([name, { args }]) => {
    const given = args.safeParse({}).success ? Object.entries(filled(args, next)).filter(([, value]) => typeof value === "string") : [];
    return given.length > 0 ? [{ text: next(), do: name, args: Object.fromEntries(given) }] : [];
  });
  return { scene: { id, seed: null, params: hasTexts ? params : { [key(short(next(), 30))]: next() } }, cues };
}

/** Names that no document holds as a key, and no reader takes for one, are written a little longer. */
function key(text: string): string {
  return isForbiddenKey(text) ? `${text}_` : text;
}

/** A beat whose every text is a payload: title, words, ruby, jokes, cues, sounds, formulas, notes, boxes, what nobody knows, and the scene's own. */
function hostileBeat(next: Next, index: number): Node {
  const n = nodes;
  const word = (...set: Parameters<Node["mark"]>[0]) => schema.text(next(), set);
  const marked = () => [word(marks["stress"]!.create()), word(marks["ruby"]!.create({ rt: next() })), word(marks["fast"]!.create())];
  const math = (tex: string) => n["math"]!.create({ tex, say: next() });
  const { scene, cues } = hostileScene(index, next);
  return n["beat"]!.create({ id: `b${index}`, title: short(next(), 190), scene, entrance: index % 3 === 1 ? "dissolve" : "cut" }, [
    n["line"]!.create({ speaker: "甲" }, [word(), ...marked(), ...cues.map((cue) => n["cue"]!.create(cue))]),
    n["line"]!.create({ speaker: "乙" }, [
      word(marks["xi"]!.create({ joke: next() })), n["cue"]!.create({ text: next(), do: null }), schema.text("词"), n["cue"]!.create({ text: next(), do: "say", args: { text: next(), who: next() } }), word(),
    ]),
    // A phrase with a formula in it is set by the browser, not painted.
    n["line"]!.create({ speaker: "甲" }, [
      ...marked(), math(next()), math(`\\text{${next()}}`), schema.text("也"), n["sound"]!.create({ name: `media/${next().replaceAll(/[\\:[\]/]|\.\./gu, "_").trim()}.wav` }), schema.text("响"),
    ]),
    n["fact_box"]!.create({ text: `${next()}$${next().replaceAll("$", "")}$`, claim: next(), quantity: next(), field: next(), with: { [key(next())]: next() }, source: next(), extra: { [key(next())]: next() } }),
    n["fact_box"]!.create({ text: next(), claim: null, source: next() }),
    n["note"]!.create(null, [schema.text(next())]),
    n["reprise"]!.create({ beat: "b0", from: next(), to: next() }),
    n["raw_block"]!.create({ text: `\`\`\`${short(next(), 20).replaceAll(/[`~\s]/gu, "")}x\n${next().replaceAll("```", "")}\n\`\`\`` }),
  ]);
}

/** A script of payloads that a reader of the text format takes for words. */
export function hostileScript(beats: number, next: Next): string {
  const act = (title: string, from: number, to: number) => nodes["act"]!.create({ kind: "zhenghuo", title }, Array.from({ length: to - from }, (_, i) => hostileBeat(next, from + i)));
  const doc = nodes["doc"]!.create({
    title: short(next(), 190), extra: { [key(short(next(), 40))]: next() },
    cast: [{ name: "甲", role: "dougen", syllablesPerSecond: null, voice: next() }, { name: "乙", role: "penggen", syllablesPerSecond: null, voice: next() }],
  }, [act(short(next(), 190), 0, beats)]);
  doc.check();
  return printScript(doc);
}

/** Payloads for the next `count` texts, from `first` on, round and round. */
export function inTurn(all: readonly string[], first = 0): Next {
  let at = first;
  return () => {
    const text = all[at++ % all.length]!.replaceAll(/[\n\r\0]/gu, "");
    return text === "" ? "x" : text;
  };
}
