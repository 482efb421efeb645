import type { Point } from "#look";
import type { Character } from "./character.ts";

const RAD = Math.PI / 180;

/** The head as a ball with a face on it: turns longitude and latitude into px around the head's centre. */
export interface HeadBall {
  /** px of a spot on the face; `facing` is 1 straight at us, 0 at the rim, < 0 behind. */
  readonly spot: (longitude: number, latitude: number) => Point & { readonly facing: number };
  readonly yaw: number;
  readonly pitch: number;
}

export function headBall({ head: { rx, ry } }: Character, yaw: number, pitch: number): HeadBall {
  return {
    yaw,
    pitch,
    spot: (longitude, latitude) => {
      const lon = (longitude + yaw) * RAD;
      const lat = latitude * RAD;
      const depth = Math.cos(lat) * Math.cos(lon);
      const up = Math.sin(lat) * Math.cos(pitch * RAD) + depth * Math.sin(pitch * RAD);
      return {
        x: rx * Math.cos(lat) * Math.sin(lon),
        y: -ry * up,
        facing: depth * Math.cos(pitch * RAD) - Math.sin(lat) * Math.sin(pitch * RAD),
      };
    },
  };
}

/** Outline of the head, clockwise from its right; the chin swings a little with the face. */
export function headOutline({ head: { rx, ry, jaw } }: Character, yaw: number): Point[] {
  const swing = Math.sin(yaw * RAD) * rx * 0.13;
  return Array.from({ length: 48 }, (_, i) => {
    const a = (i / 48) * 2 * Math.PI;
    const down = Math.max(0, Math.sin(a));
    const width = 1 + jaw * Math.sin(down * Math.PI * (jaw > 0 ? 0.9 : 0.5));
    return { x: rx * Math.cos(a) * width + swing * down, y: ry * Math.sin(a) };
  });
}

/** The hair seen from in front: from the hairline up to a cap a little wider than the skull. */
export function hairOutline(character: Character, { yaw, pitch }: HeadBall): Point[] {
  const { rx, ry } = character.head;
  const [capX, capY] = [rx + 5, ry + character.hairRise];
  const outline: Point[] = [];
  const columns = 36;
  for (let i = 0; i <= columns; i++) {
    const seen = -90 + (180 * i) / columns;
    const longitude = ((seen - yaw + 540) % 360) - 180;
    const lat = character.hairline(longitude) * RAD;
    const up = Math.sin(lat) * Math.cos(pitch * RAD) + Math.cos(lat) * Math.cos(seen * RAD) * Math.sin(pitch * RAD);
    outline.push({ x: (rx + 1) * Math.cos(lat) * Math.sin(seen * RAD), y: -ry * up });
  }
  const [first, last] = [outline[0]!, outline[columns]!];
  const from = Math.atan2(last.y / capY, last.x / capX);
  const to = Math.atan2(first.y / capY, first.x / capX);
  const sweep = ((from - to + 4 * Math.PI) % (2 * Math.PI));
  for (let i = 1; i < 24; i++) {
    const a = from - (sweep * i) / 24;
    outline.push({ x: capX * Math.cos(a), y: capY * Math.sin(a) });
  }
  return outline;
}
