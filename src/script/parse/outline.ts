import type { Node } from "prosemirror-model";
import type { ActAttrs } from "../nodes/act.ts";
import type { BeatHeading } from "./heading.ts";
import type { SceneBinding } from "../words.ts";

/** Whole lines of the source, by offset. */
export interface Lines {
  readonly start: number;
  readonly end: number;
}

/** A block of a beat with the lines it was read from. */
export interface DraftBlock {
  readonly node: Node;
  readonly lines: Lines;
}

/** A beat while its blocks are being gathered. */
export interface DraftBeat {
  readonly heading: BeatHeading;
  readonly lines: Lines;
  scene: { readonly binding: SceneBinding; readonly lines: Lines } | null;
  readonly blocks: DraftBlock[];
}

export interface DraftAct {
  readonly attrs: ActAttrs;
  readonly lines: Lines;
  readonly beats: DraftBeat[];
}

const NO_HEADING: BeatHeading = { id: null, title: "", direction: "forward", speed: 1, entrance: "cut", extra: "" };

/** Gathers acts, beats and blocks in the order of the text; makes the headings its author left out. */
export class Outline {
  readonly acts: DraftAct[] = [];

  openAct(attrs: ActAttrs, lines: Lines): void {
    this.#completeAct();
    this.acts.push({ attrs, lines, beats: [] });
  }

  openBeat(heading: BeatHeading, lines: Lines): DraftBeat {
    const beat: DraftBeat = { heading, lines, scene: null, blocks: [] };
    this.#act(lines.start).beats.push(beat);
    return beat;
  }

  /** The beat a block at this offset belongs to. */
  beatAt(offset: number): { readonly beat: DraftBeat; readonly isNew: boolean } {
    const beat = this.#act(offset).beats.at(-1);
    return beat ? { beat, isNew: false } : { beat: this.openBeat(NO_HEADING, { start: offset, end: offset }), isNew: true };
  }

  /** Makes sure that there is an act, and a beat in the last one. */
  close(end: number): void {
    this.#act(end);
    this.#completeAct();
  }

  #act(offset: number): DraftAct {
    if (this.acts.length === 0)
      this.acts.push({ attrs: { kind: "zhenghuo", title: "" }, lines: { start: offset, end: offset }, beats: [] });
    return this.acts.at(-1)!;
  }

  /** An act has at least one beat; one that was left out stands right after the heading. */
  #completeAct(): void {
    const act = this.acts.at(-1);
    if (act?.beats.length === 0) act.beats.push({ heading: NO_HEADING, lines: { start: act.lines.end, end: act.lines.end }, scene: null, blocks: [] });
  }
}
