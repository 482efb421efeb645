import type { Command } from "prosemirror-state";
import { marks, setOverlap, setRuby, selectedLine } from "#script";
import { say } from "../options.ts";
import { openForm } from "./form.ts";

/** Asks for the reading above the selected words. */
export const askRuby: Command = (state, dispatch, view) => {
  if (!setRuby("x")(state)) return false;
  if (!dispatch || !view) return view !== undefined || dispatch === undefined;
  const old = state.selection.$from.marksAcross(state.selection.$to)?.find(({ type }) => type === marks["ruby"]);
  openForm(view, view.coordsAtPos(state.selection.from), {
    title: say(state, { zh: "注音", en: "Reading" }),
    fields: [{ name: "rt", label: say(state, { zh: "字上写什么", en: "Above the words" }), value: (old?.attrs["rt"] as string | undefined) ?? "", placeholder: "bō bo" }],
    apply: ({ rt }) => {
      const reading = rt!.trim();
      if (reading === "" && !old) return null;
      return setRuby(reading === "" ? null : reading)(view.state, view.dispatch) ? null : say(state, { zh: "选中要注音的字再试", en: "Select the words first" });
    },
  });
  return true;
};

/** Asks how much earlier the line begins. */
export const askOverlap: Command = (state, dispatch, view) => {
  const line = selectedLine(state);
  if (!line) return false;
  if (!dispatch || !view) return true;
  openForm(view, view.coordsAtPos(line.pos + 1), {
    title: say(state, { zh: "抢话", en: "Overlap" }),
    fields: [{ name: "seconds", label: say(state, { zh: "上一句完之前几秒开口", en: "Seconds before the previous line ends" }), value: String((line.node.attrs["overlapMs"] as number) / 1000 || 0.4) }],
    apply: ({ seconds }) => {
      const ms = Math.round(Number(seconds!.normalize("NFKC")) * 1000);
      if (ms === line.node.attrs["overlapMs"]) return null;
      return setOverlap(ms)(view.state, view.dispatch) ? null : say(state, { zh: "写 0 到 600 之间的秒数", en: "Write seconds from 0 to 600" });
    },
  });
  return true;
};
