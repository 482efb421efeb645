import type { Theme } from "#look";
import { mixColor } from "#look";

/** Colours of the set, derived from the theme. */
export interface SetPalette {
  readonly wall: string;
  readonly moon: string;
  readonly hills: readonly [string, string];
  readonly cloud: string;
  readonly silk: string;
  readonly silkLine: string;
  readonly wood: string;
  readonly woodLight: string;
  readonly cloth: string;
  readonly clothDark: string;
  readonly gold: string;
  readonly strip: string;
}

export function setPalette(theme: Theme): SetPalette {
  const isDark = theme.name === "dark";
  return {
    wall: mixColor(theme.paper, isDark ? "#f2eadb" : "#8a6d45", isDark ? 0.045 : 0.11),
    moon: isDark ? "#4a4234" : "#fbf4e2",
    hills: isDark ? ["#34352f", "#2c2e2b"] : ["#d3cdb8", "#c2bfa9"],
    cloud: isDark ? "#4c463b" : "#d8c7a4",
    silk: isDark ? "#4a3d2c" : "#d9c49a",
    silkLine: isDark ? "#6d5a40" : "#b99a62",
    wood: isDark ? "#6b4426" : "#7a4a26",
    woodLight: isDark ? "#8d6038" : "#a87543",
    cloth: isDark ? "#7c2a26" : "#93302a",
    clothDark: isDark ? "#5c1f1d" : "#71221f",
    gold: "#d9b36a",
    strip: theme.card,
  };
}
