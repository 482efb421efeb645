import type { Context2D } from "#look";
import { drawShape, mixShape } from "#look";
import type { BoundTransition } from "#show";
import type { ClipPainter, ClipPainterInput } from "../clip-painter.ts";
import { createLayer, keptLayer } from "../layer.ts";
import { clipMedia } from "../media/clip-media.ts";
import { inSceneBox, paintScene } from "../scene-box.ts";
import { drawApron, drawBackdrop } from "../set/backdrop.ts";
import { drawStrip } from "../subtitle/strip.ts";
import { passingCast } from "./passing-cast.ts";
import { progressAt } from "./progress.ts";
import { shapeOf, sidesOf } from "./side.ts";

/** Paints the way from one clip to the next: wall and scene fade over, the object that is carried goes along, performers stay. */
export function createTransitionPainter({ clip, theme, width, height, mediaAddress }: ClipPainterInput, transition: BoundTransition): ClipPainter {
  const sides = sidesOf(transition, { width, height });
  const { from, to } = sides;
  const { layout } = to.view;
  const scale = width / layout.frame.width;
  const whole = { x: 0, y: 0, ...layout.frame };
  const still = (paint: (g: Context2D) => void) => {
    const layer = keptLayer(() => createLayer(whole, scale, true));
    return (g: Context2D, alpha: number) => {
      if (alpha <= 0) return;
      g.save();
      g.globalAlpha = alpha;
      layer("still", paint).copyTo(g);
      g.restore();
    };
  };
  const shown = [from, to].map((side) => ({ ...side, media: clipMedia(side.clip, side.scene, side.view.stateAt, mediaAddress) }));
  const pictureOf = ({ scene, view, tMs, media }: (typeof shown)[number]) => still((g) => {
    drawBackdrop(g, theme, view.layout);
    if (scene !== null && view.layout.scene !== null) paintScene(g, scene, view.layout.scene, view.stateAt(tMs), { theme, media: media.picture });
  });
  const [before, after] = shown.map(pictureOf) as [ReturnType<typeof still>, ReturnType<typeof still>];
  const ground = still((g) => { drawBackdrop(g, theme, layout); });
  const drawCast = passingCast(sides, theme, clip.durationMs);
  const at = (tMs: number) => progressAt(clip, transition, tMs);
  const leaving = transition.carried && shapeOf(from, transition.carried.from, theme);
  const coming = transition.carried && shapeOf(to, transition.carried.to, theme);

  return {
    prepare: async () => { await Promise.all(shown.map(({ media, tMs }) => media.prepare(tMs))); },
    isReady: () => shown.every(({ media, tMs }) => media.isReady(tMs)),
    paint: (g, tMs) => {
      const progress = at(tMs);
      // A dissolve lays the new picture over the old one, so that what both show never pales.
      if (transition.carried === null) before(g, 1);
      else {
        ground(g, 1);
        before(g, progress.from);
      }
      after(g, progress.to);
      g.save();
      g.scale(scale, scale);
      if (leaving && coming && layout.scene !== null) inSceneBox(g, layout.scene, () => {
        g.globalAlpha = progress.object;
        drawShape(g, mixShape(leaving, coming, progress.travel));
      });
      drawCast(g, tMs, progress.walk);
      if (layout.apron !== null) drawApron(g, theme, layout.apron);
      drawStrip(g, theme, layout.subtitle);
      g.restore();
    },
    pictureKey: (tMs) => `${tMs}`,
    overlayKey: (tMs) => {
      const { from: a, to: b } = at(tMs);
      return `${a.toFixed(3)}|${b.toFixed(3)}`;
    },
    hasOverlay: () => [from, to].some(({ scene, view }) => scene?.Overlay !== undefined && view.layout.scene !== null),
  };
}
