import type { ListRule } from "./file-list.ts";

const SOUNDS = [".opus", ".ogg", ".wav", ".mp3", ".m4a", ".aac", ".flac", ".webm"];
const PICTURES = [".png", ".jpg", ".jpeg", ".webp"];

/** Where a show keeps its sounds and pictures. */
export const MEDIA_RULES: readonly ListRule[] = [
  { folder: "takes", endings: SOUNDS, depth: 0 },
  { folder: "media", endings: [...SOUNDS, ...PICTURES, ".mp4", ".m4v", ".mov", ".mkv"], depth: 2 },
  { folder: "", endings: SOUNDS, depth: 0 },
];
