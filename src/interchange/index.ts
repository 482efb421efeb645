export { writeSrt } from "./srt.ts";
export { writeVtt } from "./vtt.ts";
export type { Chapter } from "./chapters.ts";
export { chaptersOf, writeChapters } from "./chapters.ts";
