import { bindScene } from "#script";
import { catalogue } from "#stage";
import type { StudioCommand } from "../manuscript/index.ts";

// All that draws or knows scenes comes through this file, in chunks that are asked for when the manuscript stands.
export { catalogue } from "#stage";
export { describeProblem } from "#show";
export { filmMsAtCursor, filmMsOfCue, lineStartAt } from "../preview/whereabouts.ts";
export { resultName } from "../words/result-names.ts";
export { bindDocument, bindInPieces } from "../store/bind.ts";

/** One command for each scene: the beat under the cursor is bound to it, with its standard parameters. */
export function sceneCommands(): readonly StudioCommand[] {
  const scenes = [...catalogue.scenes.values()].map(({ id, title }): StudioCommand => {
    const bind = bindScene({ id, params: {}, seed: null });
    return {
      id: `scene-${id}`,
      title: { zh: `画面：${title.zh}`, en: `Scene: ${title.en}` },
      keywords: ["hm", "huamian", "scene", id],
      group: "structure",
      run: bind,
      isEnabled: (state) => bind(state),
    };
  });
  const none = bindScene(null);
  return [...scenes, { id: "scene-none", title: { zh: "画面：不要", en: "Scene: none" }, keywords: ["hm", "scene", "none"], group: "structure", run: none, isEnabled: (state) => none(state) }];
}
