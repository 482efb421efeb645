import type { MediaPicture, MediaWanted } from "#look";
import type { Scene } from "#scenes";
import type { BoundMedia, Clip } from "#show";
import { peekMedia, prepareMedia } from "./shelf.ts";

/** Where a page gets a file of the show; null: it cannot. */
export type MediaAddress = (media: BoundMedia) => string | null;

/** The media that a clip's scene shows, for its painter. */
export interface ClipMedia {
  readonly picture: (wanted: MediaWanted) => MediaPicture | null;
  /** Whether nothing of that instant (ms of the clip) is still to be decoded. */
  readonly isReady: (tMs: number) => boolean;
  /** @throws NotServed when a file does not come */
  readonly prepare: (tMs: number) => Promise<void>;
}

/** @param stateAt states of the clip's scene */
export function clipMedia(clip: Clip, scene: Scene | null, stateAt: (tMs: number) => unknown, addressOf: MediaAddress = () => null): ClipMedia {
  const addresses = new Map((clip.scene?.media ?? []).flatMap((media) => {
    const address = media.sha256 === null ? null : addressOf(media);
    return address === null ? [] : [[media.file, address] as const];
  }));
  const wanted = (tMs: number) => (scene?.media === undefined ? [] : scene.media(stateAt(tMs) as never));
  const peek = ({ file, atMs }: MediaWanted) => {
    const address = addresses.get(file);
    return address === undefined ? null : peekMedia(address, atMs);
  };
  return {
    picture: (each) => {
      const found = peek(each);
      return found === "waiting" ? null : found;
    },
    isReady: (tMs) => wanted(tMs).every((each) => peek(each) !== "waiting"),
    prepare: async (tMs) => {
      for (const { file, atMs } of wanted(tMs)) {
        const address = addresses.get(file);
        if (address !== undefined) await prepareMedia(address, atMs);
      }
    },
  };
}
