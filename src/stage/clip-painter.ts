import type { Box, Context2D, Theme } from "#look";
import { ease } from "#look";
import type { Scene } from "#scenes";
import type { BoundFact, Clip } from "#show";
import type { SpokenPhrase } from "./acting/speech.ts";
import { tickAt } from "./acting/tick.ts";
import { actTitleBox, drawActTitle } from "./cards/act-title.ts";
import { drawFactCard } from "./cards/fact-card.ts";
import { createCast } from "./cast.ts";
import { clipView } from "./clip-view.ts";
import { isMathText } from "./inline-math.ts";
import { createLayer, keptLayer, turningLayer } from "./layer.ts";
import type { Layout } from "./layout.ts";
import type { MediaAddress } from "./media/clip-media.ts";
import { clipMedia } from "./media/clip-media.ts";
import { paintScene } from "./scene-box.ts";
import { drawApron, drawBackdrop } from "./set/backdrop.ts";
import { hasMath } from "./subtitle/current.ts";
import { drawPhrase } from "./subtitle/draw-phrase.ts";
import { drawStrip } from "./subtitle/strip.ts";
import { drawTag } from "./subtitle/tag.ts";
import { createTransitionPainter } from "./transition/transition-painter.ts";

export interface ClipPainterInput {
  readonly clip: Clip;
  /** Of `clip.scene`; null when the clip has none. */
  readonly scene: Scene | null;
  readonly theme: Theme;
  /** Size of the picture, device px; 16:9, 1:1 or 9:16. */
  readonly width: number;
  readonly height: number;
  /** Where this page gets the show's media; without it a scene shows none. */
  readonly mediaAddress?: MediaAddress | undefined;
}

export interface ClipPainter {
  /** Decodes the media of that instant, for `paint`. @throws NotServed when a file does not come */
  readonly prepare: (tMs: number) => Promise<void>;
  /** Whether there is nothing to prepare. */
  readonly isReady: (tMs: number) => boolean;
  /** Fills the whole picture. `g` must have no transform other than a shift by whole px. What is not prepared is missing. */
  readonly paint: (g: Context2D, tMs: number) => void;
  /** Equal non-null keys mean equal canvas pictures; null when the scene cannot tell. */
  readonly pictureKey: (tMs: number) => string | null;
  /** Equal keys mean equal `ClipOverlay`s. */
  readonly overlayKey: (tMs: number) => string;
  readonly hasOverlay: (tMs: number) => boolean;
}

/** Paints one clip at any instant, in any order. Made once per clip: what stands still is kept as bitmaps. */
export function createClipPainter(input: ClipPainterInput): ClipPainter {
  const { clip, scene, theme, width, height, mediaAddress } = input;
  if (clip.transition !== undefined) return createTransitionPainter(input, clip.transition);
  const view = clipView(clip, scene, { width, height });
  const { layout } = view;
  const media = clipMedia(clip, scene, view.stateAt, mediaAddress);
  const { frame } = layout;
  const scale = width / frame.width;
  const cast = createCast(clip, theme, layout);
  const whole = { x: 0, y: 0, ...frame };
  const backdrop = keptLayer(() => createLayer(whole, scale, true));
  const castLayer = turningLayer(() => createLayer(layout.cast, scale));
  let lastTick = -1;
  const stripLayer = keptLayer(() => createLayer(stripBox(layout), scale));
  const factLayer = keptLayer(() => createLayer({ x: layout.factCard.x - 20, y: layout.factCard.y - 20, width: layout.factCard.width + 40, height: layout.factCard.height + 60 }, scale));
  const titleBox = actTitleBox(layout.actTitle);
  const titleLayer = keptLayer(() => createLayer(titleBox, scale));

  const paintStrip = (spoken: SpokenPhrase | null) => (g: Context2D) => {
    if (layout.apron !== null) drawApron(g, theme, layout.apron);
    drawStrip(g, theme, layout.subtitle);
    if (spoken === null) return;
    drawTag(g, theme, clip, layout, spoken.line);
    if (!hasMath(spoken)) drawPhrase(g, theme, spoken.phrase, layout.subtitleText);
  };
  const paintFact = (fact: BoundFact) => (g: Context2D) => drawFactCard(g, theme, fact, layout.factCard, !isMathText(fact.text));

  return {
    prepare: media.prepare,
    isReady: media.isReady,
    paint: (g, tMs) => {
      backdrop("still", (b) => drawBackdrop(b, theme, layout)).copyTo(g);
      if (scene !== null && layout.scene !== null) {
        g.save();
        g.scale(scale, scale);
        paintScene(g, scene, layout.scene, view.stateAt(tMs), { theme, media: media.picture });
        g.restore();
      }
      const tick = tickAt(tMs);
      castLayer.show(cast.at(tick)).copyTo(g);
      // Where pictures follow each other, the next drawing of the cast is spread over those that still show this one.
      if (tick === lastTick || tick === lastTick + 1) castLayer.prepare(cast.at(tick + 1));
      lastTick = tick;
      const spoken = view.phraseAt(tMs);
      stripLayer(`${spoken?.index}`, paintStrip(spoken)).copyTo(g);
      const card = view.factAt(tMs);
      if (card !== null) {
        g.save();
        g.globalAlpha = ease(card.presence);
        factLayer(`${clip.facts.indexOf(card.fact)}`, paintFact(card.fact)).copyTo(g, { x: -46 * (1 - ease(card.presence)), y: 0 });
        g.restore();
      }
      const title = ease(view.titleAt(tMs));
      if (title > 0 && clip.actTitle !== null) {
        const bill = titleLayer("bill", (b) => drawActTitle(b, theme, clip.actTitle!, titleBox));
        g.save();
        g.globalAlpha = Math.min(1, title * 3);
        g.beginPath();
        g.rect(0, 0, width, Math.round((titleBox.y + titleBox.height * title) * scale));
        g.clip();
        bill.copyTo(g);
        g.restore();
      }
    },
    pictureKey: (tMs) => {
      let sceneKey = "";
      if (scene !== null && layout.scene !== null) {
        if (scene.frameKey === undefined) return null;
        sceneKey = scene.frameKey(view.stateAt(tMs) as never);
      }
      const card = view.factAt(tMs);
      return [
        cast.at(tickAt(tMs)).key,
        view.phraseAt(tMs)?.index ?? "-",
        card === null ? "-" : `${clip.facts.indexOf(card.fact)}@${card.presence}`,
        view.titleAt(tMs),
        sceneKey,
      ].join("|");
    },
    overlayKey: (tMs) => {
      const spoken = view.phraseAt(tMs);
      const card = view.factAt(tMs);
      return [
        scene?.Overlay === undefined ? "" : (scene.overlayKey?.(view.stateAt(tMs) as never) ?? ""),
        scene?.Overlay === undefined ? "" : view.titleAt(tMs),
        spoken !== null && hasMath(spoken) ? spoken.index : "-",
        card !== null && isMathText(card.fact.text) ? `${clip.facts.indexOf(card.fact)}@${card.presence}` : "-",
      ].join("|");
    },
    hasOverlay: (tMs) => {
      if (scene?.Overlay !== undefined && layout.scene !== null) return true;
      const spoken = view.phraseAt(tMs);
      const card = view.factAt(tMs);
      return (spoken !== null && hasMath(spoken)) || (card !== null && isMathText(card.fact.text));
    },
  };
}

/** The words' scroll with the tag on its edge, and the apron below it. */
function stripBox({ frame, subtitle, apron }: Layout): Box {
  const y = subtitle.y - 52;
  return apron === null ? { ...subtitle, y, height: subtitle.height + 64 } : { x: 0, y, width: frame.width, height: frame.height - y };
}
