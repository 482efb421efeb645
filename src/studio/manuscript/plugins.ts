import { history } from "prosemirror-history";
import type { Plugin } from "prosemirror-state";
import { beatIdKeeper } from "#script";
import { type ManuscriptOptions, optionsPlugin } from "./options.ts";

/** Everything the editor state of a manuscript needs. */
export function manuscriptPlugins(options: ManuscriptOptions = {}): Plugin[] {
  return [optionsPlugin(options), beatIdKeeper(), history()];
}
