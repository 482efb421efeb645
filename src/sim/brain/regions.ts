import type { Bilingual } from "../quantity.ts";

/** Patches of cortex by what they are called for; a sketch: real maps overlap, and no patch works alone. */
export const brainRegions = {
  vision: { zh: "看", en: "seeing" },
  hearing: { zh: "听", en: "hearing" },
  touch: { zh: "触觉", en: "touch" },
  movement: { zh: "动作", en: "movement" },
  language: { zh: "语言", en: "language" },
  speech: { zh: "说话", en: "speech" },
  memory: { zh: "记忆", en: "memory" },
  space: { zh: "空间", en: "space" },
  faces: { zh: "认脸", en: "faces" },
  planning: { zh: "计划", en: "planning" },
  emotion: { zh: "情绪", en: "emotion" },
  attention: { zh: "注意", en: "attention" },
} as const satisfies Record<string, Bilingual>;

export type BrainRegion = keyof typeof brainRegions;
export const brainRegionIds = Object.keys(brainRegions) as BrainRegion[];

/** What a person does, and the regions it calls. */
export const brainTasks = {
  read: ["vision", "language", "attention"],
  listen: ["hearing", "language", "attention"],
  speak: ["speech", "language", "movement", "hearing"],
  chopsticks: ["vision", "touch", "movement", "space"],
  recall: ["memory", "language", "emotion"],
  recognise: ["vision", "faces", "memory"],
  reckon: ["planning", "attention", "space"],
} as const satisfies Record<string, readonly BrainRegion[]>;

export type BrainTask = keyof typeof brainTasks;

export const brainTaskTitles = {
  read: { zh: "看书", en: "reading" },
  listen: { zh: "听讲", en: "listening" },
  speak: { zh: "说话", en: "speaking" },
  chopsticks: { zh: "使筷子", en: "using chopsticks" },
  recall: { zh: "想往事", en: "remembering" },
  recognise: { zh: "认人", en: "recognising a face" },
  reckon: { zh: "算数", en: "reckoning" },
} as const satisfies Record<BrainTask, Bilingual>;
