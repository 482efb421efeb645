import type { KeyParts } from "../segment/key.ts";

/** Why a segment is rendered. */
export type Cause =
  | "new"
  | "text"
  | "takes"
  | "scene-parameters"
  | "media"
  | "cues"
  | "transition"
  | "timing"
  | "scene-code"
  | "stage-code"
  | "theme"
  | "fonts"
  | "video"
  | "engine"
  | "tool"
  | "missing"
  | "broken"
  | "unlike";

export type WhyReason = { readonly kind: "cached" } | { readonly kind: "render"; readonly causes: readonly [Cause, ...Cause[]] };

const parts: readonly (readonly [keyof KeyParts, Cause])[] = [
  ["text", "text"],
  ["takes", "takes"],
  ["sceneParameters", "scene-parameters"],
  ["media", "media"],
  ["cues", "cues"],
  ["transition", "transition"],
  ["sceneCode", "scene-code"],
  ["stageCode", "stage-code"],
  ["theme", "theme"],
  ["fonts", "fonts"],
  ["video", "video"],
  ["engine", "engine"],
  ["tool", "tool"],
];

/**
 * @param before what the clip's last segment was made of; undefined for a new clip
 * @param state of the segment that is wanted
 */
export function causesOf(before: Partial<KeyParts> | undefined, now: KeyParts, state: "missing" | "broken"): readonly [Cause, ...Cause[]] {
  if (state === "broken") return ["broken"];
  if (!before) return ["new"];
  const [first, ...rest] = parts.filter(([part]) => before[part] !== now[part]).map(([, cause]) => cause);
  if (first) return [first, ...rest];
  return before.timing === now.timing ? ["missing"] : ["timing"];
}

export function describeWhy(why: WhyReason, language: "zh" | "en"): string {
  if (why.kind === "cached") return language === "zh" ? "没有变，用缓存" : "unchanged, cached";
  return why.causes.map((cause) => words[cause][language]).join(language === "zh" ? "、" : ", ");
}

const words: Readonly<Record<Cause, Readonly<Record<"zh" | "en", string>>>> = {
  new: { zh: "新段落", en: "new" },
  text: { zh: "台词改了", en: "text changed" },
  takes: { zh: "录音换了", en: "takes changed" },
  "scene-parameters": { zh: "场景参数改了", en: "scene parameters changed" },
  media: { zh: "图片或视频换了", en: "picture or clip changed" },
  cues: { zh: "动效改了", en: "cues changed" },
  transition: { zh: "换场的方式改了", en: "another transition" },
  timing: { zh: "时间变了", en: "timing changed" },
  "scene-code": { zh: "场景代码改了", en: "scene code changed" },
  "stage-code": { zh: "舞台代码改了", en: "stage code changed" },
  theme: { zh: "主题换了", en: "theme changed" },
  fonts: { zh: "字体换了", en: "fonts changed" },
  video: { zh: "画面设置改了", en: "video settings changed" },
  engine: { zh: "引擎换了", en: "engine changed" },
  tool: { zh: "逗捧升级了", en: "Doupeng was updated" },
  missing: { zh: "缓存里没有了", en: "missing from the cache" },
  broken: { zh: "缓存文件坏了", en: "broken in the cache" },
  unlike: { zh: "与别的段落编码不同", en: "encoded unlike the other beats" },
};
