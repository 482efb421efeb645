import type { BlockRunState, ScaleRule } from "#sim";
import type { OverlayProps } from "../define-scene.ts";
import { Formula } from "../formula.tsx";
import { TITLE_Y } from "./layout.ts";

const SCALE: Readonly<Record<ScaleRule, string>> = {
  floor: String.raw`X = 2^{\lfloor \log_2 \max_i |V_i| \rfloor - e_{\max}}`,
  ceil: String.raw`X = 2^{\lceil \log_2 \max_i |V_i| \rceil - e_{\max}}`,
  even: String.raw`X = 2^{\lfloor \log_2 \mathrm{rnd}(\max_i |V_i|) \rfloor - e_{\max}}`,
  rceil: String.raw`X = 2^{\lceil \log_2 (\max_i |V_i| / P_{\max}) \rceil}`,
};

/** The formula of what is being done. */
export function Overlay({ state, view }: OverlayProps<unknown, BlockRunState>) {
  return (
    <div style={{ position: "absolute", right: 4, top: TITLE_Y - 36 }}>
      <Formula tex={formulaOf(state)} size={30} color={view.theme.inkSoft} wrongColor={view.theme.wrong} />
    </div>
  );
}

export function formulaOf({ step, rule }: BlockRunState): string {
  if (step === "compare") return String.raw`\hat V_i = X \, P_i`;
  return step === "snap" || step === "pack" || step === "divide" ? String.raw`P_i = \mathrm{RNE}(V_i / X)` : SCALE[rule];
}
