import { memo, useDeferredValue } from "react";
import type { Node } from "prosemirror-model";
import type { BoundShow } from "#show";
import type { ActKind } from "#script";
import { clockTime } from "../preview/clock-time.ts";
import { clipsOfBeat } from "../preview/clips-of-beat.ts";
import { spanOf } from "../preview/span-of.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { actWords } from "../words/act-names.ts";
import { beatName } from "../words/beat-name.ts";
import { useWords } from "../words/use-words.ts";

/** Acts and beats with their length; one click goes there. */
export function Outline() {
  const words = useWords();
  // Behind the typing, also behind the first key: the list of a long show takes a while.
  const doc = useDeferredValue<Node | null>(useStudioState((state) => state.boundDoc ?? state.editor.doc), null);
  const bound = useDeferredValue(useStudioState((state) => state.bound));
  const beatId = useStudioState((state) => state.whereabouts.beatId);
  return (
    <nav className="outline" aria-label={words({ zh: "提纲", en: "Outline" })}>
      {doc !== null && <OutlineList doc={doc} bound={bound} beatId={beatId} />}
    </nav>
  );
}

interface OutlineListProps {
  readonly doc: Node;
  readonly bound: BoundShow | null;
  readonly beatId: string | null;
}

const OutlineList = memo(function OutlineList({ doc, bound, beatId }: OutlineListProps) {
  const words = useWords();
  const studio = useStudio();
  // With the cold open in it and the transition into it, as the preview counts: the beats of an act come to the act.
  const lengths = new Map(bound?.timeline.clips.filter(({ clip }) => clip.kind === "beat").map((placed) => [placed.clip.beatId, spanOf(clipsOfBeat(bound, placed)).lengthMs]));
  const errors = new Set(bound?.problems.filter(({ severity }) => severity === "error").map((problem) => problem.beatId));
  const acts: { readonly node: Node; readonly pos: number }[] = [];
  doc.forEach((node, pos) => { acts.push({ node, pos }); });
  return acts.map(({ node: act, pos: actPos }, actIndex) => {
    const beats: { readonly node: Node; readonly pos: number }[] = [];
    act.forEach((node, offset) => { beats.push({ node, pos: actPos + 1 + offset }); });
    const length = bound?.timeline.acts[actIndex]?.durationMs;
    return (
      <section key={actPos}>
        <h2>
          <button type="button" onClick={() => { studio.goTo(actPos); }}>
            <span className="outline-kind">{words(actWords(act.attrs["kind"] as ActKind))}</span>
            <span className="outline-title">{String(act.attrs["title"])}</span>
            <span className="outline-time">{length === undefined ? "" : clockTime(length)}</span>
          </button>
        </h2>
        <ol>
          {beats.map(({ node: beat, pos }) => {
            const id = String(beat.attrs["id"]);
            const lengthMs = lengths.get(id);
            return (
              <li key={id}>
                <button type="button" aria-current={id === beatId ? "location" : undefined} onClick={() => { studio.goTo(pos); }}>
                  <span className="outline-title">{beatName(beat) || words({ zh: "（没有名字）", en: "(untitled)" })}</span>
                  {errors.has(id) && <span className="outline-error" title={words({ zh: "有问题", en: "Has problems" })}>●</span>}
                  <span className="outline-time">{lengthMs === undefined ? "" : clockTime(lengthMs)}</span>
                </button>
              </li>
            );
          })}
        </ol>
      </section>
    );
  });
});
