import type { Node } from "prosemirror-model";
import { missingGlyphs } from "#look";
import type { BoundFact, Clip } from "../bound.ts";
import type { Catalogue } from "../catalogue.ts";
import { checkFact, type CheckedFact } from "../facts/check-fact.ts";
import { boundLine } from "../lines/bound-line.ts";
import { isSameMedia } from "../media/find-media.ts";
import type { MediaFile } from "../media/media-file.ts";
import type { Finding } from "../problems/problem.ts";
import type { Take } from "../take.ts";
import { acceptedScene, boundScene, chooseScene } from "./bind-scene.ts";
import { effectsOf } from "./cues.ts";
import { layOut, type PlacedLine } from "./lay-out.ts";
import type { ActTitle, Settings } from "./settings.ts";

/** A beat with everything that can be known about it without its neighbours. */
export interface BoundBeat {
  readonly clip: Clip;
  readonly lines: readonly PlacedLine[];
  readonly facts: readonly { readonly node: Node; readonly checked: CheckedFact }[];
  /** Findings at the block they are about; its line in the script may change without the beat. */
  readonly findings: readonly { readonly finding: Finding; readonly node: Node }[];
}

export interface BeatInputs {
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  /** Takes of this beat. */
  readonly takes: readonly Take[];
  /** Of the show's media. */
  readonly media: ReadonlyMap<string, MediaFile>;
  /** Set for the first beat of an act. */
  readonly actTitle: ActTitle | null;
}

const bound = new WeakMap<Node, { readonly inputs: BeatInputs; readonly result: BoundBeat }>();

/** Binds a beat, or finds it bound: an unchanged node with unchanged inputs costs a look-up. */
export function bindBeat(beat: Node, inputs: BeatInputs): BoundBeat {
  const before = bound.get(beat);
  if (before !== undefined && isSame(before.inputs, inputs) && isSameMedia(beat, before.inputs.media, inputs.media)) return before.result;
  const result = bindAnew(beat, inputs);
  bound.set(beat, { inputs, result });
  return result;
}

/** When a line of a bound beat sounds, and when each of its unsaid things (cue, pause, laugh, sound) happens; clip time. */
export interface LineTimes {
  readonly node: Node;
  readonly startMs: number;
  readonly endMs: number;
  /** When the text before each offset of what is spoken has been said, and when the sound at it begins; shape [spoken text + 1]. */
  readonly spokenByMs: readonly number[];
  readonly beginsMs: readonly number[];
  /** In the order of the line. */
  readonly anchors: readonly { readonly kind: "cue" | "pause" | "laugh" | "sound"; readonly tMs: number }[];
}

/** The lines of a beat as last bound; empty for a beat nobody has bound. */
export function lineTimesOf(beat: Node): readonly LineTimes[] {
  return (bound.get(beat)?.result.lines ?? []).map(({ node, originMs, clock, spoken }) => ({
    node,
    startMs: Math.round(originMs + clock.startMs),
    endMs: Math.round(originMs + clock.endMs),
    spokenByMs: Array.from(clock.spokenBy, (ms) => Math.round(originMs + ms)),
    beginsMs: Array.from(clock.begins, (ms) => Math.round(originMs + ms)),
    anchors: spoken.anchors.map(({ kind }, index) => ({ kind, tMs: Math.round(originMs + clock.anchorsMs[index]!) })),
  }));
}

function isSame(a: BeatInputs, b: BeatInputs): boolean {
  return a.settings === b.settings && isSameCatalogue(a.catalogue, b.catalogue) &&
    a.actTitle?.kind === b.actTitle?.kind && a.actTitle?.title === b.actTitle?.title &&
    a.takes.length === b.takes.length && a.takes.every((take, index) => take === b.takes[index]);
}

function isSameCatalogue(a: Catalogue, b: Catalogue): boolean {
  return a === b || (a.scenes === b.scenes && a.stageActions === b.stageActions && a.quantities === b.quantities && a.sounds === b.sounds && a.checkFormula === b.checkFormula);
}

function bindAnew(beat: Node, { settings, catalogue, takes, media, actTitle }: BeatInputs): BoundBeat {
  const { id, title } = beat.attrs as { id: string; title: string };
  const { lines, facts: cards, durationFrames, durationMs, staleTakes } = layOut(beat, { settings, takes, opensAct: actTitle !== null });
  const chosen = chooseScene(beat, catalogue, media);
  const effects = effectsOf(lines, chosen.scene, catalogue);
  const facts = cards.map((card) => ({ ...card, checked: checkedFact(card.node, catalogue.quantities) }));
  const scene = acceptedScene(boundScene(beat, chosen, effects.sceneEvents, durationMs), chosen);
  const at = (node: Node) => (finding: Finding) => ({ finding, node });
  return {
    clip: {
      id, beatId: id, kind: "beat", title, actTitle, durationFrames, durationMs,
      scene: scene.bound,
      lines: lines.flatMap((line) => boundLine(line) ?? []),
      stageEvents: effects.stageEvents,
      sounds: effects.sounds,
      facts: facts.map(({ startMs, endMs, checked }): BoundFact => ({
        startMs, endMs, text: checked.text, claim: checked.claim, source: checked.source, verdict: checked.verdict, computed: checked.computed,
      })),
      laughs: effects.laughs,
      performers: settings.performers,
    },
    lines,
    facts,
    findings: [
      ...chosen.findings.map(at(beat)),
      ...scene.findings.map(at(beat)),
      ...staleTakes.map(({ file, text, scratch }) => at(beat)({ code: "stale-take", file, text, scratch })),
      ...effects.findings,
      ...lines.flatMap((line) => formulaFindings(line, catalogue).map(at(line.node))),
      ...lines.flatMap((line) => glyphFindings(withoutFormulas(line)).map(at(line.node))),
      ...facts.flatMap(({ node, checked }) => glyphFindings(`${checked.text}${checked.source ?? ""}`).map(at(node))),
      ...facts.flatMap(({ node, checked }) => checked.findings.map(at(node))),
    ],
  };
}

const checkedFacts = new WeakMap<Node, { readonly quantities: Catalogue["quantities"]; readonly checked: CheckedFact }>();

/** A verdict may take a sweep through a simulation; it is asked for again only when the fact box changes. */
function checkedFact(node: Node, quantities: Catalogue["quantities"]): CheckedFact {
  const before = checkedFacts.get(node);
  if (before?.quantities === quantities) return before.checked;
  const checked = checkFact(node, quantities);
  checkedFacts.set(node, { quantities, checked });
  return checked;
}

function glyphFindings(text: string): readonly Finding[] {
  const missing = missingGlyphs(text);
  return missing.length === 0 ? [] : [{ code: "missing-glyphs", characters: missing.join(""), text }];
}

/** KaTeX sets a formula in its own fonts. */
function withoutFormulas({ spoken: { text, styles } }: PlacedLine): string {
  return styles.filter(({ tex }) => tex === undefined).map(({ from, to }) => text.slice(from, to)).join("");
}

function formulaFindings({ spoken }: PlacedLine, { checkFormula }: Catalogue): readonly Finding[] {
  if (checkFormula === undefined) return [];
  return spoken.styles.flatMap(({ tex }): Finding[] => {
    const message = tex === undefined ? null : checkFormula(tex);
    return tex === undefined || message === null ? [] : [{ code: "bad-formula", tex, message }];
  });
}
