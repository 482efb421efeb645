/** Colours of one theme. Ink on paper with vermilion; every pair used together is colour-blind safe. */
export interface Theme {
  readonly name: "light" | "dark";
  /** Background of the whole frame. */
  readonly paper: string;
  /** A card or panel on the paper. */
  readonly card: string;
  /** Main strokes and text. */
  readonly ink: string;
  /** Secondary text, axes. */
  readonly inkSoft: string;
  /** Grids, hairlines, empty slots. */
  readonly inkFaint: string;
  /** The accent: what to look at now. */
  readonly vermilion: string;
  /** Series colours, in order of use; blue, ochre, jade, plum, slate. */
  readonly series: readonly [string, string, string, string, string];
  /** 逗哏 and 捧哏: gowns, names. */
  readonly dougen: string;
  readonly penggen: string;
  /** Verdicts of fact boxes. */
  readonly right: string;
  readonly wrong: string;
}

export const light: Theme = {
  name: "light",
  paper: "#f6f0e4",
  card: "#fffaf0",
  ink: "#2a2622",
  inkSoft: "#6b6257",
  inkFaint: "#d9cfbd",
  vermilion: "#c8372d",
  series: ["#2768b1", "#c98a1b", "#278f72", "#88498d", "#636864"],
  dougen: "#2b4a78",
  penggen: "#7a5230",
  right: "#278f72",
  wrong: "#c8372d",
};

export const dark: Theme = {
  name: "dark",
  paper: "#1a1917",
  card: "#262421",
  ink: "#f2eadb",
  inkSoft: "#b5aa99",
  inkFaint: "#443f38",
  vermilion: "#ef5b48",
  series: ["#63abf3", "#e6b04a", "#50d4a3", "#c688c8", "#a4bad4"],
  dougen: "#4f78b5",
  penggen: "#b07c4c",
  right: "#50d4a3",
  wrong: "#ef5b48",
};

export const themes = { light, dark } as const;
export type ThemeName = keyof typeof themes;
