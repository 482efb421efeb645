import { EditorState, NodeSelection, Selection } from "prosemirror-state";
import { expect, test } from "vitest";
import { parseScript } from "#script";
import { lineTimesOf } from "#show";
import { filmMsAtCursor } from "../../src/studio/preview/whereabouts.ts";
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
