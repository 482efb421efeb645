import type { AttentionPageParams, AttentionPageState } from "#sim";
import type { OverlayProps } from "../define-scene.ts";
import { Formula } from "../formula.tsx";
import { PANEL } from "./layout.ts";

/** What every head computes, with the factor and the mask of the moment. */
export function Overlay({ state, view }: OverlayProps<AttentionPageParams, AttentionPageState>) {
  return (
    <div style={{ position: "absolute", left: PANEL.x - 20, width: PANEL.width + 24, top: 614, textAlign: "center" }}>
      <Formula tex={formulaOf(state)} size={30} color={view.theme.ink} wrongColor={view.theme.wrong} />
    </div>
  );
}

export function overlayKey(state: AttentionPageState): string {
  return formulaOf(state);
}

function formulaOf({ sharpness, scaled, causal }: AttentionPageState): string {
  const factor = sharpness === 1 ? "" : String.raw`${Number(sharpness.toPrecision(3))}\,`;
  const score = String.raw`${factor}q\cdot k_j`;
  return String.raw`w_j=\mathrm{softmax}${causal ? String.raw`_{\,j\le i}` : ""}\Bigl(${scaled ? String.raw`\tfrac{${score}}{\sqrt d}` : score}\Bigr)`;
}
