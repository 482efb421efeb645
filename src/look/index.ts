export type { Theme, ThemeName } from "./theme.ts";
export { light, dark, themes } from "./theme.ts";
export { SANS, KAI, SIZE, font } from "./type.ts";
export type { Context2D, View } from "./context.ts";
export { ramp, ease, mix, DURATION } from "./easing.ts";
