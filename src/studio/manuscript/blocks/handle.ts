import { NodeSelection, Plugin, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { moveRun, nodes, type Run, selectedRun } from "#script";
import { commandList } from "../commands/list.ts";
import { keyText } from "../commands/studio-command.ts";
import { element } from "../elements.ts";
import { openList } from "../menus/open-list.ts";
import { say } from "../options.ts";
import { layerOf } from "../popovers/layer.ts";
import { onRefresh } from "../views/refreshing.ts";

const MENU = ["move-up", "move-down", "duplicate", "to-note", "to-line", "delete"];
const BEAT_MENU = ["beat-up", "beat-down", "duplicate", "join-beats", "scene", "reverse", "delete"];

/** What is dragged and where it would go. */
interface Drag {
  readonly from: number;
  readonly to: number;
  target: number | null;
}

/**
 * The handle left of the block or beat under the mouse: drag it to move the block, or all blocks of the selection when it
 * is one of them; press it for what can be done; with Shift it takes the blocks from the cursor to here.
 */
export function blockHandle(): Plugin {
  return new Plugin({ view: (view) => new Handle(view) });
}

class Handle {
  readonly #view: EditorView;
  readonly #dom: HTMLElement;
  readonly #drop = element("div", { class: "ms-drop", hidden: true });
  readonly #unregister: () => void;
  #unit: HTMLElement | null = null;
  #drag: Drag | null = null;

  constructor(view: EditorView) {
    this.#view = view;
    this.#dom = element("button", { class: "ms-handle", type: "button", tabindex: -1, draggable: "true", hidden: true }, element("i", { "aria-hidden": "true" }));
    const root = view.dom.closest<HTMLElement>(".ms-root");
    layerOf(view)?.append(this.#dom, this.#drop);
    root?.addEventListener("mousemove", this.#follow);
    root?.addEventListener("mouseleave", this.#hide);
    root?.addEventListener("dragover", this.#over);
    root?.addEventListener("drop", this.#dropped, true);
    this.#dom.addEventListener("click", (event) => { this.#press(event); });
    this.#dom.addEventListener("dragstart", (event) => { this.#start(event); });
    this.#dom.addEventListener("dragend", () => {
      this.#end();
      // Also when nothing was dropped: the handle that had the keyboard is gone.
      this.#view.focus();
    });
    this.#unregister = onRefresh(view, () => { this.#describe(); });
    this.#describe();
  }

  #describe(): void {
    this.#dom.title = say(this.#view.state, { zh: "拖动来挪，点一下有更多", en: "Drag to move, press for more" });
    this.#dom.setAttribute("aria-label", this.#dom.title);
  }

  readonly #follow = (event: MouseEvent): void => {
    if (this.#drag || event.buttons !== 0 || !(event.target instanceof Element) || this.#dom.contains(event.target)) return;
    const unit = event.target.closest<HTMLElement>(".ms-line, .ms-note, .ms-fact, .ms-reprise, .ms-raw") ?? event.target.closest<HTMLElement>(".ms-beat-head")?.parentElement ?? null;
    const isKept = unit === null && event.target.closest(".ms-layer") !== null;
    if (unit === this.#unit || isKept) return;
    this.#unit = unit && this.#view.dom.contains(unit) ? unit : null;
    this.#place();
  };

  readonly #hide = (): void => {
    if (this.#drag) return;
    this.#unit = null;
    this.#dom.hidden = true;
  };

  #place(): void {
    const layer = layerOf(this.#view);
    this.#dom.hidden = this.#unit === null || !this.#view.editable;
    if (!this.#unit || !layer) return;
    const root = layer.getBoundingClientRect();
    const box = (this.#unit.querySelector(":scope > .ms-beat-head") ?? this.#unit).getBoundingClientRect();
    this.#dom.style.left = `${Math.round(box.left - root.left - 26)}px`;
    this.#dom.style.top = `${Math.round(box.top - root.top + 3)}px`;
  }

  /** Position before the block or beat under the handle. */
  #pos(): number | null {
    if (!this.#unit?.isConnected) return null;
    const inside = this.#view.posAtDOM(this.#unit, 0);
    const $inside = this.#view.state.doc.resolve(inside);
    if (this.#unit.classList.contains("ms-beat")) return $inside.depth >= 2 ? $inside.before(2) : inside;
    return $inside.depth >= 3 ? $inside.before(3) : inside;
  }

  /** The blocks the handle stands for: those of the selection when it is one of them. */
  #run(): { readonly from: number; readonly to: number } | null {
    const pos = this.#pos();
    const node = pos === null ? null : this.#view.state.doc.nodeAt(pos);
    if (pos === null || !node) return null;
    const run: Run | null = selectedRun(this.#view.state);
    const isOfSelection = run !== null && run.start <= pos && pos < run.end && (run.to > run.from) && (run.parent.type === nodes["beat"]) === (node.type !== nodes["beat"]);
    return isOfSelection ? { from: run.start, to: run.end } : { from: pos, to: pos + node.nodeSize };
  }

  #press(event: MouseEvent): void {
    const view = this.#view;
    const pos = this.#pos();
    const node = pos === null ? null : view.state.doc.nodeAt(pos);
    if (pos === null || !node || view.composing) return;
    const isBeat = node.type === nodes["beat"];
    if (event.shiftKey && !isBeat) {
      const { doc, selection } = view.state;
      const end = pos >= selection.anchor ? pos + node.nodeSize - 1 : pos + 1;
      view.dispatch(view.state.tr.setSelection(TextSelection.between(doc.resolve(selection.anchor), doc.resolve(end))));
      view.focus();
      return;
    }
    const run = this.#run();
    const isSeveral = run !== null && run.to - run.from > node.nodeSize;
    if (!isSeveral) view.dispatch(view.state.tr.setSelection(selectionOf(view, pos)));
    view.focus();
    const commands = (isBeat ? BEAT_MENU : MENU).flatMap((id) => commandList.filter((command) => command.id === id && command.isEnabled(view.state)));
    openList(view, this.#dom.title, commands.map((command) => ({
      label: say(view.state, command.title), ...(command.keys === undefined ? {} : { hint: keyText(command.keys) }),
      run: () => { command.run(view.state, view.dispatch, view); },
    })), this.#dom.getBoundingClientRect());
  }

  #start(event: DragEvent): void {
    const run = this.#run();
    if (!run || !this.#view.editable || this.#view.composing) return event.preventDefault();
    this.#drag = { ...run, target: null };
    event.dataTransfer?.setData("text/x-doupeng-blocks", "1");
    if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
    if (this.#unit) event.dataTransfer?.setDragImage(this.#unit, 0, 0);
  }

  readonly #over = (event: DragEvent): void => {
    if (!this.#drag) return;
    event.preventDefault();
    const place = this.#placeFor(event.clientX, event.clientY);
    this.#drag.target = place?.pos ?? null;
    this.#drop.hidden = place === null;
    const layer = layerOf(this.#view);
    if (!place || !layer) return;
    const root = layer.getBoundingClientRect();
    this.#drop.style.left = `${place.box.left - root.left}px`;
    this.#drop.style.width = `${place.box.width}px`;
    this.#drop.style.top = `${(place.isBefore ? place.box.top : place.box.bottom) - root.top - 1}px`;
  };

  /** The edge of the block or beat under the mouse that is nearest. */
  #placeFor(x: number, y: number): { readonly pos: number; readonly box: DOMRect; readonly isBefore: boolean } | null {
    const { doc } = this.#view.state;
    const isBeat = doc.nodeAt(this.#drag!.from)?.type === nodes["beat"];
    const over = document.elementFromPoint(x, y)?.closest<HTMLElement>(isBeat ? ".ms-beat" : ".ms-line, .ms-note, .ms-fact, .ms-reprise, .ms-raw, .ms-beat");
    if (!over || !this.#view.dom.contains(over)) return null;
    const box = over.getBoundingClientRect();
    const $inside = doc.resolve(this.#view.posAtDOM(over, 0));
    if (!isBeat && over.classList.contains("ms-beat")) {
      const beat = doc.nodeAt($inside.before(2))!;
      const isTop = y < box.top + 40;
      return { pos: isTop ? $inside.start(2) : $inside.start(2) + beat.content.size, box, isBefore: isTop };
    }
    const depth = isBeat ? 2 : 3;
    const pos = $inside.depth >= depth ? $inside.before(depth) : $inside.pos;
    const isBefore = y < box.top + box.height / 2;
    return { pos: isBefore ? pos : pos + doc.nodeAt(pos)!.nodeSize, box, isBefore };
  }

  readonly #dropped = (event: DragEvent): void => {
    if (!this.#drag) return;
    event.preventDefault();
    event.stopPropagation();
    const { from, to, target } = this.#drag;
    this.#end();
    if (target !== null) moveRun(from, to, target)(this.#view.state, this.#view.dispatch);
    this.#view.focus();
  };

  #end(): void {
    this.#drag = null;
    this.#drop.hidden = true;
    this.#hide();
  }

  update(view: EditorView): void {
    // What is under the mouse may have moved.
    if (!this.#dom.hidden && !this.#drag && !view.composing) this.#hide();
  }

  destroy(): void {
    const root = this.#view.dom.closest<HTMLElement>(".ms-root");
    root?.removeEventListener("mousemove", this.#follow);
    root?.removeEventListener("mouseleave", this.#hide);
    root?.removeEventListener("dragover", this.#over);
    root?.removeEventListener("drop", this.#dropped, true);
    this.#unregister();
    this.#dom.remove();
    this.#drop.remove();
  }
}

function selectionOf(view: EditorView, pos: number): NodeSelection | TextSelection {
  const node = view.state.doc.nodeAt(pos)!;
  return node.isTextblock ? TextSelection.create(view.state.doc, pos + 1, pos + 1 + node.content.size) : NodeSelection.create(view.state.doc, pos);
}
