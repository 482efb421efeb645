import { DOMParser, Fragment, type Node, type ParseOptions, Slice, type Schema } from "prosemirror-model";
import { type EditorState, NodeSelection, Plugin, Selection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { deleteSelected, nodes, printScript, schema } from "#script";
import { behindSign, withoutSelection } from "../commands/emptying.ts";
import { inOneStep } from "../commands/in-one-step.ts";
import { ownStep } from "../commands/own-step.ts";
import { CastWriter, withCopiedCast } from "./copied-cast.ts";
import { closedLines, closedStructure } from "./closed-structure.ts";
import { insertScript } from "./insert-script.ts";
import { pageText } from "./page-text.ts";
import { literalText, pastedScript } from "./pasted-script.ts";

/** Reads what was copied here by the rules of the schema, and pages from elsewhere as text. */
class PastedPageParser extends DOMParser {
  readonly #readPage: (page: Element) => Slice;
  readonly #doc: () => Node;

  constructor(of: Schema, readPage: (page: Element) => Slice, doc: () => Node) {
    super(of, DOMParser.fromSchema(of).rules);
    this.#readPage = readPage;
    this.#doc = doc;
  }

  override parseSlice(dom: globalThis.Node, options?: ParseOptions): Slice {
    const element = dom as Element;
    const isOurs = element.querySelector("[data-pm-slice]") !== null || (element.nodeType === 1 && element.matches("[data-pm-slice]"));
    return isOurs ? withCopiedCast(super.parseSlice(dom, options), element, this.#doc()) : this.#readPage(element);
  }
}

/** Pasting and dropping from elsewhere, and copying out as script text. */
export function pastePlugin(): Plugin {
  let current: EditorView | null = null;
  // ProseMirror opens the ends of what it parses; ours is put in as it was read.
  let foreign: Slice | null = null;
  const remember = (slice: Slice): Slice => {
    foreign = slice;
    return slice;
  };
  const take = (slice: Slice): Slice => {
    const taken = foreign ?? slice;
    foreign = null;
    return taken;
  };
  const doc = () => current!.state.doc;
  return new Plugin({
    props: {
      clipboardParser: new PastedPageParser(schema, (page) => remember(pastedScript(pageText(page), doc())), doc),
      clipboardSerializer: new CastWriter(schema, doc),
      clipboardTextParser: (text, _context, isPlain, view) => remember(isPlain ? literalText(text) : pastedScript(text, view.state.doc)),
      clipboardTextSerializer: (slice, view) => scriptText(slice, view.state.doc),
      transformPastedHTML: withoutHandlers,
      transformPasted: validOnly,
      handlePaste: (view, _event, slice) => {
        const isForeign = foreign !== null;
        const behind = behindSign(view.state);
        if (behind) view.dispatch(behind);
        const taken = take(slice);
        if (isForeign) return insert(view, taken, true);
        return insert(view, closedStructure(taken) ?? (isInEmptyLine(view.state) ? closedLines(taken) : null) ?? taken, false);
      },
      handleDOMEvents: { cut: (view, event) => cutBlock(view, event) },
      handleDrop: (view, event, slice, moved) => {
        const isForeign = foreign !== null;
        const dropped = take(slice);
        const beats = isForeign ? null : closedStructure(slice);
        const at = (isForeign && !moved) || beats ? view.posAtCoords({ left: event.clientX, top: event.clientY }) : null;
        if (!at) return false;
        if (beats) return dropBeats(view, beats, at.pos, moved);
        view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))));
        return insert(view, dropped, true);
      },
    },
    view: (view) => {
      current = view;
      return {};
    },
  });
}

/**
 * A selected box or beat is cut so that the cursor stays where it was: pasted there, it is back in its place. What is left
 * of a selection over several blocks is joined as when it is deleted.
 */
function cutBlock(view: EditorView, event: ClipboardEvent): boolean {
  const { selection } = view.state;
  const rest = withoutSelection(view.state);
  const isBlock = selection instanceof NodeSelection && !selection.node.isInline;
  if ((!isBlock && rest === null) || !event.clipboardData || !view.editable) return false;
  const { dom, text } = view.serializeForClipboard(selection.content());
  event.preventDefault();
  event.clipboardData.setData("text/html", dom.innerHTML);
  event.clipboardData.setData("text/plain", text);
  if (rest !== null) {
    view.dispatch(ownStep(rest).setMeta("uiEvent", "cut").scrollIntoView());
    return true;
  }
  return deleteSelected(view.state, (tr) => {
    const { $from } = tr.selection;
    // Into the words of a note everything is pasted as it is written.
    if ($from.parent.type.spec.code === true) tr.setSelection(NodeSelection.create(tr.doc, $from.before()));
    view.dispatch(tr);
  });
}

function isInEmptyLine({ selection: { $from, empty } }: EditorState): boolean {
  return empty && $from.parent.type === nodes["line"] && $from.parent.content.size === 0;
}

/** What was selected over several beats and is dragged goes in as beats; dropped on itself it stays. */
function dropBeats(view: EditorView, beats: Slice, pos: number, moved: boolean): boolean {
  const { from, to } = view.state.selection;
  if (moved && pos >= from && pos <= to) return true;
  inOneStep(
    (state, dispatch) => {
      const tr = moved ? state.tr.deleteSelection() : state.tr;
      dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(pos)))));
      return true;
    },
    (state, dispatch) => {
      const tr = insertScript(state, beats);
      if (tr) dispatch?.(tr);
      return tr !== null;
    },
  )(view.state, (tr) => { view.dispatch(ownStep(tr).setMeta("uiEvent", "drop")); }, view);
  view.focus();
  return true;
}

function isClosedBlocks({ openStart, openEnd, content }: Slice): boolean {
  return openStart === 0 && openEnd === 0 && content.firstChild?.isBlock === true;
}

function insert(view: EditorView, slice: Slice, isForeign: boolean): boolean {
  if (!isForeign && !isClosedBlocks(slice)) return false;
  // In a note the text goes in as it is.
  if (view.state.selection.$from.parent.type === nodes["note"] && slice.content.firstChild?.isText === true) return false;
  const tr = insertScript(view.state, slice);
  if (tr) view.dispatch(tr.setMeta("paste", true).setMeta("uiEvent", "paste"));
  return tr !== null || isForeign;
}

/** Nothing of a page may act, not even where it is only read: so that the policy has nothing to report. */
function withoutHandlers(html: string): string {
  return html.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/giu, "")
    .replace(/<[a-z][^>]*>/giu, (tag) => tag.replace(/\son\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*)/giu, ""));
}

/** A forged clipboard can carry attributes past the rules of the schema: what does not check is not pasted. */
function validOnly(slice: Slice): Slice {
  try {
    slice.content.forEach((node) => { checkAll(node); });
    return slice;
  } catch {
    return Slice.empty;
  }
}

function checkAll(node: Node): void {
  // The content of an open slice may be incomplete; attributes and marks may not be wrong.
  for (const { type, attrs } of [node, ...node.marks])
    for (const [name, spec] of Object.entries(type.spec.attrs ?? {})) (spec.validate as (value: unknown) => void)(attrs[name]);
  node.forEach(checkAll);
}

/** What was copied, as script text without its front matter. */
export function scriptText({ content, openStart, openEnd }: Slice, doc: Node): string {
  const isWords = content.childCount === 1 && (content.firstChild!.isInline || (openStart > 0 && openEnd > 0 && deepest(content.firstChild!)));
  if (isWords || content.firstChild?.isInline === true) return content.textBetween(0, content.size, "\n", leafText);
  const blocks: Node[] = [];
  const collect = (node: Node): void => {
    if (node.type === nodes["act"] || node.type === nodes["beat"]) node.forEach(collect);
    else blocks.push(node);
  };
  const isStructure = openStart === 0 && content.firstChild?.type !== nodes["line"] && content.firstChild?.isTextblock === false;
  if (isStructure && content.firstChild!.type === nodes["beat"]) return body(doc, [nodes["act"]!.create(null, content)]).replace(/^#[^\n]*\n+/u, "");
  if (isStructure && content.firstChild!.type === nodes["act"]) return body(doc, content.content);
  content.forEach(collect);
  return body(doc, [nodes["act"]!.create(null, nodes["beat"]!.create({ id: "x" }, Fragment.fromArray(blocks)))]).replace(/^#[^\n]*\n+##[^\n]*\n+/u, "");
}

/** Words of one line only: the whole way down there is one child. */
function deepest(node: Node): boolean {
  return node.isTextblock || (node.childCount === 1 && deepest(node.firstChild!));
}

function body(doc: Node, acts: readonly Node[]): string {
  const printed = printScript(doc.type.create(doc.attrs, Fragment.fromArray([...acts])));
  return printed.replace(/^---\n[\s\S]*?\n---\n+/u, "").trimEnd();
}

function leafText(leaf: Node): string {
  return leaf.type === nodes["math"] ? `$${leaf.attrs["tex"] as string}$` : "";
}
