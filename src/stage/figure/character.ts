import type { Theme } from "#look";
import { mixColor } from "#look";

/** What makes one performer himself. Lengths in the figure's px. */
export interface Character {
  readonly head: {
    readonly rx: number;
    readonly ry: number;
    /** Below the cheeks: < 0 a pointed chin, > 0 jowls. */
    readonly jaw: number;
    /** Centre of the head above the line of the shoulders. */
    readonly above: number;
  };
  readonly shoulder: number;
  readonly belly: number;
  readonly hem: number;
  /** Drop of the shoulder line from neck to arm. */
  readonly slope: number;
  readonly upperArm: number;
  readonly foreArm: number;
  readonly sleeve: number;
  readonly skin: string;
  readonly gown: string;
  readonly hair: string;
  /** Latitude (degrees above the eyes' line) where the hair ends, by longitude from the nose. */
  readonly hairline: (longitude: number) => number;
  readonly hairRise: number;
  readonly browThickness: number;
  /** Slope of the brows: + outer ends hang. */
  readonly browHang: number;
  readonly eyeLatitude: number;
  readonly eyeSpread: number;
  readonly nose: "sharp" | "round";
  /** A second chin. */
  readonly chin: boolean;
  readonly mouthWidth: number;
}

/** Ink of all outlines, in both themes: the figures are painted puppets, not text. */
export const LINE = "#2b2521";

/** 逗哏: slim, long-faced, brows always on the way up. */
export function dougen(theme: Theme): Character {
  return {
    head: { rx: 59, ry: 73, jaw: -0.2, above: 92 },
    shoulder: 80, belly: 80, hem: 112, slope: 34,
    upperArm: 104, foreArm: 100, sleeve: 58,
    skin: "#f4d3b3",
    gown: theme.dougen,
    hair: "#2b2521",
    hairline: (longitude) => {
      const a = Math.abs(longitude);
      if (a < 70) return 40 + 7 * Math.cos((longitude + 20) / 28);
      return a < 96 ? 40 - (a - 70) * 2.1 : Math.max(-30, -14 - (a - 96) * 1.2);
    },
    hairRise: 13,
    browThickness: 8, browHang: -1,
    eyeLatitude: 2, eyeSpread: 25,
    nose: "sharp", chin: false, mouthWidth: 17,
  };
}

/** 捧哏: round, unhurried, eyebrows that forgive. */
export function penggen(theme: Theme): Character {
  return {
    head: { rx: 76, ry: 74, jaw: 0.13, above: 84 },
    shoulder: 104, belly: 138, hem: 142, slope: 40,
    upperArm: 104, foreArm: 98, sleeve: 66,
    skin: "#efc9a2",
    gown: theme.penggen,
    hair: mixColor("#2b2521", "#8d8578", 0.28),
    hairline: (longitude) => {
      const a = Math.abs(longitude);
      if (a < 66) return 62 - 9 * Math.cos((a / 66) * Math.PI * 2) * (a < 33 ? 1 : 0.4);
      return a < 98 ? 56 - (a - 66) * 2 : Math.max(-30, -8 - (a - 98) * 1.4);
    },
    hairRise: 5,
    browThickness: 9, browHang: 9,
    eyeLatitude: 3, eyeSpread: 23,
    nose: "round", chin: true, mouthWidth: 23,
  };
}
