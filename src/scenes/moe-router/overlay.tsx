import type { RouterStreamParams, RouterStreamState } from "#sim";
import type { OverlayProps } from "../define-scene.ts";
import { Formula } from "../formula.tsx";

/** The gate: who is chosen, by score and bias, and with which weight, by the score alone. */
export function Overlay({ params, view }: OverlayProps<RouterStreamParams, RouterStreamState>) {
  const look = { size: 32, color: view.theme.inkSoft, wrongColor: view.theme.wrong };
  return (
    <div style={{ position: "absolute", left: 22, top: 84, display: "grid", rowGap: 18 }}>
      <Formula tex={String.raw`S=\mathrm{Top}_{${params.k}}(s+b)`} {...look} />
      <Formula tex={String.raw`g_i=\dfrac{s_i}{\sum_{j\in S}s_j}`} {...look} />
    </div>
  );
}
