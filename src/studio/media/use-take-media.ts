import { createContext, useContext } from "react";
import type { MediaUploads } from "./media-uploads.ts";

/** How a file gets into the show's `media/`; null where there is no show. */
export const TakeMediaContext = createContext<MediaUploads["take"] | null>(null);

export function useTakeMedia(): MediaUploads["take"] | null {
  return useContext(TakeMediaContext);
}
