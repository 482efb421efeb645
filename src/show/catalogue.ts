import type { Quantity } from "#sim";
import type { Action, Scene } from "#scenes";

/** What a script may refer to. An argument, so that the show depends on no scene. */
export interface Catalogue {
  readonly scenes: ReadonlyMap<string, Scene>;
  /** Looked up after the scene's own actions. */
  readonly stageActions: ReadonlyMap<string, Action>;
  readonly quantities: ReadonlyMap<string, Quantity>;
  /** Names of the built-in sounds. */
  readonly sounds: ReadonlySet<string>;
  /** What is wrong with a formula, with its position, or null; absent, formulas are not checked. */
  readonly checkFormula?: (tex: string) => string | null;
}
