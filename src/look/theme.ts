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
  series: ["#1f6fb2", "#c98a1b", "#2e8b6f", "#8a4b8f", "#5d6b78"],
  dougen: "#2b4a78",
  penggen: "#7a5230",
  right: "#2e8b6f",
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
  series: ["#62b0f0", "#e6b04a", "#5cc4a0", "#c98bd0", "#9fb0bf"],
  dougen: "#4f78b5",
  penggen: "#b07c4c",
  right: "#5cc4a0",
  wrong: "#ef5b48",
};

export const themes = { light, dark } as const;
export type ThemeName = keyof typeof themes;
