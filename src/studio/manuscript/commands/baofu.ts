import type { Node } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import { marks, setDou, setXi } from "#script";

interface Half {
  readonly kind: "xi" | "dou";
  readonly joke: string;
  readonly from: number;
  readonly to: number;
}

/** Set-ups and punches in a part of the script, in its order; one run of words counts once. */
export function halvesIn(doc: Node, from = 0, to = doc.content.size): readonly Half[] {
  const halves: Half[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    const mark = node.isInline ? node.marks.find(({ type }) => type === marks["xi"] || type === marks["dou"]) : undefined;
    if (!mark) return;
    const half = { kind: mark.type.name as Half["kind"], joke: mark.attrs["joke"] as string, from: pos, to: pos + node.nodeSize };
    const last = halves.at(-1);
    if (last?.to === pos && last.kind === half.kind && last.joke === half.joke) halves[halves.length - 1] = { ...last, to: half.to };
    else halves.push(half);
  });
  return halves;
}

/** A name for a joke that no joke has: a, b, … z, a2, … */
function newJoke(doc: Node): string {
  const taken = new Set(halvesIn(doc).map(({ joke }) => joke));
  for (let n = 0; ; n++) {
    const name = String.fromCharCode(97 + (n % 26)) + (n < 26 ? "" : String(Math.floor(n / 26) + 1));
    if (!taken.has(name)) return name;
  }
}

/** Makes the selected words a set-up, of a joke of its own; again takes it back. */
export const markSetUp: Command = (state, dispatch) =>
  setXi(hasMark(state, "xi") ? null : dispatch ? newJoke(state.doc) : "a")(state, dispatch);

/** Makes the selected words the punch of the nearest set-up before them that has none; again takes it back. */
export const markPunch: Command = (state, dispatch) => {
  if (hasMark(state, "dou")) return setDou(null)(state, dispatch);
  return setDou(dispatch ? openJoke(state) ?? newJoke(state.doc) : "a")(state, dispatch);
};

function hasMark({ doc, selection: { from, to, empty } }: EditorState, name: string): boolean {
  return !empty && doc.rangeHasMark(from, to, marks[name]!);
}

function openJoke({ doc, selection }: EditorState): string | null {
  const punched = new Set(halvesIn(doc).filter(({ kind }) => kind === "dou").map(({ joke }) => joke));
  return halvesIn(doc, 0, selection.from).findLast(({ kind, joke }) => kind === "xi" && !punched.has(joke))?.joke ?? null;
}

/** Ties the set-ups and punches in the selection together: they become one joke. */
export const pairBaofu: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection;
  if (empty) return false;
  const halves = halvesIn(state.doc, from, to);
  const setUp = halves.find(({ kind }) => kind === "xi");
  if (!setUp || !halves.some(({ kind }) => kind === "dou") || halves.every(({ joke }) => joke === setUp.joke)) return false;
  if (dispatch) {
    const tr = state.tr;
    for (const half of halves) tr.addMark(half.from, half.to, marks[half.kind]!.create({ joke: setUp.joke }));
    dispatch(tr);
  }
  return true;
};
