import type { MediaPicture } from "#look";

/** Longest side of a kept picture, px: more than any zoom shows, and four bytes each. */
const MOST = 4096;

/** Decodes a PNG, JPEG or WebP. @throws when the bytes are no such picture */
export async function decodeStill(bytes: Blob): Promise<MediaPicture> {
  const whole = await createImageBitmap(bytes);
  const { width, height } = whole;
  const shrink = MOST / Math.max(width, height);
  if (shrink >= 1) return { image: whole, width, height, durationMs: null };
  const image = await createImageBitmap(whole, { resizeWidth: Math.round(width * shrink), resizeHeight: Math.round(height * shrink), resizeQuality: "high" });
  whole.close();
  return { image, width: image.width, height: image.height, durationMs: null };
}
