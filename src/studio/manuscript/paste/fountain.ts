/** Scene headings, as Fountain knows them, and forced ones. */
const SCENE = /^(?:(?:INT|EXT|EST|INT\.?\/EXT|I\/E)[. ]\s*|\.(?=[^.\s]))(.+)$/iu;
const FORCED = /^@\s*(\S.*?)\s*(?:\^)?$/u;
const CAPITALS = /^(?=[^a-z]*[A-Z])([A-Z0-9][A-Z0-9 .'_-]{0,30}?)\s*(?:\(([^)]*)\))?\s*\^?$/u;
const TRANSITION = /^(?:>.*[^<]|[A-Z ]+TO:)$/u;

/** What a performer's name may have behind it: how it is said, and that two speak at once. */
const BEHIND = /\s*(?:\([^)]*\)|（[^）]*）)?\s*\^?$/u;

/** Chinese has no capitals: without `@` only a name that `isPerformer` knows is one. */
export type IsPerformer = (name: string) => boolean;

/** Whether a text is a Fountain screenplay: performers on lines of their own, what they say below. */
export function isFountain(text: string, isPerformer: IsPerformer): boolean {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.some((line, i) => isCharacter(line, lines[i - 1], isPerformer) && (lines[i + 1] ?? "") !== "" && !/[：:]/u.test(line));
}

function isCharacter(line: string, before: string | undefined, isPerformer: IsPerformer): boolean {
  if ((before ?? "") !== "") return false;
  return FORCED.test(line) || (CAPITALS.test(line) && !SCENE.test(line) && !TRANSITION.test(line)) || isPerformer(line.replace(BEHIND, ""));
}

/**
 * A Fountain screenplay as script text: scene headings and sections become beats, dialogue lines, parentheticals
 * cues, action and notes notes. Emphasis signs go; what Fountain has and a script has not goes with them.
 */
export function scriptOfFountain(text: string, isPerformer: IsPerformer): string {
  const lines = text.replace(/\/\*[\s\S]*?\*\//gu, "").split("\n").map((line) => line.trim());
  const out: string[] = [];
  let speaker: string | null = null;
  let cue = "";
  for (let i = skipTitlePage(lines); i < lines.length; i++) {
    const line = lines[i]!;
    if (line === "") speaker = null;
    else if (speaker !== null && /^[（(].*[）)]$/u.test(line)) cue += `:cue[${escaped(line.slice(1, -1))}]`;
    else if (speaker !== null) {
      out.push(`${speaker}：${cue}${spoken(line)}`);
      cue = "";
    } else if (isCharacter(line, lines[i - 1], isPerformer) && (lines[i + 1] ?? "") !== "") speaker = nameOf(line);
    else out.push(...unspoken(line));
  }
  return out.join("\n");
}

function skipTitlePage(lines: readonly string[]): number {
  if (!/^(?:title|credit|author|authors|source|draft date|contact|标题|作者)\s*[:：]/iu.test(lines[0] ?? "")) return 0;
  const end = lines.indexOf("");
  return end === -1 ? lines.length : end;
}

function nameOf(line: string): string {
  const name = (FORCED.exec(line)?.[1] ?? line).replace(BEHIND, "").trim();
  return name.replace(/[\s.'’]+/gu, "_").slice(0, 16);
}

function unspoken(line: string): readonly string[] {
  const scene = SCENE.exec(line)?.[1];
  if (scene !== undefined) return [`## ${scene.replace(/\s*#[^#]*#\s*$/u, "").replace(/[{}]/gu, "")}`];
  const section = /^#+\s*(.+)$/u.exec(line)?.[1];
  if (section !== undefined) return [`## ${section}`];
  if (/^={3,}$/u.test(line) || TRANSITION.test(line)) return [];
  const note = line.replace(/^=\s*|^!|^~|^>\s*|\s*<$|\[\[|\]\]/gu, "").trim();
  return note === "" ? [] : [`> ${spoken(note)}`];
}

function spoken(line: string): string {
  return line.replace(/^~/u, "").replace(/\[\[.*?\]\]/gu, "").replace(/(?<!\\)(\*{1,3}|_)(?=\S)(.+?)(?<=\S)\1/gu, "$2").trim();
}

/** Words as they stand in a directive. */
export function escaped(text: string): string {
  return text.replace(/[\\[\]]/gu, "\\$&");
}
