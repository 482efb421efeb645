import type { Bilingual } from "#sim";

export type Language = "zh" | "en";

/** Every sentence of the gallery. */
export const WORDS = {
  gallery: { zh: "场景画廊", en: "Scene gallery" },
  play: { zh: "播放", en: "Play" },
  pause: { zh: "暂停", en: "Pause" },
  toStart: { zh: "回到开头", en: "To the start" },
  time: { zh: "场景时间", en: "Scene time" },
  params: { zh: "参数", en: "Parameters" },
  actions: { zh: "动作", en: "Actions" },
  fire: { zh: "现在做", en: "Do it now" },
  events: { zh: "已插入", en: "Inserted" },
  remove: { zh: "去掉", en: "Remove" },
  clear: { zh: "全部恢复", en: "Reset all" },
  seed: { zh: "种子", en: "Seed" },
  dice: { zh: "换一个种子", en: "Roll the seed" },
  dark: { zh: "深色", en: "Dark" },
  light: { zh: "浅色", en: "Light" },
  noEvents: { zh: "还没有。点上面的动作，就在此刻发生。", en: "None yet. Press an action and it happens at this moment." },
  quantities: { zh: "画的是这些量", en: "Quantities shown" },
} as const satisfies Record<string, Bilingual>;
