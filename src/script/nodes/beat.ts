import type { AttributeSpec, NodeSpec } from "prosemirror-model";
import { integerIn, isPlainObject, jsonObject, matching, nullOr, numberIn, oneOf, singleLine, trimmedLine } from "../checks.ts";
import { fromDataset, toDataset } from "../dom.ts";
import { LIMITS } from "../limits.ts";
import { DIRECTIONS, type Direction, ENTRANCE_WORDS, type Entrance, ID, isEntrance, type SceneBinding } from "../words.ts";

export interface BeatAttrs {
  /** Stable for life; "" only until `repairIds` has run. */
  readonly id: string;
  readonly title: string;
  readonly scene: SceneBinding | null;
  readonly direction: Direction;
  readonly speed: number;
  readonly entrance: Entrance;
  /** Heading attributes nobody here knows, as written. Kept. */
  readonly extra: string;
}

export const SPEED_MIN = 0.1;
export const SPEED_MAX = 10;

const sceneId = matching({ name: "scene id", pattern: ID, expected: "lower-case letters, digits and hyphens" });
const sceneParams = jsonObject({ name: "scene params" });
export const sceneSeed = integerIn({ name: "seed", min: 0, max: 4_294_967_295 });

export function checkSceneBinding(value: unknown): void {
  if (!isPlainObject(value)) throw new RangeError("scene must be an object with id, params and seed");
  sceneId(value["id"]);
  sceneParams(value["params"]);
  nullOr(sceneSeed)(value["seed"]);
  if ("seed" in (value["params"] as object)) throw new RangeError("the seed of a scene is not one of its params");
}

const beatId = matching({ name: "id", pattern: ID, expected: "lower-case letters, digits and hyphens" });

function checkEntrance(value: unknown): void {
  if (!isEntrance(value)) throw new RangeError(`entrance must be one of ${ENTRANCE_WORDS}, got ${String(JSON.stringify(value)).slice(0, 60)}`);
}

const attrs = {
  id: { default: "", validate: (value: unknown) => { if (value !== "") beatId(value); } },
  title: { default: "", validate: trimmedLine({ name: "title", max: LIMITS.titleChars }) },
  scene: { default: null, validate: nullOr(checkSceneBinding) },
  direction: { default: "forward", validate: oneOf({ name: "direction", values: DIRECTIONS }) },
  speed: { default: 1, validate: numberIn({ name: "speed", min: SPEED_MIN, max: SPEED_MAX }) },
  entrance: { default: "cut", validate: checkEntrance },
  extra: { default: "", validate: singleLine({ name: "extra", max: LIMITS.scriptChars }) },
} satisfies Record<string, AttributeSpec>;

/** 一拍: the smallest piece that plays on its own. Owns its lines, fact boxes and notes. */
export const beat: NodeSpec = {
  content: "(line | fact_box | note | reprise | raw_block)*",
  attrs,
  defining: true,
  isolating: true,
  parseDOM: [{
    tag: "section[data-id]",
    getAttrs: (dom) => fromDataset(dom, attrs),
  }],
  toDOM: (node) => ["section", toDataset(node.attrs), 0],
};
