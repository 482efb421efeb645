import type { Clip, StageEvent } from "#show";
import { ease, mix } from "#look";
import type { Pose } from "../figure/pose.ts";
import { settle } from "../figure/pose.ts";
import type { Attention } from "./attention.ts";
import { attentionKeys } from "./attention.ts";
import { withFan } from "./fan-state.ts";
import type { Gesture } from "./neutral.ts";
import { DOUGEN_GESTURES, DOUGEN_REST, neutralPose, PENGGEN_GESTURES, PENGGEN_REST } from "./neutral.ts";
import type { Performer, SpokenPhrase } from "./speech.ts";
import { energyAt, isSpeaker, mouthAt, phrasesOf } from "./speech.ts";
import type { Spot } from "./stage-effects.ts";
import { concerns, effects } from "./stage-effects.ts";
import { steadyChance, swell, TICK_MS } from "./tick.ts";
import type { Key } from "./track.ts";
import { trackValue } from "./track.ts";

/** One performer's whole part in a clip: the settled pose at any tick, asked in any order. */
export function perform(clip: Clip, performer: Performer, spot: Spot): (tick: number) => Pose {
  const phrases = phrasesOf(clip);
  const looks = attentionKeys(clip, performer, phrases);
  const gestures = gestureKeys(clip, performer, phrases);
  const events = clip.stageEvents.filter((event) => concerns(event, performer.role));
  const fanCues = events.filter((event) => event.action === "fan");
  const startles = clip.stageEvents.filter((event) => event.action === "strike" && !concerns(event, performer.role));
  const rest = neutralPose(performer.role === "penggen" ? PENGGEN_REST : DOUGEN_REST);

  return (tick) => {
    const tMs = tick * TICK_MS;
    let pose: Pose = { ...rest, ...trackValue(gestures, tMs, 380, mixGesture) };
    pose = look(pose, trackLooks(looks, tMs, spot));
    pose = speak(pose, clip, performer, tMs);
    pose = listen(pose, clip, performer, phrases, tMs);
    pose = breathe(pose, clip, performer, tMs);
    pose = laugh(pose, clip, performer, tMs, tick);
    pose = withFan(pose, fanCues, tMs);
    for (const { tMs: atMs } of startles) {
      const jolt = swell(tMs - atMs + 50, 60, 520, 300);
      if (jolt > 0) pose = { ...pose, lift: pose.lift - 9 * jolt, lids: mix(pose.lids, 1.4, jolt), brow: mix(pose.brow, 1, jolt) };
    }
    for (const event of events) pose = act(pose, event, tMs, spot);
    return settle(pose);
  };
}

function act(pose: Pose, event: StageEvent, tMs: number, spot: Spot): Pose {
  const effect = effects[event.action];
  const sinceMs = tMs - event.tMs;
  if (effect === undefined || sinceMs < -effect.leadMs || sinceMs >= effect.durationMs) return pose;
  return effect.apply(pose, sinceMs, spot);
}

interface Look {
  readonly yaw: number;
  readonly pitch: number;
  readonly gazeX: number;
}

function trackLooks(keys: readonly Key<Attention>[], tMs: number, { sceneSide, hasScene }: Spot): Look {
  const towards: Readonly<Record<Attention, Look>> = {
    audience: { yaw: 6, pitch: 0, gazeX: 0 },
    partner: { yaw: 31, pitch: 1, gazeX: 0.5 },
    scene: hasScene ? { yaw: sceneSide * 42, pitch: 7, gazeX: sceneSide * 0.7 } : { yaw: 6, pitch: 4, gazeX: 0 },
  };
  return trackValue(keys.map(({ atMs, value }) => ({ atMs, value: towards[value] })), tMs, 300, (a, b, t) => ({
    yaw: mix(a.yaw, b.yaw, t),
    pitch: mix(a.pitch, b.pitch, t),
    gazeX: mix(a.gazeX, b.gazeX, t),
  }));
}

function look(pose: Pose, { yaw, pitch, gazeX }: Look): Pose {
  return { ...pose, yaw, pitch, gazeX };
}

/** A new gesture per phrase; hands go back to rest when the line is over. */
function gestureKeys(clip: Clip, performer: Performer, phrases: readonly SpokenPhrase[]): Key<Gesture>[] {
  const [rest, gestures] = performer.role === "penggen" ? [PENGGEN_REST, PENGGEN_GESTURES] : [DOUGEN_REST, DOUGEN_GESTURES];
  const keys: Key<Gesture>[] = [{ atMs: -1, value: rest }];
  const mine = phrases.filter(({ line }) => isSpeaker(performer, line));
  mine.forEach(({ line, phrase, index }, i) => {
    const pick = Math.floor(steadyChance(`${clip.id}/${performer.name}/hands`, index) * gestures.length);
    keys.push({ atMs: phrase.startMs, value: gestures[pick]! });
    const next = mine[i + 1];
    if (next === undefined || next.line !== line) keys.push({ atMs: line.startMs + line.durationMs, value: rest });
  });
  return keys.sort((a, b) => a.atMs - b.atMs);
}

function mixGesture(a: Gesture, b: Gesture, t: number): Gesture {
  const between = (p: Gesture["outer"], q: Gesture["outer"]) =>
    ({ x: mix(p.x, q.x, t), y: mix(p.y, q.y, t), angle: mix(p.angle, q.angle, t), shape: t < 0.5 ? p.shape : q.shape });
  return { outer: between(a.outer, b.outer), inner: between(a.inner, b.inner) };
}

/** The mouth follows the sound; head and hands beat time with it. */
function speak(pose: Pose, clip: Clip, performer: Performer, tMs: number): Pose {
  const mouth = mouthAt(clip, performer, tMs + TICK_MS / 2);
  const energy = energyAt(clip, performer, tMs);
  if (energy === 0) return pose;
  const scale = performer.role === "dougen" ? 1 : 0.6;
  const beat = (mouth - energy) * scale;
  return {
    ...pose,
    mouth,
    smile: mix(pose.smile, 0.55, ease(energy)),
    brow: pose.brow + energy * 0.9 * scale,
    pitch: pose.pitch + beat * 8,
    roll: pose.roll + 3 * scale * Math.sin(tMs / 900),
    lean: pose.lean + 2.2 * energy * scale,
    outer: { ...pose.outer, y: pose.outer.y - beat * 22 },
    inner: { ...pose.inner, y: pose.inner.y - beat * 18 },
  };
}

/** A small nod where the partner's phrase ends. */
function listen(pose: Pose, clip: Clip, performer: Performer, phrases: readonly SpokenPhrase[], tMs: number): Pose {
  for (const { line, phrase, index } of phrases) {
    if (isSpeaker(performer, line) || line.role === "narrator") continue;
    if (steadyChance(`${clip.id}/${performer.name}/nod`, index) > 0.5) continue;
    const nod = swell(tMs - phrase.endMs + 200, 200, 500, 250);
    if (nod > 0) return { ...pose, pitch: pose.pitch - 10 * nod };
  }
  return pose;
}

function breathe(pose: Pose, clip: Clip, performer: Performer, tMs: number): Pose {
  const phase = steadyChance(`${clip.id}/${performer.name}/breath`, 0) * 4000;
  const slot = Math.floor((tMs + phase) / 3300);
  const blinkMs = (tMs + phase) % 3300 - steadyChance(`${clip.id}/${performer.name}/blink`, slot) * 2900;
  const shut = blinkMs >= 0 && blinkMs < (performer.role === "penggen" ? 200 : 130);
  return {
    ...pose,
    lift: pose.lift + 2 * Math.sin(((tMs + phase) / 3800) * 2 * Math.PI),
    lean: pose.lean + 0.5 * Math.sin(((tMs + phase) / 6100) * 2 * Math.PI),
    lids: shut ? 0 : performer.role === "penggen" ? pose.lids * 0.9 : pose.lids,
  };
}

/** In a laugh gap the performers wait and enjoy it: 逗哏 openly, 捧哏 with his shoulders. */
function laugh(pose: Pose, clip: Clip, performer: Performer, tMs: number, tick: number): Pose {
  for (const { startMs, durationMs } of clip.laughs) {
    const joy = swell(tMs - startMs, 250, durationMs, 300);
    if (joy <= 0.02) continue;
    const open = performer.role === "dougen" ? 0.8 : 0.35;
    const heave = tick % 4 < 2 ? -5 : 1;
    return {
      ...pose,
      mirth: joy, smile: mix(pose.smile, 1, joy), mouth: Math.max(pose.mouth, joy * open), lift: pose.lift + heave * joy,
      pitch: pose.pitch + (performer.role === "dougen" ? 7 : -5) * joy, roll: pose.roll + 4 * joy,
    };
  }
  return pose;
}
