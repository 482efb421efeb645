import type { Node } from "prosemirror-model";
import { closest, type Entrance, scriptProblemSeverity, type ParsedScript } from "#script";
import { bindBeat, type BoundBeat } from "./beat/bind-beat.ts";
import { bindReprise } from "./beat/bind-reprise.ts";
import { bindTransition } from "./bind-transition.ts";
import { settingsOf, type ActTitle } from "./beat/settings.ts";
import type { Clip, Timeline } from "./bound.ts";
import type { BoundShow, FactVerdict } from "./bound-show.ts";
import { captionsOf } from "./captions.ts";
import type { Catalogue } from "./catalogue.ts";
import type { MediaFile } from "./media/media-file.ts";
import { severityOf, type Finding, type Problem } from "./problems/problem.ts";
import type { Take } from "./take.ts";
import { placeClips, type ActClips } from "./timeline.ts";

export interface ShowInputs {
  readonly script: Pick<ParsedScript, "doc" | "problems" | "lineOf"> & Partial<Pick<ParsedScript, "sceneLineOf">>;
  readonly catalogue: Catalogue;
  readonly takes: readonly Take[];
  /** What lies in the show's `media/`. */
  readonly media?: readonly MediaFile[];
  /** The show bound before this edit; placed clips that did not change keep their identity. */
  readonly previous?: BoundShow;
}

/** What is mended in a beat's scene block, below its heading. */
const IN_SCENE_BLOCK: ReadonlySet<Finding["code"]> = new Set(["unknown-scene", "bad-params", "scene-refused", "media-unset", "media-missing", "media-unusable", "media-kind"]);

/**
 * Binds a script to its scenes, takes and quantities: the timeline, what is wrong, what the facts are worth, the captions.
 * Pure; never throws for anything a script can say. Beats that did not change are not bound again.
 */
export function bindShow({ script, catalogue, takes, media = [], previous }: ShowInputs): BoundShow {
  const { doc } = script;
  const { title, theme, video } = doc.attrs as { title: string; theme: "light" | "dark"; video: Timeline & { fps: number } };
  const settings = settingsOf(doc);
  const takesOf = groupTakes(takes);
  const mediaByFile = new Map(media.map((each) => [each.file, each]));
  const beats = new Map<string, { readonly node: Node; readonly bound: BoundBeat }>();
  const found: { readonly finding: Finding; readonly node: Node | null; readonly beatId: string | null }[] = [];

  for (const act of doc.children)
    for (const [index, node] of act.children.entries()) {
      const id = String(node.attrs["id"]);
      const bound = bindBeat(node, { settings, catalogue, takes: takesOf.get(id) ?? [], media: mediaByFile, actTitle: index === 0 ? actTitle(act) : null });
      beats.set(id, { node, bound });
      for (const finding of bound.findings) found.push({ ...finding, beatId: id });
    }

  let last: Clip | null = null;
  const acts = doc.children.map((act): ActClips => ({
    ...actTitle(act),
    clips: act.children.flatMap((node) => {
      const id = String(node.attrs["id"]);
      const clips: Clip[] = [];
      for (const reprise of reprises(node)) {
        const { clip, findings } = playReprise(reprise, { hostId: id, beats, fps: video.fps, before: clips });
        for (const finding of findings) found.push({ finding, node: reprise, beatId: id });
        if (clip !== null) clips.push(clip);
      }
      const { clip } = beats.get(id)!.bound;
      const transition = bindTransition({ from: clips.at(-1) ?? last, to: clip, entrance: node.attrs["entrance"] as Entrance, fps: video.fps, scenes: catalogue.scenes });
      for (const finding of transition.findings) found.push({ finding, node, beatId: id });
      if (transition.clip !== null) clips.push(transition.clip);
      last = clip;
      return [...clips, clip];
    }),
  }));

  for (const take of takes) {
    const { file, text, scratch } = take;
    if (!beats.has(take.beatId)) found.push({ finding: { code: "stale-take", file, text, scratch }, node: null, beatId: take.beatId });
  }
  const starts = [...beats].map(([id, { node }]) => ({ id, line: script.lineOf(node) ?? Infinity }));
  const beatAt = (line: number) => starts.findLast((beat) => beat.line <= line)?.id ?? null;
  const lineOf = (finding: Finding, node: Node | null) =>
    node === null ? null : (IN_SCENE_BLOCK.has(finding.code) ? script.sceneLineOf?.(node) : undefined) ?? script.lineOf(node) ?? null;
  const timeline = placeClips(acts, video, previous?.timeline);
  if (timeline.clips.every(({ clip }) => clip.lines.length === 0 && clip.facts.length === 0 && clip.scene === null)) found.push({ finding: { code: "empty-show" }, node: null, beatId: null });
  let captions: BoundShow["captions"] | undefined;
  return {
    title,
    theme,
    timeline,
    problems: sortProblems([
      ...script.problems.map((problem): Problem => ({ ...problem, severity: scriptProblemSeverity(problem), beatId: beatAt(problem.line) })),
      ...found.map(({ finding, node, beatId }): Problem =>
        ({ ...finding, severity: severityOf(finding.code), line: lineOf(finding, node), beatId })),
    ]),
    facts: [...beats].flatMap(([beatId, { bound }]) => bound.facts.map(({ node, checked: { findings: _, ...verdict } }): FactVerdict =>
      ({ ...verdict, beatId, line: script.lineOf(node) ?? null }))),
    // Few ask for them, and they are of the whole film.
    get captions() { return (captions ??= captionsOf(timeline.clips)); },
  };
}

interface RepriseHost {
  readonly hostId: string;
  readonly beats: ReadonlyMap<string, { readonly bound: BoundBeat }>;
  readonly fps: number;
  /** Clips of this host so far. */
  readonly before: readonly Clip[];
}

const cuts = new WeakMap<Node, { readonly target: BoundBeat; readonly id: string; readonly fps: number; readonly result: ReturnType<typeof bindReprise> }>();

function playReprise(node: Node, { hostId, beats, fps, before }: RepriseHost): { readonly clip: Clip | null; readonly findings: readonly Finding[] } {
  const { beat: target, from, to } = node.attrs as { beat: string; from: string | null; to: string | null };
  const source = beats.get(target)?.bound;
  if (source === undefined) {
    const known = [...beats.keys()].filter((id) => id !== hostId);
    // A beat that was given another name still has its words.
    const beatThatSays = (ids: readonly string[]) => (from === null && to === null) ? undefined : ids.find((id) => bindReprise(beats.get(id)!.bound, { id, from, to, fps }).findings.length === 0);
    return { clip: null, findings: [{ code: "unknown-reprise", target, near: beatThatSays(known) ?? closest(target, known), known }] };
  }
  if (target === hostId) return { clip: null, findings: [{ code: "reprise-of-itself", target }] };
  const same = before.filter((clip) => clip.beatId === target).length;
  const id = `${hostId}~${target}${same === 0 ? "" : `~${same + 1}`}`;
  const cut = cuts.get(node);
  if (cut?.target === source && cut.id === id && cut.fps === fps) return cut.result;
  const result = bindReprise(source, { id, from, to, fps });
  cuts.set(node, { target: source, id, fps, result });
  return result;
}

function reprises(beat: Node): readonly Node[] {
  return beat.children.filter((node) => node.type.name === "reprise");
}

function actTitle(act: Node): ActTitle {
  return { kind: act.attrs["kind"] as ActTitle["kind"], title: String(act.attrs["title"]) };
}

function groupTakes(takes: readonly Take[]): ReadonlyMap<string, readonly Take[]> {
  const groups = new Map<string, Take[]>();
  for (const take of takes) {
    const group = groups.get(take.beatId);
    if (group === undefined) groups.set(take.beatId, [take]);
    else group.push(take);
  }
  return groups;
}

function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity) || 0);
}
