import { join } from "node:path";
import type { Clip } from "#show";
import { RenderFailure } from "../failure.ts";
import { clipsShown } from "../segment/key.ts";
import { insideShow } from "../sound/decode.ts";
import { readMedia } from "./read-media.ts";

/** Files that a page may ask for, by the hash of their content: it never names a path. */
export type MediaPaths = Readonly<Record<string, string>>;

/**
 * Where the media of a clip lie. They must still be what the clip was bound to, or the segment would be kept under a false name.
 *
 * @throws {RenderFailure} `media-changed`
 */
export async function mediaPaths(dir: string, clip: Clip): Promise<MediaPaths> {
  const bound = clipsShown(clip).flatMap(({ scene }) => scene?.media ?? []).filter(({ sha256 }) => sha256 !== null);
  if (bound.length === 0) return {};
  const files = new Map((await readMedia(dir, new Set(bound.map(({ file }) => file)))).map((each) => [each.file, each]));
  const paths: Record<string, string> = {};
  for (const { file, sha256 } of bound) {
    if (files.get(file)?.sha256 !== sha256) throw new RenderFailure({ code: "media-changed", file, clipId: clip.id });
    paths[sha256!] = (await insideShow(dir, file)) ?? join(dir, file);
  }
  return paths;
}
