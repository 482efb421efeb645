import type { Command } from "prosemirror-state";
import { castOf, nameShow } from "#script";
import type { Words } from "../../words/words.ts";
import { say } from "../options.ts";
import { type FormField, openForm } from "./form.ts";
import { layerOf, seenPart } from "./layer.ts";

const ROLES: Readonly<Record<string, Words>> = { dougen: { zh: "逗哏叫", en: "Dougen" }, penggen: { zh: "捧哏叫", en: "Penggen" }, narrator: { zh: "旁白叫", en: "Narrator" } };

/** Asks for the title of the show and who performs it, under the title at the upper edge. */
export const askShow: Command = (state, dispatch, view) => {
  const layer = view && layerOf(view);
  if (!dispatch || !layer) return true;
  const cast = castOf(state.doc);
  const { left, top } = seenPart(layer);
  const name = (index: number, role: string, value: string): FormField => ({ name: String(index), label: say(state, ROLES[role]!), value });
  const isNarrated = cast.some(({ role }) => role === "narrator");
  openForm(view, { left, top, bottom: top }, {
    title: say(state, { zh: "段子的题目和演员", en: "Title and performers of the show" }),
    fields: [
      { name: "title", label: say(state, { zh: "题目", en: "Title" }), value: state.doc.attrs["title"] as string, placeholder: say(state, { zh: "这个段子叫什么", en: "What the show is called" }) },
      ...cast.map((member, i) => name(i, member.role, member.name)),
      ...(isNarrated ? [] : [{ ...name(cast.length, "narrator", ""), placeholder: say(state, { zh: "可以没有", en: "optional" }) }]),
    ],
    apply: ({ title = "", ...given }) => {
      const names = Object.values(given).map((each) => each.trim());
      if (!isNarrated && names.at(-1) === "") names.pop();
      return nameShow(title.trim(), names)(view.state, view.dispatch) ? null : say(state, { zh: "名字要短，不带标点和空格，各人不一样", en: "Names are short, without signs or spaces, and differ" });
    },
  });
  return true;
};
