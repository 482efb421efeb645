import { Plugin, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { around, type BeatAttrs, nodes } from "#script";
import { newBeatsBehind, showInBeat } from "../../media/place-media.ts";
import type { TakenMedia } from "../../media/media-uploads.ts";
import { ownStep } from "../commands/own-step.ts";
import { element } from "../elements.ts";
import { openList } from "../menus/open-list.ts";
import { optionsOf, say } from "../options.ts";
import { type Anchor, layerOf } from "../popovers/layer.ts";

/** After the end of a composition the view needs this long to take the text over. */
const SETTLE_MS = 40;

/** Files that are dropped or pasted: asks which beat shall show them, and puts them into the show's media. */
export function mediaFiles(): Plugin {
  return new Plugin({
    props: {
      handlePaste: (view, event) => {
        const files = filesOf(event.clipboardData);
        // What was copied in a text program brings its picture along; it is the text that is meant.
        if (files.length === 0 || event.clipboardData?.getData("text/plain") !== "") return false;
        ask(view, files, beatAt(view, view.state.selection.from), view.coordsAtPos(view.state.selection.head));
        return true;
      },
    },
    view: (view) => {
      const place = view.dom.parentElement!;
      const target = element("div", { class: "ms-media-target", hidden: true });
      const leave = () => { target.hidden = true; };
      const over = (event: DragEvent) => {
        if (event.dataTransfer?.types.includes("Files") !== true || !view.editable) return;
        event.preventDefault();
        event.stopPropagation();
        event.dataTransfer.dropEffect = "copy";
        mark(view, target, beatUnder(view, event));
      };
      const drop = (event: DragEvent) => {
        const files = filesOf(event.dataTransfer);
        leave();
        if (files.length === 0 || !view.editable) return;
        event.preventDefault();
        event.stopPropagation();
        view.focus();
        ask(view, files, beatUnder(view, event), { left: event.clientX, top: event.clientY, bottom: event.clientY });
      };
      const out = (event: DragEvent) => { if (!place.contains(event.relatedTarget as globalThis.Node | null)) leave(); };
      layerOf(view)?.append(target);
      // Before the text, the fields in it and the page's own handling of files.
      place.addEventListener("dragover", over, true);
      place.addEventListener("drop", drop, true);
      place.addEventListener("dragleave", out);
      return {
        destroy: () => {
          target.remove();
          place.removeEventListener("dragover", over, true);
          place.removeEventListener("drop", drop, true);
          place.removeEventListener("dragleave", out);
        },
      };
    },
  });
}

function filesOf(transfer: DataTransfer | null): readonly File[] {
  return [...(transfer?.files ?? [])];
}

interface BeatHere {
  readonly pos: number;
  readonly attrs: BeatAttrs;
}

function beatAt({ state }: EditorView, pos: number): BeatHere | null {
  const $pos = state.doc.resolve(pos);
  const found = around($pos, "beat");
  const node = found?.node ?? ($pos.nodeAfter?.type === nodes["beat"] ? $pos.nodeAfter : null);
  return node === null ? null : { pos: found?.pos ?? pos, attrs: node.attrs as BeatAttrs };
}

/** The beat under the pointer; below the text the last one. */
function beatUnder(view: EditorView, { clientX, clientY }: DragEvent): BeatHere | null {
  const under = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-unit=beat]");
  if (under && view.dom.contains(under)) return beatAt(view, view.posAtDOM(under, 0) - 1) ?? beatAt(view, view.posAtDOM(under, 0));
  const pos = view.posAtCoords({ left: clientX, top: clientY })?.pos;
  return (pos === undefined ? null : beatAt(view, pos)) ?? beatAt(view, view.state.doc.content.size - 2);
}

/** A frame around the beat that would get the file. */
function mark(view: EditorView, target: HTMLElement, beat: BeatHere | null): void {
  const dom = beat === null ? null : view.nodeDOM(beat.pos);
  const layer = layerOf(view);
  target.hidden = !(dom instanceof HTMLElement) || layer === null;
  if (!(dom instanceof HTMLElement) || layer === null) return;
  const [box, root] = [dom.getBoundingClientRect(), layer.getBoundingClientRect()];
  Object.assign(target.style, { left: `${box.left - root.left}px`, top: `${box.top - root.top}px`, width: `${box.width}px`, height: `${box.height}px` });
}

function ask(view: EditorView, files: readonly File[], beat: BeatHere | null, anchor: Anchor): void {
  const take = optionsOf(view.state).takeMedia;
  if (take === undefined || !view.editable) return;
  const name = beat === null ? "" : beat.attrs.title || `#${beat.attrs.id}`;
  const all = async (): Promise<readonly TakenMedia[]> => (await Promise.all(files.map(take))).filter((each) => each !== null);
  const one = files.length === 1;
  const heading = one ? files[0]!.name : say(view.state, { zh: `${files.length} 个文件`, en: `${files.length} files` });
  const put = (make: (media: readonly TakenMedia[]) => Transaction | null) => () => { void all().then((media) => { whenStill(view, () => { apply(view, make(media)); }); }); };
  openList(view, say(view.state, { zh: "放在哪儿", en: "Where to" }), [
    ...(one && beat !== null ? [{
      heading,
      label: beat.attrs.scene === null ? say(view.state, { zh: `给“${name}”当画面`, en: `Show it in "${name}"` }) : say(view.state, { zh: `换掉“${name}”的画面`, en: `Show it in "${name}" instead of its scene` }),
      run: put(([media]) => (media === undefined ? null : showInBeat(view.state, beat.attrs.id, media))),
    }] : []),
    {
      heading,
      label: one ? say(view.state, { zh: "另起一拍放它", en: "A new beat for it" }) : say(view.state, { zh: `另起 ${files.length} 拍，一拍一个`, en: `${files.length} new beats, one each` }),
      run: put((media) => newBeatsBehind(view.state, beat?.attrs.id ?? null, media)),
    },
    { heading, label: say(view.state, { zh: "只放进 media/，以后用", en: "Only into media/, for later" }), run: () => { void all(); } },
  ], anchor);
}

/** A file may arrive in the middle of a word. */
function whenStill(view: EditorView, act: () => void): void {
  if (view.isDestroyed) return;
  if (view.composing) setTimeout(() => { whenStill(view, act); }, SETTLE_MS);
  else act();
}

function apply(view: EditorView, tr: Transaction | null): void {
  if (tr !== null && view.editable) view.dispatch(ownStep(tr));
}
