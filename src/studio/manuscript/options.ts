import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import type { Catalogue, VerdictKind } from "#show";
import type { Quantity } from "#sim";
import type { MediaUploads } from "../media/media-uploads.ts";
import type { StudioCommand } from "./commands/studio-command.ts";
import type { Language, Words } from "../words/words.ts";

/** What the simulation says about a fact box. */
export interface ShownVerdict {
  readonly verdict: VerdictKind;
  /** Value with unit; null when it was not asked. */
  readonly computed: string | null;
}

/** Something wrong with a block, shown at its side. */
export interface ShownProblem {
  /** Position before the block, in the present document. */
  readonly pos: number;
  readonly severity: "error" | "warning";
  /** One sentence in the interface's language. */
  readonly text: string;
}

/** What the manuscript asks of its surroundings. All are asked anew each time; after a change call `Manuscript.refresh`. */
export interface ManuscriptOptions {
  readonly language?: () => Language;
  /** Scenes with their actions, quantities, sounds: for completion. Null until loaded. */
  readonly catalogue?: () => Catalogue | null;
  /** What a result of a quantity is called; null until loaded. */
  readonly resultName?: (quantity: Quantity, field: string) => Words | null;
  readonly verdictOf?: (factBox: Node, pos: number) => ShownVerdict | null;
  readonly problems?: () => readonly ShownProblem[];
  /** Shows the scene of the beat at a position. */
  readonly openInspector?: (beatPos: number) => void;
  /** Plays the cue at a position alone. */
  readonly auditionCue?: (cuePos: number) => void;
  /** Puts a file into the show's media; null when it was not taken, which the person has been told. */
  readonly takeMedia?: MediaUploads["take"];
  /** Commands of the app (render, mode, theme …) that the palette shows as well. */
  readonly extraCommands?: () => readonly StudioCommand[];
  /** Whether the text may be changed; default true. */
  readonly editable?: () => boolean;
  /** Whether `、` opens the slash menu like `/`; default false, since it is a common sign in Chinese. */
  readonly slashByComma?: () => boolean;
}

const key = new PluginKey<null>("manuscript-options");

/** Carries the options to everything that sees an editor state. */
export function optionsPlugin(options: ManuscriptOptions): Plugin {
  return new Plugin({ key, props: { editable: () => options.editable?.() ?? true }, options } as ConstructorParameters<typeof Plugin>[0]);
}

export function optionsOf(state: EditorState): ManuscriptOptions {
  return (key.get(state)?.spec as { options?: ManuscriptOptions } | undefined)?.options ?? {};
}

export function languageOf(state: EditorState): Language {
  return optionsOf(state).language?.() ?? "zh";
}

export function say(state: EditorState, words: Words): string {
  return words[languageOf(state)];
}
