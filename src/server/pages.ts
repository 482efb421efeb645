import { realpath } from "node:fs/promises";
import { type ListedFile, type ListRule, listFiles } from "./files/file-list.ts";
import { openInside } from "./files/open-inside.ts";
import { sendFile } from "./files/send-file.ts";

interface Place {
  /** What its addresses begin with. */
  readonly prefix: string;
  readonly folder: string;
  readonly rules: readonly ListRule[];
  /** What lay there a moment ago: a page asks for thirty files at once. */
  listed?: { readonly untilMs: number; readonly root: Promise<string | null>; readonly files: Promise<readonly ListedFile[]> };
}

const MOMENT_MS = 1000;

/** The built files of the studio, under the addresses that its list gives them and no others. */
export class Pages {
  private readonly places: readonly Place[];

  /**
   * @param studio dist/studio
   * @param stage dist/stage: its fonts and KaTeX's style, under `/stage/`
   */
  constructor(studio: string, stage: string) {
    this.places = [
      { prefix: "/", folder: studio, rules: [{ folder: "", endings: [".html", ".js", ".css", ".json", ".svg", ".png", ".woff2", ".webp"], depth: 3 }] },
      { prefix: "/stage/", folder: stage, rules: [{ folder: "fonts", endings: [".woff2"], depth: 0 }, { folder: "", endings: [".css"], depth: 0 }] },
    ];
  }

  /** null when there is no such page. */
  async answer(path: string, headers: { readonly range?: string | undefined; readonly isHead: boolean; readonly etag?: string | undefined }): Promise<Response | null> {
    const wanted = path === "/" ? "/index.html" : path;
    for (const place of this.places) {
      if (!wanted.startsWith(place.prefix)) continue;
      const { root: asked, files } = this.list(place);
      const root = await asked;
      const file = (await files).find(({ name }) => `${place.prefix}${name}` === wanted);
      if (root === null || file === undefined) continue;
      return this.send(root, file, headers);
    }
    return null;
  }

  private list(place: Place): NonNullable<Place["listed"]> {
    const nowMs = performance.now();
    if (place.listed === undefined || nowMs > place.listed.untilMs) {
      const root = realpath(place.folder).catch(() => null);
      place.listed = { untilMs: nowMs + MOMENT_MS, root, files: root.then((there) => (there === null ? [] : listFiles(there, place.rules))) };
    }
    return place.listed;
  }

  private async send(root: string, file: ListedFile, { range, isHead, etag }: Parameters<Pages["answer"]>[1]): Promise<Response | null> {
    const tag = `"${file.id}"`;
    if (etag === tag) return new Response(null, { status: 304, headers: { ETag: tag } });
    const handle = await openInside(root, file.name);
    if (handle === null) return null;
    const response = await sendFile(handle, file.name, range, isHead);
    response.headers.set("ETag", tag);
    return response;
  }
}
