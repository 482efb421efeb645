import type { Node } from "prosemirror-model";
import type { FactVerdict } from "#show";
import type { ManuscriptOptions, ShownProblem, StudioCommand } from "../manuscript/index.ts";
import type { MediaUploads } from "../media/media-uploads.ts";
import { audition } from "../preview/audition.ts";
import type { Playhead } from "../store/playhead.ts";
import type { Studio } from "../store/studio-store.ts";
import { sideTab } from "./side-tab.ts";
import type * as Scenes from "./with-scenes.ts";

export type WithScenes = typeof Scenes;

export interface ManuscriptSurroundings {
  readonly studio: () => Studio;
  readonly playhead: Playhead;
  /** Null until it has come. */
  readonly withScenes: () => WithScenes | null;
  readonly extraCommands: () => readonly StudioCommand[];
  readonly takeMedia: MediaUploads["take"];
}

/** What the manuscript shows of the rest of the studio, and what it can ask of it. */
export function createManuscriptOptions({ studio: studioOf, playhead, withScenes, extraCommands, takeMedia }: ManuscriptSurroundings): ManuscriptOptions {
  return {
    language: () => studioOf().getState().language,
    catalogue: () => withScenes()?.catalogue ?? null,
    resultName: (quantity, field) => withScenes()?.resultName(quantity, field) ?? null,
    extraCommands,
    takeMedia,
    editable: () => studioOf().getState().readOnly === null,
    verdictOf: (node, pos) => {
      const { bound, boundDoc } = studioOf().getState();
      if (bound === null || boundDoc === null) return null;
      return verdictAt(bound.facts, boundDoc, node, pos);
    },
    problems: (): readonly ShownProblem[] => {
      const { bound, boundDoc, editor, language } = studioOf().getState();
      const say = withScenes()?.describeProblem;
      if (bound === null || say === undefined || boundDoc !== editor.doc) return [];
      return bound.problems.flatMap((problem) => problem.line === null ? [] : [{ pos: problem.line - 1, severity: problem.severity, text: say(problem, language) }]);
    },
    openInspector: (beatPos) => {
      studioOf().goTo(beatPos);
      sideTab.setState("inspector", true);
      const isBare = studioOf().getState().editor.doc.nodeAt(beatPos)?.attrs["scene"] === null;
      // The panel is drawn first.
      requestAnimationFrame(() => {
        const now = document.querySelector<HTMLElement>(".scene-now");
        now?.focus();
        if (isBare && now?.getAttribute("aria-expanded") === "false") now.click();
      });
    },
    auditionCue: (cuePos) => {
      const { bound, editor } = studioOf().getState();
      const at = bound === null ? null : (withScenes()?.filmMsOfCue(editor.doc, cuePos, bound) ?? null);
      if (at !== null) audition(playhead, at);
    },
  };
}

/** The verdict on a fact box; it is the same while only other blocks are edited. */
function verdictAt(facts: readonly FactVerdict[], boundDoc: Node, node: Node, pos: number): FactVerdict | null {
  const here = facts.find(({ line }) => line === pos + 1);
  // Equal is enough: a text that another program changed is read anew, and its untouched boxes are other objects.
  if (here !== undefined && boundDoc.nodeAt(pos)?.eq(node) === true) return here;
  return facts.find(({ line }) => line !== null && boundDoc.nodeAt(line - 1)?.eq(node) === true) ?? null;
}
