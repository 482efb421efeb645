import type { AttributeSpec, NodeSpec } from "prosemirror-model";
import { matching, numberIn } from "../checks.ts";
import { fromDataset, toDataset } from "../dom.ts";

export interface SoundAttrs {
  /** A built-in sound, or a file of the show, with `/`. */
  readonly name: string;
  readonly gainDb: number;
}

/** A name or a path inside the show's folder: no scheme, no way up, no white space at its ends. */
export const SOUND_NAME = /^(?!\/)(?!\s)(?!.*(?:^|\/)\.\.(?:\/|$))[^\n\r\0\\:[\]]{1,200}(?<!\s)$/;
export const GAIN_MIN = -60;
export const GAIN_MAX = 12;

const attrs = {
  name: { validate: matching({ name: "name", pattern: SOUND_NAME, expected: "a sound's name or a file inside the show" }) },
  gainDb: { default: 0, validate: numberIn({ name: "gainDb", min: GAIN_MIN, max: GAIN_MAX }) },
} satisfies Record<string, AttributeSpec>;

/** 音效: plays where it stands. */
export const sound: NodeSpec = {
  group: "inline",
  inline: true,
  atom: true,
  draggable: true,
  attrs,
  parseDOM: [{ tag: "span[data-gain-db]", getAttrs: (dom) => fromDataset(dom, attrs) }],
  toDOM: (node) => ["span", toDataset(node.attrs)],
};
