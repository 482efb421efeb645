import type { Node } from "prosemirror-model";
import { closest } from "#script";
import type { Scene } from "#scenes";
import type { BoundMedia } from "../bound.ts";
import type { Finding } from "../problems/problem.ts";
import { mediaFieldsOf } from "./media-fields.ts";
import type { MediaFile } from "./media-file.ts";

/** The files that a scene's parameters name, and what is wrong with them. An empty name asks for none. */
export function findMedia(
  scene: Scene,
  params: Readonly<Record<string, unknown>>,
  files: ReadonlyMap<string, MediaFile>,
): { readonly media: readonly BoundMedia[] | null; readonly findings: readonly Finding[] } {
  const media: BoundMedia[] = [];
  const findings: Finding[] = [];
  for (const { name: field, kind } of mediaFieldsOf(scene.params)) {
    const file = params[field];
    if (typeof file !== "string" || file === "") {
      findings.push({ code: "media-unset", field, wanted: kind });
      continue;
    }
    const found = files.get(file);
    const known = [...files.values()].filter((each) => each.fault === null && each.kind === kind).map((each) => each.file);
    if (found === undefined) findings.push({ code: "media-missing", field, file, near: closest(file, known), known });
    else if (found.fault !== null) findings.push({ code: "media-unusable", field, file, fault: found.fault });
    else if (found.kind !== kind) findings.push({ code: "media-kind", field, file, wanted: kind });
    media.push({ file, sha256: found?.fault === null && found.kind === kind ? found.sha256 : null });
  }
  return { media: media.length === 0 ? null : media, findings };
}

/** Whether the files that a beat may name are the same ones. */
export function isSameMedia(beat: Node, before: ReadonlyMap<string, MediaFile>, now: ReadonlyMap<string, MediaFile>): boolean {
  if (before === now) return true;
  return namedIn(beat).every((file) => {
    const [a, b] = [before.get(file), now.get(file)];
    return a?.sha256 === b?.sha256 && a?.fault?.code === b?.fault?.code;
  });
}

function namedIn(beat: Node): readonly string[] {
  const binding = beat.attrs["scene"] as { readonly params: Readonly<Record<string, unknown>> } | null;
  return Object.values(binding?.params ?? {}).filter((value) => typeof value === "string");
}

/** Every file that some scene of a script may name, whatever the scene. */
export function mediaNamedIn(doc: Node): ReadonlySet<string> {
  const named = new Set<string>();
  doc.descendants((node) => {
    if (node.type.name === "beat") for (const file of namedIn(node)) named.add(file);
    return node.type.name !== "beat";
  });
  return named;
}
