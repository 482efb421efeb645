import type { Role, VerdictKind } from "#show";
import type { Language } from "../words/words.ts";
import { actHeading } from "../words/act-names.ts";
import { beatName } from "../words/beat-name.ts";
import { minutes, overUnder } from "../words/clock.ts";
import { isOpen, type Scale } from "./hit.ts";
import type { Row, Rows } from "./rows.ts";
import { beatsBetween, itemsOf, type LineItem, type Track, type TrackBeat } from "./track.ts";

/** The colours of the look, read from the page. */
export type Colours = Readonly<Record<"paper" | "paper-raised" | "paper-sunken" | "hairline" | "ink" | "muted" | "vermilion" | "vermilion-soft" | "dougen" | "penggen" | "narrator" | "xi" | "dou" | "ok" | "wrong" | "warn", string>>;

const NAMES = ["paper", "paper-raised", "paper-sunken", "hairline", "ink", "muted", "vermilion", "vermilion-soft", "dougen", "penggen", "narrator", "xi", "dou", "ok", "wrong", "warn"] as const;

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as unknown as Colours;
}

export interface Picture {
  readonly track: Track;
  readonly rows: Rows;
  readonly scale: Scale;
  readonly colours: Colours;
  readonly language: Language;
  /** The beat and block under the cursor. */
  readonly here: { readonly beatId: string | null; readonly blockIndex: number | null };
  /** A boundary or cue under the pointer, or being dragged; film time. */
  readonly handle: { readonly kind: "gap" | "cue"; readonly filmMs: number; readonly label: string } | null;
}

const FONT = '12px "Noto Sans SC", system-ui, sans-serif';
const SMALL = '11px "Noto Sans SC", system-ui, sans-serif';
/** Narrower than this holds no word. */
const WORD_PX = 22;

/** Draws what can be seen. The canvas is as wide as the window over the film. */
export function paintTimeline(g: CanvasRenderingContext2D, picture: Picture): void {
  const { track, rows, scale, colours } = picture;
  const { pxPerMs, leftPx, widthPx } = scale;
  g.clearRect(0, 0, widthPx, rows.height);
  g.textBaseline = "middle";
  const x = (filmMs: number) => filmMs * pxPerMs - leftPx;
  paintRuler(g, picture, x);
  for (const act of track.acts) {
    const [from, to] = [x(act.startMs), x(act.startMs + act.durationMs)];
    if (to < 0 || from > widthPx) continue;
    paintAct(g, picture, act, x);
  }
  const beats = beatsBetween(track, leftPx / pxPerMs, (leftPx + widthPx) / pxPerMs);
  beats.forEach((beat, index) => {
    const next = beats.slice(index + 1).find((each) => itemsOf(each).cues.length > 0);
    paintBeat(g, picture, beat, x, next === undefined ? Infinity : x(next.placed.startMs + itemsOf(next).cues[0]!.tMs));
  });
  if (picture.handle !== null) paintHandle(g, picture, x(picture.handle.filmMs));
  g.fillStyle = colours.hairline;
  g.fillRect(0, rows.dougen.top - 1, widthPx, 1);
}

/** Steps of the ruler, s. */
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800];

function paintRuler(g: CanvasRenderingContext2D, { rows: { ruler, height }, scale: { pxPerMs, leftPx, widthPx }, colours, track }: Picture, x: (ms: number) => number): void {
  const stepMs = (STEPS.find((step) => step * 1000 * pxPerMs >= 64) ?? STEPS.at(-1)!) * 1000;
  const lastMs = Math.min(track.durationMs, (leftPx + widthPx) / pxPerMs);
  g.font = SMALL;
  g.textAlign = "left";
  for (let ms = Math.floor(leftPx / pxPerMs / stepMs) * stepMs; ms <= lastMs; ms += stepMs) {
    const at = Math.round(x(ms)) + 0.5;
    g.fillStyle = colours.hairline;
    g.globalAlpha = 0.5;
    g.fillRect(at, 0, 1, height);
    g.globalAlpha = 1;
    g.fillStyle = colours.muted;
    g.fillText(stepMs < 1000 ? `${minutes(Math.floor(ms / 1000) * 1000)}.${Math.round((ms % 1000) / 100)}` : minutes(ms), at + 4, ruler.top + ruler.height / 2);
  }
}

function paintAct(g: CanvasRenderingContext2D, { rows: { acts, height }, scale, colours, language }: Picture, { kind, title, startMs, durationMs, targetMs }: Track["acts"][number], x: (ms: number) => number): void {
  const [from, to] = [x(startMs), x(startMs + durationMs)];
  box(g, acts, from + 1, to, colours["paper-sunken"]);
  g.fillStyle = colours.hairline;
  g.fillRect(Math.round(from), acts.top, 1, height - acts.top);
  const over = targetMs === null ? null : durationMs - targetMs;
  if (targetMs !== null && over !== null) {
    // What is over is shaded, what is missing is a mark at the end of the target.
    const end = x(startMs + targetMs);
    g.globalAlpha = 0.25;
    if (over > 0) box(g, acts, Math.max(from + 1, end), to, colours.wrong);
    g.globalAlpha = 1;
    g.fillStyle = over > 0 ? colours.wrong : colours.ok;
    g.fillRect(Math.round(Math.min(end, to - 2)), acts.top, 2, acts.height);
  }
  const said = `${actHeading(kind, title)[language]}  ${minutes(durationMs)}${targetMs === null || over === null ? "" : ` / ${minutes(targetMs)}  ${overUnder(over)[language]}`}`;
  const stays = Math.max(from, 0);
  words(g, said, stays + 6, to - 4, acts, over !== null && over >= 500 ? colours.wrong : colours.ink, FONT, scale);
}

function paintBeat(g: CanvasRenderingContext2D, picture: Picture, beat: TrackBeat, x: (ms: number) => number, nextCuePx: number): void {
  const { rows, scale, colours, here } = picture;
  const { clip, startMs } = beat.placed;
  const [from, to] = [x(startMs), x(startMs + clip.durationMs)];
  const isHere = beat.node !== null && here.beatId === clip.beatId;
  box(g, rows.beats, from + 1, to, isHere ? colours["vermilion-soft"] : colours["paper-raised"], isHere ? colours.vermilion : colours.hairline);
  words(g, clip.kind === "reprise" ? `↻ ${clip.title}` : (beat.node === null ? clip.title : beatName(beat.node)) || `#${clip.id}`, Math.max(from, 0) + 6, to - 4, rows.beats, isHere ? colours.vermilion : colours.ink, FONT, scale);
  const inside = (ms: number) => x(startMs + ms);
  const items = itemsOf(beat);
  for (const line of items.lines) paintLine(g, picture, line, inside, isHere && line.blockIndex === here.blockIndex, beat.node === null);
  for (const { startMs: at, durationMs } of items.laughs) hatch(g, rows, inside(at), Math.max(inside(at) + 2, inside(at + durationMs)), colours.xi);
  for (const { kind, startMs: at, endMs } of items.jokes) box(g, rows.jokes, inside(at), Math.max(inside(at) + 3, inside(endMs)), colours[kind]);
  if (!isOpen(beat, scale.pxPerMs)) return;
  for (const fact of items.facts) {
    box(g, rows.facts, inside(fact.startMs), inside(fact.endMs) - 1, colours["paper-raised"], verdictColour(fact.verdict, colours));
    words(g, `${VERDICT_SIGNS[fact.verdict]} ${fact.text}`, inside(fact.startMs) + 5, inside(fact.endMs) - 4, rows.facts, verdictColour(fact.verdict, colours), SMALL, scale);
  }
  items.cues.forEach(({ tMs, text, action }, index) => {
    const at = inside(tMs);
    const next = items.cues[index + 1];
    g.fillStyle = action === null ? colours.muted : colours.ink;
    diamond(g, at, rows.cues.top + rows.cues.height / 2, 4);
    words(g, text || (action ?? ""), at + 7, Math.min((next === undefined ? nextCuePx : inside(next.tMs)) - 7, at + 140), rows.cues, colours.muted, SMALL, scale);
  });
}

function paintLine(g: CanvasRenderingContext2D, { rows, scale, colours }: Picture, { startMs, endMs, role, text }: LineItem, x: (ms: number) => number, isHere: boolean, isEcho: boolean): void {
  const row = rowOf(rows, role);
  const [from, to] = [x(startMs), Math.max(x(startMs) + 1, x(endMs))];
  if (to < 0 || from > scale.widthPx) return;
  g.globalAlpha = isEcho ? 0.4 : isHere ? 1 : 0.8;
  box(g, row, from, to, colours[role]);
  g.globalAlpha = 1;
  words(g, text, Math.max(from, 0) + 4, to - 2, row, colours.paper, SMALL, scale);
  if (isHere) {
    g.strokeStyle = colours.ink;
    g.lineWidth = 1.5;
    g.strokeRect(from + 0.75, row.top + 0.75, Math.max(1, to - from - 1.5), row.height - 1.5);
  }
}

function paintHandle(g: CanvasRenderingContext2D, { rows, colours, handle, scale }: Picture, at: number): void {
  const isCue = handle!.kind === "cue";
  g.fillStyle = colours.vermilion;
  g.fillRect(at - 1, rows.dougen.top, 2, (isCue ? rows.cues.top + rows.cues.height : rows.penggen.top + rows.penggen.height) - rows.dougen.top);
  if (isCue) diamond(g, at, rows.cues.top + rows.cues.height / 2, 5);
  if (handle!.label === "") return;
  g.font = FONT;
  const width = g.measureText(handle!.label).width + 10;
  const left = Math.max(0, Math.min(scale.widthPx - width, at + 4));
  box(g, { top: rows.beats.top, height: rows.beats.height }, left, left + width, colours.vermilion);
  g.fillStyle = colours.paper;
  g.textAlign = "left";
  g.fillText(handle!.label, left + 5, rows.beats.top + rows.beats.height / 2);
}

const VERDICT_SIGNS: Readonly<Record<VerdictKind, string>> = { supported: "✓", overlaps: "≈", contradicted: "✕", unchecked: "?", unsourced: "?" };

function verdictColour(verdict: VerdictKind, colours: Colours): string {
  return verdict === "supported" ? colours.ok : verdict === "contradicted" ? colours.wrong : colours.warn;
}

function rowOf(rows: Rows, role: Role): Row {
  return rows[role];
}

function box(g: CanvasRenderingContext2D, { top, height }: Row, from: number, to: number, fill: string, line?: string): void {
  const left = Math.max(-10, from);
  const width = Math.min(g.canvas.width + 10, to) - left;
  if (width <= 0) return;
  g.beginPath();
  if (width > 8) g.roundRect(left, top, width, height, 3);
  else g.rect(left, top, Math.max(1, width), height);
  g.fillStyle = fill;
  g.fill();
  if (line === undefined || width < 4) return;
  g.strokeStyle = line;
  g.lineWidth = 1;
  g.stroke();
}

function words(g: CanvasRenderingContext2D, text: string, from: number, to: number, { top, height }: Row, colour: string, font: string, { widthPx }: Scale): void {
  const room = Math.min(to, widthPx) - from;
  if (room < WORD_PX || text === "") return;
  g.save();
  g.beginPath();
  g.rect(from, top, room, height);
  g.clip();
  g.font = font;
  g.fillStyle = colour;
  g.textAlign = "left";
  // More than fits is never measured.
  g.fillText(text.slice(0, Math.ceil(room / 5)), from, top + height / 2 + 0.5);
  g.restore();
}

function hatch(g: CanvasRenderingContext2D, { dougen, penggen }: Rows, from: number, to: number, colour: string): void {
  const top = dougen.top;
  const height = penggen.top + penggen.height - top;
  g.save();
  g.beginPath();
  g.rect(from, top, to - from, height);
  g.clip();
  g.strokeStyle = colour;
  g.globalAlpha = 0.8;
  g.lineWidth = 1.5;
  g.beginPath();
  for (let at = from - height; at < to; at += 6) {
    g.moveTo(at, top + height);
    g.lineTo(at + height, top);
  }
  g.stroke();
  g.restore();
}

function diamond(g: CanvasRenderingContext2D, x: number, y: number, r: number): void {
  g.beginPath();
  g.moveTo(x, y - r);
  g.lineTo(x + r, y);
  g.lineTo(x, y + r);
  g.lineTo(x - r, y);
  g.fill();
}
