import { Fragment, type Node, Slice } from "prosemirror-model";
import { type Cast, castOf, nodes, parseScript, type Role, SPEAKER } from "#script";
import { escaped, isFountain, scriptOfFountain } from "./fountain.ts";

/** What stands before a performer in a list, and the bold letters of Markdown around the name, with its colon or without. */
const BULLET = /^[ \t\u3000]*(?:[-*+•·●]\s+|\d{1,3}(?:[、．)）]\s*|\.\s+))/u;
const BOLD_NAME = /^[ \t\u3000]*(\*\*|__)([^*_]{1,20})\1/u;
/** A line between paragraphs of Markdown. */
const RULE = /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/u;
/** A performer in square brackets needs no colon. */
const BRACKETED = /^[ \t\u3000]*[【[]([^\s：:【】[\]]{1,16})[】\]][ \t\u3000]*(?=\S)/u;
/** Other people's names for the two performers. */
const ALIASES: Readonly<Record<string, Role>> = {
  a: "dougen", 甲: "dougen", 逗: "dougen", 逗哏: "dougen", b: "penggen", 乙: "penggen", 捧: "penggen", 捧哏: "penggen", 旁白: "narrator", narrator: "narrator",
};
/** A performer at the start of a line, with either colon, a wide space or, from a table, a tab; perhaps in brackets, perhaps with how it is said. */
const HEAD = /^[ \t\u3000]*[【[（(]?([^\s：:【】[\]（）()]{1,16})[】\]）)]?(?:[ \t\u3000]*[（(]([^（）()\n]{1,40})[）)])?[ \t\u3000]*[：:\t\u3000][ \t\u3000]*/u;

/**
 * Text from elsewhere as a piece of a script, read by the script's own parser: a show's text, dialogue with names
 * before colons, Fountain, or plain paragraphs. The slice is closed: it holds acts (behind the beats before the first
 * heading of one), beats or blocks; a single paragraph of nobody gives its inline content.
 */
export function pastedScript(text: string, doc: Node): Slice {
  const clean = text.replace(/\r\n?/gu, "\n").replaceAll("\0", "").replace(/^\ufeff/u, "").replace(/^\n+|\s+$/gu, "");
  if (clean === "") return Slice.empty;
  const cast = castOf(doc);
  const isPerformer = (name: string) => performer(name, cast) !== null;
  const isShow = /^---\n[\s\S]*?\n---(?:\n|$)/u.test(clean);
  const body = isShow ? clean : frontMatter(cast) + (isFountain(clean, isPerformer) ? scriptOfFountain(clean, isPerformer) : clean)
    .split("\n").filter((line) => !RULE.test(line)).map((line) => withOurName(line, cast)).join("\n");
  const read = parseScript(body);
  const acts = isShow ? playedByOurs(read.doc.content, castOf(read.doc), cast).content : read.doc.children;
  const [, before] = /^---\n[\s\S]*?\n---(?:\n|$)([\s\S]*?)^\s{0,3}#\s/mu.exec(body) ?? [];
  if (before === undefined) return sliceOf(acts, /^\s{0,3}##\s/mu.test(body));
  // What stands before the first heading is read as an act that nobody has named.
  const isNameless = before.trim() !== "" && acts[0]!.attrs["kind"] === nodes["act"]!.spec.attrs!["kind"]!.default && acts[0]!.attrs["title"] === "";
  return new Slice(Fragment.fromArray(isNameless ? [...acts[0]!.children, ...acts.slice(1)] : [...acts]), 0, 0);
}

function frontMatter(cast: readonly Cast[]): string {
  const members = cast.map(({ name, role }) => `  ${JSON.stringify(name)}: { role: ${role} }`);
  return `---\ndoupeng: 1\ncast:\n${members.join("\n")}\n---\n`;
}

function performer(name: string, cast: readonly Cast[]): string | null {
  if (cast.some((member) => member.name === name)) return name;
  const role = ALIASES[name.toLowerCase()];
  return cast.find((member) => member.role === role)?.name ?? null;
}

/** `A: …`, `**逗哏：** …`, `- 乙：…` and `【甲】…` by the names of this script. */
function withOurName(line: string, cast: readonly Cast[]): string {
  const listed = line.replace(BULLET, "");
  const isBold = BOLD_NAME.test(listed);
  const plain = listed.replace(BOLD_NAME, "$2");
  const head = HEAD.exec(plain) ?? BRACKETED.exec(plain);
  const name = head && performer(head[1]!, cast);
  if (head === null || name === null) return line;
  const said = plain.slice(head[0].length);
  const how = head[2] === undefined ? "" : `:cue[${escaped(head[2])}]`;
  return `${name}：${how}${isBold ? said.replace(/\*\*([^*\s](?:[^*]*[^*\s])?)\*\*/gu, (_, words: string) => `:stress[${escaped(words)}]`) : said}`;
}

/** What another cast plays, in the same roles by ours. */
export function playedByOurs(content: Fragment, theirs: readonly { readonly name: string; readonly role: string }[], ours: readonly Cast[]): Fragment {
  const renamed = (node: Node): Node => {
    if (node.type !== nodes["line"]) return node.type.isLeaf || node.isTextblock ? node : node.copy(Fragment.fromArray(node.children.map(renamed)));
    const name = node.attrs["speaker"] as string;
    const role = theirs.find((member) => member.name === name)?.role;
    const own = ours.some((member) => member.name === name) ? name : ours.find((member) => member.role === role)?.name ?? name;
    return node.type.create({ ...node.attrs, speaker: SPEAKER.test(own) ? own : name }, node.content);
  };
  return Fragment.fromArray(content.content.map(renamed));
}

function sliceOf(acts: readonly Node[], hasBeats: boolean): Slice {
  const beats = acts.flatMap((act) => act.children);
  if (hasBeats) return new Slice(Fragment.fromArray(beats), 0, 0);
  const blocks = beats.flatMap((beat) => beat.children);
  const only = blocks.length === 1 && blocks[0]!.type === nodes["line"] && blocks[0]!.attrs["speaker"] === "" ? blocks[0]! : null;
  return new Slice(only ? only.content : Fragment.fromArray(blocks), 0, 0);
}

/** The text as it is: no markup is read, each line of it is a line without a performer. */
export function literalText(text: string): Slice {
  const lines = text.replace(/\r\n?/gu, "\n").replaceAll("\0", "").split("\n");
  const { schema } = nodes["line"]!;
  const content = (line: string): Fragment => (line === "" ? Fragment.empty : Fragment.from(schema.text(line)));
  if (lines.length === 1) return new Slice(content(lines[0]!), 0, 0);
  return new Slice(Fragment.fromArray(lines.filter((line) => line.trim() !== "").map((line) => nodes["line"]!.create(null, content(line)))), 0, 0);
}
