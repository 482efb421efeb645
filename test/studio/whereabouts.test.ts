import { EditorState, NodeSelection, Selection } from "prosemirror-state";
import { expect, test } from "vitest";
import { parseScript } from "#script";
import { lineTimesOf } from "#show";
import { clipAt, filmMsAtCursor, filmMsOfCue, lineStartAt } from "../../src/studio/preview/whereabouts.ts";
import { bindDocument } from "../../src/studio/store/bind.ts";

const { doc } = parseScript(`# 垫话
## 粥 {#porridge}
> 开头的批注
甲：第一句话在这儿。
乙：第二句话在这儿。
> 批注
\`\`\`fact
text: 米多才立得住。
source: 书
\`\`\`
甲：第三句话在这儿。
`);
const bound = bindDocument({ doc, takes: [], media: [], scriptProblems: [], previous: null });
const beat = doc.firstChild!.firstChild!;
const { clip, startMs } = bound.timeline.clips[0]!;
const [first, second, third] = lineTimesOf(beat).map((line) => startMs + line.startMs);

/** Film time with the cursor in the block of the beat at an index. */
function at(index: number): number | null {
  const pos = doc.resolve(2).posAtIndex(index);
  const selection = beat.child(index).isAtom ? NodeSelection.create(doc, pos) : Selection.near(doc.resolve(pos + 1));
  return filmMsAtCursor(EditorState.create({ doc, selection }), bound);
}

test("the film stands where the cursor is: at its line, at its fact, and in a note at the line before it", () => {
  expect([at(1), at(2), at(5)]).toEqual([first, second, third]);
  expect(at(3)).toBe(second);
  expect(at(4)).toBe(startMs + clip.facts[0]!.startMs);
  expect(clip.facts[0]!.startMs).toBeGreaterThan(0);
  expect(at(0)).toBe(startMs);
});

test("in rehearsal this beat is the one that plays or comes in, this line the one that is said; before its first, the beat", () => {
  const { doc: two } = parseScript("# 垫话\n## 一 {#one}\n```scene porridge\n```\n甲：一。\n乙：二。\n## 二 {#two in=dissolve}\n```scene porridge\n```\n甲：三。\n");
  const show = bindDocument({ doc: two, takes: [], media: [], scriptProblems: [], previous: null });
  const [one, dissolve, last] = show.timeline.clips;
  expect([one!.startMs, dissolve!.startMs, last!.startMs, show.timeline.durationMs].map((ms) => clipAt(show, ms)?.clip.id)).toEqual(["one", "two", "two", "two"]);
  const [, two_] = one!.clip.lines;
  expect(lineStartAt(show, two_!.startMs + 500)).toBe(two_!.startMs);
  expect(lineStartAt(show, last!.startMs + 10)).toBe(last!.startMs);
  expect(lineStartAt(show, last!.startMs + last!.clip.lines[0]!.startMs + 10)).toBe(last!.startMs + last!.clip.lines[0]!.startMs);
});

test("a cue is played alone from where it fires: also when it waits for a word", () => {
  const { doc: one } = parseScript("# 垫话\n## 一 {#one}\n甲：:cue[动]{do=bow at=粥}筷子立在粥里。:cue[又动]{do=bow}\n");
  const show = bindDocument({ doc: one, takes: [], media: [], scriptProblems: [], previous: null });
  const places: number[] = [];
  one.descendants((node, pos) => { if (node.type.name === "cue") places.push(pos); });
  const { startMs: clipMs, clip: only } = show.timeline.clips[0]!;
  expect(places.map((pos) => filmMsOfCue(one, pos, show))).toEqual(only.stageEvents.map(({ tMs }) => clipMs + tMs));
});
