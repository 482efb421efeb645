import type { MediaPicture, MediaWanted } from "#look";
import type { BoundMedia, Clip } from "#show";
import { peekMedia, prepareMedia } from "./shelf.ts";

/** Where a page gets a file of the show; null: it cannot. */
export type MediaAddress = (media: BoundMedia) => string | null;

/** The media of one clip, for its painter. */
export interface ClipMedia {
  readonly picture: (wanted: MediaWanted) => MediaPicture | null;
  readonly isReady: (wanted: readonly MediaWanted[]) => boolean;
  readonly prepare: (wanted: readonly MediaWanted[]) => Promise<void>;
}

export function clipMedia({ scene }: Clip, addressOf: MediaAddress = () => null): ClipMedia {
  const addresses = new Map((scene?.media ?? []).flatMap((media) => {
    const address = media.sha256 === null ? null : addressOf(media);
    return address === null ? [] : [[media.file, address] as const];
  }));
  const peek = ({ file, atMs }: MediaWanted) => {
    const address = addresses.get(file);
    return address === undefined ? null : peekMedia(address, atMs);
  };
  return {
    picture: (wanted) => {
      const found = peek(wanted);
      return found === "waiting" ? null : found;
    },
    isReady: (wanted) => wanted.every((each) => peek(each) !== "waiting"),
    prepare: async (wanted) => {
      for (const { file, atMs } of wanted) {
        const address = addresses.get(file);
        if (address !== undefined) await prepareMedia(address, atMs);
      }
    },
  };
}
