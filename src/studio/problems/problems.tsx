import type { Node } from "prosemirror-model";
import { closeHistory } from "prosemirror-history";
import { useMemo, useState } from "react";
import type { BoundShow, Problem } from "#show";
import type { Studio } from "../store/studio-store.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { useUndoKeys } from "../store/use-undo-keys.ts";
import { useWords } from "../words/use-words.ts";
import { beatName } from "../words/beat-name.ts";
import type { Words } from "../words/words.ts";
import { type Fix, fixesOf } from "./fixes.ts";
import { problemInWords } from "./in-words.ts";
import "../words/panel.css";
import "./problems.css";

/** As many as anybody reads at once. */
const MOST_SHOWN = 100;

const GROUPS: readonly { readonly severity: Problem["severity"]; readonly title: Words }[] = [
  { severity: "error", title: { zh: "错误：写了却演不出来，或者不对", en: "Errors: will not appear, or wrong" } },
  { severity: "warning", title: { zh: "提醒：能演，但请看一眼", en: "Warnings: playable, but look" } },
];

/** What is wrong, where it is, and how it can be mended. */
export function Problems() {
  const words = useWords();
  const bound = useStudioState((state) => state.bound);
  const undoKeys = useUndoKeys();
  if (bound === null) return <section className="problems" />;
  const { problems } = bound;
  return (
    <section className="problems" tabIndex={-1} aria-label={words({ zh: "问题", en: "Problems" })} onKeyDown={undoKeys}>
      {problems.length === 0 && <p className="problems-none" role="status"><span aria-hidden>✓</span> {words({ zh: "样样都好，可以开演。", en: "All is well. Curtain up." })}</p>}
      {GROUPS.map(({ severity, title }) => <Group key={severity} severity={severity} title={title} bound={bound} />)}
    </section>
  );
}

function Group({ severity, title, bound }: { readonly severity: Problem["severity"]; readonly title: Words; readonly bound: BoundShow }) {
  const words = useWords();
  const doc = useStudioState((state) => state.boundDoc);
  const [isLong, setLong] = useState(false);
  const problems = useMemo(() => bound.problems.filter((problem) => problem.severity === severity), [bound, severity]);
  const titles = useMemo(() => titlesOf(doc), [doc]);
  if (problems.length === 0 || doc === null) return null;
  const shown = isLong ? problems : problems.slice(0, MOST_SHOWN);
  return (
    <section className={`problem-group ${severity}`}>
      <h3>{words(title)} <span className="count">{problems.length}</span></h3>
      <ul>{shown.map((problem, index) => <Row key={index} problem={problem} doc={doc} beatTitle={titles.get(problem.beatId ?? "") ?? null} />)}</ul>
      {shown.length < problems.length && <button type="button" className="small-button" onClick={() => { setLong(true); }}>{words({ zh: `还有 ${problems.length - shown.length} 条`, en: `${problems.length - shown.length} more` })}</button>}
    </section>
  );
}

interface RowProps {
  readonly problem: Problem;
  readonly doc: Node;
  readonly beatTitle: string | null;
}

function Row({ problem, doc, beatTitle }: RowProps) {
  const words = useWords();
  const studio = useStudio();
  const language = useStudioState((state) => state.language);
  const isReadOnly = useStudioState((state) => state.readOnly !== null);
  const fixes = useMemo(() => fixesOf(problem, doc), [problem, doc]);
  return (
    <li>
      <button type="button" className="problem" disabled={problem.line === null} onClick={() => { goTo(studio, problem); }}>
        <span className="problem-mark" aria-hidden>{problem.severity === "error" ? "✕" : "!"}</span>
        <span>
          <b>{beatTitle ?? words({ zh: "整个本子", en: "The script" })}</b>
          {problemInWords(problem, doc, language)}
        </span>
      </button>
      {fixes.map((fix) => (
        <button key={fix.label.en} type="button" className="small-button" disabled={isReadOnly} onClick={(event) => {
          // The row goes with its problem; the keyboard stays in the list.
          event.currentTarget.closest<HTMLElement>(".problems")?.focus();
          mend(studio, fix);
        }}>{words(fix.label)}</button>
      ))}
    </li>
  );
}

function goTo(studio: Studio, { line }: Problem): void {
  if (line !== null) studio.goTo(line - 1);
}

/** The list may be older than the text by the length of a breath; a fix for what is no longer there is not made. */
function mend(studio: Studio, fix: Fix): void {
  const { editor, boundDoc } = studio.getState();
  if (editor.doc !== boundDoc) {
    studio.bindNow();
    return;
  }
  const { tr } = editor;
  fix.apply(tr);
  if (tr.docChanged) studio.dispatch(closeHistory(tr));
  studio.bindNow();
}

function titlesOf(doc: Node | null): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const act of doc?.children ?? []) for (const beat of act.children) titles.set(String(beat.attrs["id"]), beatName(beat) || `#${String(beat.attrs["id"])}`);
  return titles;
}
