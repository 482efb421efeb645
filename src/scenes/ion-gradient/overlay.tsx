import type { IonState } from "#sim";
import type { OverlayProps } from "../define-scene.ts";
import { Formula } from "../formula.tsx";
import { FORMULA } from "./layout.ts";

/** Goldman, Hodgkin and Katz; the anion counts with its sides exchanged, as the line under it says. */
const GOLDMAN = String.raw`\displaystyle V=\frac{RT}{F}\,\ln\frac{\sum P\,c_{\text{out}}}{\sum P\,c_{\text{in}}}`;

export function Overlay({ view: { theme } }: OverlayProps<unknown, IonState>) {
  return (
    <div style={{ position: "absolute", ...FORMULA }}>
      <Formula tex={GOLDMAN} size={25} color={theme.inkSoft} wrongColor={theme.wrong} />
    </div>
  );
}
