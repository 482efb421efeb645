import type { UnitParams, UnitState } from "#sim";
import type { OverlayProps } from "../define-scene.ts";
import { Formula } from "../formula.tsx";

/** The whole neuron in one line. */
export function Overlay({ view }: OverlayProps<UnitParams, UnitState>) {
  return (
    <div style={{ position: "absolute", left: 20, top: 634 }}>
      <Formula tex={String.raw`y=f\Bigl(\textstyle\sum_i w_i x_i-\theta\Bigr)`} size={38} color={view.theme.ink} wrongColor={view.theme.wrong} />
    </div>
  );
}
