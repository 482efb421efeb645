export type { BaofuAttrs } from "./marks/baofu.ts";
export type { RubyAttrs } from "./marks/ruby.ts";
export type { ActAttrs } from "./nodes/act.ts";
export type { BeatAttrs } from "./nodes/beat.ts";
export type { CueAttrs } from "./nodes/cue.ts";
export { type DocAttrs, FORMAT_VERSION, type Video } from "./nodes/doc.ts";
export type { FactBoxAttrs } from "./nodes/fact-box.ts";
export type { LineAttrs } from "./nodes/line.ts";
export type { MathAttrs } from "./nodes/math.ts";
export type { RepriseAttrs } from "./nodes/reprise.ts";
export type { SoundAttrs } from "./nodes/sound.ts";
export type { TimingAttrs } from "./nodes/timing.ts";
export { marks, nodes, schema } from "./schema.ts";
export {
  ACT_KINDS, ACT_WORDS, type ActKind, actName, type Cast, carriedNames, type Direction, type Entrance, type Role, type SceneBinding, SPEAKER, type ThemeName,
} from "./words.ts";
export { type ParsedScript, parseScript } from "./parse/parse-script.ts";
export { type ScriptProblem, type ScriptProblemCode, scriptProblemSeverity } from "./problem.ts";
export { printScript } from "./print/print-script.ts";
export { describeScriptProblem } from "./describe-problem.ts";
export type { Language } from "./describe-fault.ts";
export { readingOf, spokenText } from "./spoken.ts";
export type { SourceMap } from "./source-map.ts";
export type { Place } from "./syntax/line-index.ts";
export { beatIdKeeper, beatIdsOf, newBeatId, repairIds, withNewBeatIds } from "./ids.ts";
export { joinActs, setActKind, setActTitle, setFrontMatter, splitAct } from "./commands/acts.ts";
export { bindScene, joinBeats, moveBeat, setBeatTitle, setEntrance, setPlayback, splitBeat } from "./commands/beats.ts";
export { insertFactBox, insertNote, insertReprise, updateFactBox } from "./commands/blocks.ts";
export {
  insertCue, insertLaugh, insertMath, insertPause, insertSound, setDou, setRuby, setXi, toggleFast, toggleStress,
} from "./commands/inline.ts";
export { flipSpeaker, insertLine, setOverlap, setSpeaker, splitLine } from "./commands/lines.ts";
export { deleteSelected, duplicateSelected, moveRun, moveSelected, type Run, selectedRun, turnIntoLine, turnIntoNote } from "./commands/several.ts";
export { nameShow } from "./commands/show.ts";
export { around, castOf, type Found, otherPerformer, selectedLine } from "./commands/where.ts";
export { type Migration, migrate, migrations } from "./migrations.ts";
export { closest } from "./closest.ts";
