import type { Node } from "prosemirror-model";
import { ACT_WORDS, type ActKind, type DocAttrs, setFrontMatter } from "#script";
import type { Studio } from "../store/studio-store.ts";

/** What each act is called in `targets`: its kind, with a number from the second of a kind on. */
export function actKeys(kinds: readonly ActKind[]): readonly string[] {
  return kinds.map((kind, index) => {
    const nth = kinds.slice(0, index + 1).filter((each) => each === kind).length;
    return `${ACT_WORDS[kind][0]!}${nth === 1 ? "" : nth}`;
  });
}

/** Wanted lengths in ms, by the act's place; null where nobody has said. */
export function targetsOf(doc: Node): readonly (number | null)[] {
  const { targets } = doc.attrs as DocAttrs;
  return actKeys(doc.children.map((act) => act.attrs["kind"] as ActKind)).map((key) => {
    const seconds = targets?.[key];
    return seconds === undefined ? null : seconds * 1000;
  });
}

/** Says how long an act should be; null takes that back. */
export function setTarget(studio: Studio, actIndex: number, seconds: number | null): void {
  const { doc } = studio.getState().editor;
  const key = actKeys(doc.children.map((act) => act.attrs["kind"] as ActKind))[actIndex];
  if (key === undefined) return;
  const others = Object.entries((doc.attrs as DocAttrs).targets ?? {}).filter(([each]) => each !== key);
  const targets = Object.fromEntries(seconds === null ? others : [...others, [key, seconds]]);
  studio.run(setFrontMatter({ targets: Object.keys(targets).length === 0 ? null : targets }));
  studio.bindNow();
}
