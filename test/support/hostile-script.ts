import type { Node } from "prosemirror-model";
import { marks, nodes, printScript, schema } from "#script";

/** One payload after another. */
export type Next = () => string;

const short = (text: string, chars: number): string => [...text].slice(0, chars).join("").trim() || "x";

/** A beat whose every text is a payload: title, words, ruby, jokes, cues, sounds, formulas, notes, boxes, what nobody knows, and the scene's own. */
function hostileBeat(next: Next, index: number): Node {
  const n = nodes;
  const word = (...set: Parameters<Node["mark"]>[0]) => schema.text(next(), set);
  const scene = [
    { id: "title", params: { title: short(next(), 40), subtitle: short(next(), 60), author: short(next(), 40), banner: short(next(), 8), seal: short(next(), 4) } },
    { id: "chat-window", params: { title: short(next(), 24), messages: [{ who: "user", text: short(next(), 300) }, { who: "model", text: short(next(), 300) }] } },
    { id: "formula", params: { title: short(next(), 30), steps: [{ tex: short(next(), 400), note: short(next(), 60) }], terms: [{ name: "s", words: short(next(), 40) }] } },
    { id: "porridge", params: { [short(next(), 30)]: next() } },
  ][index % 4]!;
  return n["beat"]!.create({ id: `b${index}`, title: short(next(), 190), scene: { ...scene, seed: null } }, [
    n["line"]!.create({ speaker: "甲" }, [word(), word(marks["stress"]!.create()), word(marks["ruby"]!.create({ rt: next() })), word(marks["fast"]!.create())]),
    n["line"]!.create({ speaker: "乙" }, [
      word(marks["xi"]!.create({ joke: next() })), n["cue"]!.create({ text: next(), do: null }), schema.text("词"), n["cue"]!.create({ text: next(), do: "say", args: { text: next(), who: next() } }), word(),
    ]),
    n["line"]!.create({ speaker: "甲" }, [n["math"]!.create({ tex: next(), say: next() }), schema.text("也"), n["sound"]!.create({ name: `media/${next().replaceAll(/[\\:[\]/]|\.\./gu, "_").trim()}.wav` }), schema.text("响")]),
    n["fact_box"]!.create({ text: next(), claim: next(), quantity: next(), field: next(), with: { [next()]: next() }, source: next(), extra: { [next()]: next() } }),
    n["note"]!.create(null, [schema.text(next())]),
    n["reprise"]!.create({ beat: "b0", from: next(), to: next() }),
    n["raw_block"]!.create({ text: `\`\`\`${short(next(), 20).replaceAll(/[`~\s]/gu, "")}x\n${next().replaceAll("```", "")}\n\`\`\`` }),
  ]);
}

/** A script of payloads that a reader of the text format takes for words. */
export function hostileScript(beats: number, next: Next): string {
  const act = (title: string, from: number, to: number) => nodes["act"]!.create({ kind: "zhenghuo", title }, Array.from({ length: to - from }, (_, i) => hostileBeat(next, from + i)));
  const doc = nodes["doc"]!.create({
    title: short(next(), 190), extra: { [short(next(), 40)]: next() },
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
