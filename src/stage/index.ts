export { catalogue } from "./catalogue.ts";
export { actionSounds, builtInSounds, stageActions } from "./actions.ts";
export type { ClipPainter, ClipPainterInput } from "./clip-painter.ts";
export { createClipPainter } from "./clip-painter.ts";
export type { ClipOverlayProps } from "./clip-overlay.tsx";
export { ClipOverlay } from "./clip-overlay.tsx";
export type { ClipFrameProps } from "./clip-frame.tsx";
export { ClipFrame } from "./clip-frame.tsx";
export type { ClipInputProps } from "./clip-composition.tsx";
export { ClipComposition, FontFolder } from "./clip-composition.tsx";
export { compositionId, Root } from "./compositions.tsx";
export { sampleClip } from "./sample-clip.ts";
export type { StageFont } from "./fonts.ts";
export { fontFaces, loadFonts } from "./fonts.ts";
export type { Layout, Shape } from "./layout.ts";
export { FRAME, frames, SCENE, shapeOf } from "./layout.ts";
export { missingGlyphs } from "#look";
// Whoever makes a painter needs its theme; the render layer sees the look only through here.
export { themes } from "#look";
