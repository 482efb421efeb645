import type { Node } from "prosemirror-model";
import { AllSelection, type Command, EditorState, NodeSelection, type Selection, TextSelection } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import {
  bindScene, flipSpeaker, insertCue, insertFactBox, insertLaugh, insertLine, insertMath, insertNote, insertPause, insertReprise, insertSound,
  joinActs, joinBeats, moveBeat, nodes, parseScript, printScript, setActKind, setActTitle, setBeatTitle, setDou, setFrontMatter, setOverlap,
  setEntrance, setPlayback, setRuby, setSpeaker, setXi, splitAct, splitBeat, splitLine, toggleFast, toggleStress, updateFactBox,
} from "#script";
import { cursorAt, selecting, told } from "../support/script-states.ts";

const SHOW = `# 垫话
## 粥 {#porridge}
甲：这碗粥筷子立得住
乙：立不住呢
\`\`\`fact
text: 一
\`\`\`
## 面 {#noodles}
\`\`\`scene porridge
\`\`\`
乙：面呢
> 批注
# 底：收
## 汤 {#soup}
\`\`\`reprise
beat: porridge
\`\`\`
甲：汤
`;
const { doc } = parseScript(SHOW);

/** The script's body after a command, as a diff-friendly list of its lines. */
function after(state: EditorState, command: Command): string[] {
  const tr = told(state, command);
  if (!tr) throw new Error("the command declined");
  tr.doc.check();
  return printScript(tr.doc).split("---\n")[2]!.split("\n").filter((line) => line !== "");
}

const plain = printScript(doc).split("---\n")[2]!.split("\n").filter((line) => line !== "");

function changes(state: EditorState, command: Command): { removed: string[]; added: string[] } {
  const lines = after(state, command);
  return { removed: plain.filter((line) => !lines.includes(line)), added: lines.filter((line) => !plain.includes(line)) };
}

describe("lines", () => {
  test("setSpeaker gives every selected line to a performer", () => {
    const from = cursorAt(doc, "这碗").selection.from;
    const to = cursorAt(doc, "立不住").selection.to;
    const state = EditorState.create({ doc, selection: TextSelection.create(doc, from, to) });
    expect(changes(state, setSpeaker("乙"))).toEqual({ removed: ["甲：这碗粥筷子立得住"], added: ["乙：这碗粥筷子立得住"] });
    expect(told(cursorAt(doc, "这碗"), setSpeaker("甲"))).toBeNull();
    expect(told(cursorAt(doc, "这碗"), setSpeaker("甲：乙"))).toBeNull();
  });

  test("flipSpeaker gives the line to the other performer", () => {
    expect(changes(cursorAt(doc, "面呢"), flipSpeaker)).toEqual({ removed: ["乙：面呢"], added: ["甲：面呢"] });
  });

  test("splitLine gives what follows to the other performer", () => {
    expect(changes(cursorAt(doc, "筷子"), splitLine)).toEqual({ removed: ["甲：这碗粥筷子立得住"], added: ["甲：这碗粥", "乙：筷子立得住"] });
    expect(changes(selecting(doc, "筷子"), splitLine).added).toEqual(["甲：这碗粥", "乙：立得住"]);
    expect(changes(cursorAt(doc, "立得住", 3), splitLine).added).toEqual(["乙："]);
  });

  test("insertLine answers the line before it, also in a beat that is empty", () => {
    expect(changes(cursorAt(doc, "面呢"), insertLine).added).toEqual(["甲："]);
    const empty = parseScript("# 垫话\n## 粥 {#a}\n").doc;
    const tr = told(EditorState.create({ doc: empty, selection: NodeSelection.create(empty, 1) }), insertLine)!;
    expect(tr.doc.child(0).child(0).child(0).attrs["speaker"]).toBe("甲");
    expect(tr.selection.$from.parent.type).toBe(nodes["line"]);
  });

  test("setOverlap lets a line begin early", () => {
    expect(changes(cursorAt(doc, "立不住"), setOverlap(400)).added).toEqual(["乙：:overlap[0.4s]立不住呢"]);
    expect(told(cursorAt(doc, "立不住"), setOverlap(-1))).toBeNull();
  });
});

describe("beats and acts", () => {
  test("splitBeat starts a beat at the line, with the scene and without the title", () => {
    const lines = after(cursorAt(doc, "立不住"), splitBeat(5));
    expect(lines.slice(0, 5)).toEqual(["# 垫话", "## 粥 {#porridge}", "甲：这碗粥筷子立得住", "## {#beat-5}", "乙：立不住呢"]);
    expect(told(cursorAt(doc, "这碗"), splitBeat(5))).toBeNull();
  });

  test("splitBeat leaves the way in with the beat that had it: the new one goes on without a break", () => {
    const dissolving = told(cursorAt(doc, "这碗"), setEntrance("dissolve"))!.doc;
    expect(after(cursorAt(dissolving, "立不住"), splitBeat(5)).slice(1, 4)).toEqual(["## 粥 {#porridge in=dissolve}", "甲：这碗粥筷子立得住", "## {#beat-5}"]);
  });

  test("joinBeats joins to the beat before, and takes over a scene only where there was none", () => {
    expect(changes(cursorAt(doc, "面呢"), joinBeats)).toEqual({ removed: ["## 面 {#noodles}"], added: [] });
    expect(told(cursorAt(doc, "面呢"), joinBeats)!.doc.child(0).child(0).attrs["scene"]).toEqual({ id: "porridge", params: {}, seed: null });
    expect(told(cursorAt(doc, "这碗"), joinBeats)).toBeNull();
  });

  test("joinBeats never puts a reprise behind a line", () => {
    const joined = told(cursorAt(doc, "汤"), joinActs)!.doc;
    expect(told(cursorAt(joined, "汤"), joinBeats)).toBeNull();
  });

  test("moveBeat moves within an act and from act to act, with the cursor", () => {
    const ids = (state: EditorState, command: Command) => {
      const tr = told(state, command)!;
      expect(tr.selection.$from.parent.textContent).toBe(state.selection.$from.parent.textContent);
      return tr.doc.children.map((act) => act.children.map((beat) => beat.attrs["id"]));
    };
    expect(ids(cursorAt(doc, "面呢"), moveBeat("up"))).toEqual([["noodles", "porridge"], ["soup"]]);
    expect(ids(cursorAt(doc, "这碗"), moveBeat("down"))).toEqual([["noodles", "porridge"], ["soup"]]);
    expect(ids(cursorAt(doc, "面呢"), moveBeat("down"))).toEqual([["porridge"], ["noodles", "soup"]]);
    const moved = told(cursorAt(doc, "面呢"), moveBeat("down"))!.doc;
    expect(ids(cursorAt(moved, "面呢"), moveBeat("up"))).toEqual([["porridge", "noodles"], ["soup"]]);
    expect(told(cursorAt(doc, "这碗"), moveBeat("up"))).toBeNull();
    // An act is never left without a beat.
    expect(told(cursorAt(doc, "汤"), moveBeat("up"))).toBeNull();
  });

  test("title, scene and playback", () => {
    const state = cursorAt(doc, "这碗");
    expect(changes(state, setBeatTitle(" 稠\n粥 ")).added).toEqual(["## 稠 粥 {#porridge}"]);
    expect(changes(state, setPlayback({ direction: "reverse", speed: 2 })).added).toEqual(["## 粥 {#porridge .reverse speed=2}"]);
    expect(told(state, setPlayback({ speed: 100 }))).toBeNull();
    expect(changes(state, setEntrance("dissolve")).added).toEqual(["## 粥 {#porridge in=dissolve}"]);
    expect(changes(state, setEntrance("carry:chopstick:axon")).added).toEqual(["## 粥 {#porridge in=carry:chopstick:axon}"]);
    expect(told(state, setEntrance("cut"))).toBeNull();
    expect(told(state, setEntrance("wipe" as "cut"))).toBeNull();
    expect(told(state, bindScene({ id: "moe-router", params: { k: 2 }, seed: 7 }))!.doc.child(0).child(0).attrs["scene"]).toEqual({ id: "moe-router", params: { k: 2 }, seed: 7 });
    expect(told(state, bindScene({ id: "Moe", params: {}, seed: null }))).toBeNull();
    expect(told(cursorAt(doc, "面呢"), bindScene(null))!.doc.child(0).child(1).attrs["scene"]).toBeNull();
  });

  test("kind and title of an act, splitting and joining acts", () => {
    expect(changes(cursorAt(doc, "汤"), setActKind("fanchang")).added).toEqual(["# 返场：收"]);
    expect(changes(cursorAt(doc, "汤"), setActTitle("散")).added).toEqual(["# 底：散"]);
    expect(changes(cursorAt(doc, "面呢"), splitAct("zhenghuo")).added).toEqual(["# 正活"]);
    expect(told(cursorAt(doc, "这碗"), splitAct("zhenghuo"))).toBeNull();
    expect(changes(cursorAt(doc, "汤"), joinActs)).toEqual({ removed: ["# 底：收"], added: [] });
  });

  test("what the front matter says", () => {
    expect(told(cursorAt(doc, "汤"), setFrontMatter({ theme: "dark", title: "粥" }))!.doc.attrs).toMatchObject({ theme: "dark", title: "粥" });
    expect(told(cursorAt(doc, "汤"), setFrontMatter({ title: "两\n行" }))).toBeNull();
  });
});

describe("inside a line", () => {
  test.each<[string, Command, string]>([
    ["a cue", insertCue({ text: "歪倒", do: "fall", args: { tilt: "20" } }), ":cue[歪倒]{do=fall tilt=20}"],
    ["a pause", insertPause(600), ":pause[0.6s]"],
    ["a laugh", insertLaugh(1500), ":laugh[1.5s]"],
    ["a sound", insertSound({ name: "strike", gainDb: -6 }), ":sound[strike]{gain=-6}"],
    ["a formula", insertMath({ tex: "a+b" }), "$a+b$"],
    ["a formula with its reading", insertMath({ tex: "6/d", say: "六除以直径" }), ":math[6/d]{say=六除以直径}"],
  ])("%s goes where the cursor is, behind what is selected", (_, command, text) => {
    expect(changes(cursorAt(doc, "筷子"), command).added).toEqual([`甲：这碗粥${text}筷子立得住`]);
    expect(changes(selecting(doc, "筷子"), command).added).toEqual([`甲：这碗粥筷子${text}立得住`]);
  });

  test.each<[string, Command, string]>([
    ["stress", toggleStress, ":stress[筷子]"], ["fast", toggleFast, ":fast[筷子]"], ["ruby", setRuby("kuàizi"), ":ruby[筷子]{rt=kuàizi}"],
    ["a set-up", setXi("a"), ":xi[筷子]{joke=a}"], ["a punch", setDou("a"), ":dou[筷子]{joke=a}"],
  ])("%s marks what is selected", (_, command, text) => {
    expect(changes(selecting(doc, "筷子"), command).added).toEqual([`甲：这碗粥${text}立得住`]);
  });

  test("a mark is taken back; a punch replaces a set-up", () => {
    const marked = (command: Command) => told(selecting(doc, "筷子"), command)!.doc;
    for (const [set, back] of [[toggleStress, toggleStress], [setRuby("x"), setRuby(null)], [setXi("a"), setXi(null)], [setDou("a"), setDou(null)]] as const)
      expect(told(selecting(marked(set), "筷子"), back)!.doc.eq(doc)).toBe(true);
    expect(after(selecting(marked(setXi("a")), "筷子"), setDou("b"))).toContain("甲：这碗粥:dou[筷子]{joke=b}立得住");
    expect(told(selecting(doc, "筷子"), setRuby(null))).toBeNull();
  });

  test("what the schema refuses cannot be put in", () => {
    const state = cursorAt(doc, "筷子");
    for (const command of [insertPause(-1), insertLaugh(0.5), insertSound({ name: "../x" }), insertMath({ tex: "" }), insertCue({ do: "a b" })])
      expect(told(state, command)).toBeNull();
  });
});

describe("blocks", () => {
  test("insertFactBox puts one behind the line, selected; updateFactBox changes it", () => {
    const tr = told(cursorAt(doc, "这碗"), insertFactBox({ text: "筷子长 24 cm" }))!;
    expect(tr.doc.child(0).child(0).child(1).attrs["text"]).toBe("筷子长 24 cm");
    const state = EditorState.create({ doc: tr.doc, selection: tr.selection });
    expect(told(state, updateFactBox({ claim: "24 cm" }))!.doc.child(0).child(0).child(1).attrs).toMatchObject({ text: "筷子长 24 cm", claim: "24 cm" });
    expect(told(state, updateFactBox({ text: "筷子长 24 cm" }))).toBeNull();
    expect(told(cursorAt(doc, "这碗"), updateFactBox({ claim: "1" }))).toBeNull();
  });

  test("insertNote puts a note behind the line, with the cursor at its end", () => {
    const tr = told(cursorAt(doc, "这碗"), insertNote("查一下"))!;
    expect(tr.selection.$from.parent.textContent).toBe("查一下");
    expect(tr.selection.$from.parentOffset).toBe(3);
  });

  test.each([["insertFactBox", insertFactBox({ text: "一" })], ["insertNote", insertNote("一")], ["insertReprise", insertReprise({ beat: "b" })]])("%s takes the place of an empty line, and of no other", (_name, command) => {
    const sample = parseScript("# 垫话\n## {#a}\n甲：前\n乙：\n甲：后\n## {#b}\n甲：二\n").doc;
    const at = (pos: number) => told(EditorState.create({ doc: sample, selection: TextSelection.create(sample, pos) }), command)!.doc.child(0).child(0);
    expect(at(6).children.filter((node) => node.type === nodes["line"]).map((node) => node.textContent)).toEqual(["前", "后"]);
    expect(at(6).childCount).toBe(3);
    expect(at(4).childCount).toBe(4);
  });

  test("insertReprise opens the beat, once per beat shown and never with itself", () => {
    const tr = told(cursorAt(doc, "面呢"), insertReprise({ beat: "soup", from: "汤" }))!;
    expect(tr.doc.child(0).child(1).child(0).attrs).toEqual({ beat: "soup", from: "汤", to: null });
    expect(told(cursorAt(doc, "面呢"), insertReprise({ beat: "noodles" }))).toBeNull();
    expect(told(cursorAt(doc, "汤"), insertReprise({ beat: "porridge" }))).toBeNull();
  });
});

/** Every command, with arguments it may take and arguments it must refuse. */
const commands: Readonly<Record<string, Command>> = {
  "setSpeaker 甲": setSpeaker("甲"), "setSpeaker 乙": setSpeaker("乙"), "setSpeaker bad": setSpeaker("a b"), flipSpeaker, splitLine, insertLine,
  setOverlap: setOverlap(400), "setOverlap bad": setOverlap(NaN), splitBeat: splitBeat(1), joinBeats, "moveBeat up": moveBeat("up"), "moveBeat down": moveBeat("down"),
  setBeatTitle: setBeatTitle("新"), "setBeatTitle same": setBeatTitle("粥"), bindScene: bindScene({ id: "x", params: {}, seed: 1 }), unbindScene: bindScene(null),
  setPlayback: setPlayback({ speed: 2 }), "setPlayback bad": setPlayback({ speed: 0 }), setEntrance: setEntrance("carry"), setActKind: setActKind("di"), setActTitle: setActTitle("新"),
  splitAct: splitAct("di"), joinActs, setFrontMatter: setFrontMatter({ title: "新" }), insertCue: insertCue({ text: "歪" }), insertPause: insertPause(1),
  insertLaugh: insertLaugh(1), insertSound: insertSound({ name: "fan" }), insertMath: insertMath({ tex: "x" }), "insertMath bad": insertMath({ tex: "" }),
  toggleStress, toggleFast, setRuby: setRuby("x"), unsetRuby: setRuby(null), setXi: setXi("a"), unsetXi: setXi(null), setDou: setDou("a"), unsetDou: setDou(null),
  insertFactBox: insertFactBox({ text: "一" }), updateFactBox: updateFactBox({ text: "二" }), insertNote: insertNote("一"), insertReprise: insertReprise({ beat: "soup" }),
};

/** Every cursor, some stretches, every selectable node, and everything. */
function selections(sample: Node): Selection[] {
  const found: Selection[] = [new AllSelection(sample)];
  const cursors: number[] = [];
  sample.descendants((node, pos) => {
    if (NodeSelection.isSelectable(node) && !node.isText) found.push(NodeSelection.create(sample, pos));
    if (node.inlineContent) for (let offset = 0; offset <= node.content.size; offset++) cursors.push(pos + 1 + offset);
  });
  cursors.forEach((from, i) => {
    for (const to of new Set([from, cursors[i + 1], cursors[i + 4], cursors.at(-1)])) if (to !== undefined && to >= from) found.push(TextSelection.create(sample, from, to));
  });
  return found;
}

describe("a command can be asked before it is told", () => {
  const samples = [
    doc,
    parseScript("甲：a:stress[b]$x$:foo[c]:cue[d]:ruby[a]{rt=b}:xi[c]{joke=d}:dou[e]{joke=d}\n\n> 注\n### raw\n").doc,
    parseScript("# 垫话\n## 空 {#empty}\n# 底\n## 也空 {#soup}\n甲：\n").doc,
  ];
  test.each(Object.entries(commands))("%s", (name, command) => {
    let yes = 0;
    for (const sample of samples)
      for (const selection of selections(sample)) {
        const state = EditorState.create({ doc: sample, selection });
        const tr = told(state, command);
        expect(command(state)).toBe(tr !== null);
        if (!tr) continue;
        yes += 1;
        tr.doc.check();
        expect(tr.docChanged || tr.storedMarksSet).toBe(true);
      }
    expect(yes > 0).toBe(!name.endsWith("bad"));
  });
});
