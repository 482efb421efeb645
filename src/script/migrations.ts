import { type Document, isMap, isScalar, isSeq } from "yaml";
import { FORMAT_VERSION } from "./nodes/doc.ts";

/**
 * One step from a version of the text format to the next. It changes the front matter; the body of every version so
 * far reads the same. A step never drops what it does not know.
 */
export interface Migration {
  readonly from: number;
  readonly name: string;
  readonly apply: (frontMatter: Document) => void;
}

/** Oldest first; each leads to the version after its `from`. */
export const migrations: readonly Migration[] = [
  {
    // Drafts from before the format had a version: `name`, and performers as a plain list, 逗哏 first.
    from: 0,
    name: "name-and-performers",
    apply(frontMatter) {
      rename(frontMatter, "name", "title");
      const performers = frontMatter.get("performers", true);
      if (isSeq(performers) && !frontMatter.has("cast")) {
        const roles = ["dougen", "penggen"];
        const members = performers.items.flatMap((item, i): [string, { role: string }][] =>
          isScalar(item) && item.value !== null ? [[String(item.value), { role: roles[i] ?? "narrator" }]] : []);
        frontMatter.set("cast", frontMatter.createNode(Object.fromEntries(members)));
        frontMatter.delete("performers");
      }
    },
  },
];

/**
 * Brings front matter to the current version, in place.
 *
 * @returns the names of the steps taken
 */
export function migrate(frontMatter: Document, from: number): readonly string[] {
  const steps = migrations.filter((step) => step.from >= from && step.from < FORMAT_VERSION);
  for (const step of steps) step.apply(frontMatter);
  if (steps.length > 0) stamp(frontMatter);
  return steps.map((step) => step.name);
}

function stamp(frontMatter: Document): void {
  frontMatter.set("doupeng", FORMAT_VERSION);
  const map = frontMatter.contents;
  if (!isMap(map)) return;
  const at = map.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === "doupeng");
  map.items.unshift(...map.items.splice(at, 1));
}

function rename(frontMatter: Document, from: string, to: string): void {
  const map = frontMatter.contents;
  if (!isMap(map) || map.has(to)) return;
  for (const pair of map.items) if (isScalar(pair.key) && pair.key.value === from) pair.key.value = to;
}
