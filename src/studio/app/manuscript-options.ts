import type { Node } from "prosemirror-model";
import type { Catalogue, FactVerdict } from "#show";
import type { ManuscriptOptions, ShownProblem, StudioCommand } from "../manuscript/index.ts";
import type { Playhead } from "../store/playhead.ts";
import type { Studio } from "../store/studio-store.ts";
import { sideTab } from "./side-tab.ts";

/** Long enough to see what led to the cue. ms */
const AUDITION_LEAD_MS = 400;
const AUDITION_MS = 2600;

/** What the manuscript shows of the rest of the studio, and what it can ask of it. */
export function createManuscriptOptions(studioOf: () => Studio, playhead: Playhead, extraCommands: () => readonly StudioCommand[]): ManuscriptOptions {
  let catalogue: Catalogue | null = null;
  void import("#stage").then((stage) => { catalogue = stage.catalogue; });
  let describe: ((problem: never, language: "zh" | "en") => string) | null = null;
  void import("#show").then((show) => { describe = show.describeProblem as never; });
  return {
    language: () => studioOf().getState().language,
    catalogue: () => catalogue,
    extraCommands,
    editable: () => studioOf().getState().readOnly === null,
    verdictOf: (node, pos) => {
      const { bound, boundDoc } = studioOf().getState();
      if (bound === null || boundDoc === null) return null;
      return verdictAt(bound.facts, boundDoc, node, pos);
    },
    problems: (): readonly ShownProblem[] => {
      const { bound, boundDoc, editor, language } = studioOf().getState();
      if (bound === null || describe === null || boundDoc !== editor.doc) return [];
      const say = describe;
      return bound.problems.flatMap((problem) => problem.line === null ? [] : [{ pos: problem.line - 1, severity: problem.severity, text: say(problem as never, language) }]);
    },
    openInspector: (beatPos) => {
      studioOf().goTo(beatPos);
      sideTab.setState("inspector", true);
    },
    auditionCue: (cuePos) => {
      const { bound, editor } = studioOf().getState();
      if (bound === null) return;
      void import("../preview/whereabouts.ts").then(({ filmMsOfCue }) => {
        const at = filmMsOfCue(editor.doc, cuePos, bound);
        if (at !== null) playhead.audition(Math.max(0, at - AUDITION_LEAD_MS), at - AUDITION_LEAD_MS + AUDITION_MS);
      });
    },
  };
}

/** The verdict on a fact box; it is the same while only other blocks are edited. */
function verdictAt(facts: readonly FactVerdict[], boundDoc: Node, node: Node, pos: number): FactVerdict | null {
  const here = facts.find(({ line }) => line === pos + 1);
  if (here !== undefined && boundDoc.nodeAt(pos) === node) return here;
  return facts.find(({ line }) => line !== null && boundDoc.nodeAt(line - 1) === node) ?? null;
}
