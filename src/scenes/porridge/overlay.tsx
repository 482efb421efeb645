import type { ChopstickState } from "#sim";
import type { OverlayProps } from "../define-scene.ts";
import { Formula } from "../formula.tsx";

const LIMIT = String.raw`\tfrac12 W(L-h)\sin\theta\,\le\,\tfrac14 N\tau d h^2`;

/** The condition that the two bars compare. */
export function Overlay({ view }: OverlayProps<unknown, ChopstickState>) {
  return (
    <div style={{ position: "absolute", left: 764, top: 678, width: 544, textAlign: "center" }}>
      <Formula tex={LIMIT} size={35} color={view.theme.inkSoft} wrongColor={view.theme.wrong} />
    </div>
  );
}
