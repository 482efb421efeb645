import type { Theme } from "#look";
import type { NeuronState } from "#sim";
import type { OverlayProps } from "../define-scene.ts";
import { Formula } from "../formula.tsx";
import { FORMULA } from "./layout.ts";

/** KaTeX sets its letters 1.21 times this, so that they come out at the smallest size of the stage. */
const SIZE_PX = 24;

const tex = ({ series: [na, k] }: Theme) => String.raw`\begin{aligned}
C\,\dot V={}&I-\textcolor{${na}}{\bar g_{\rm Na}m^3h\,(V-E_{\rm Na})}\\
&{}-\textcolor{${k}}{\bar g_{\rm K}\,n^4\,(V-E_{\rm K})}\\
&{}-\bar g_{\rm L}\,(V-E_{\rm L})\end{aligned}`;

/** The membrane equation, its terms in the colours of their channels. */
export function Overlay({ view: { theme } }: OverlayProps<unknown, NeuronState>) {
  return (
    <div style={{ position: "absolute", ...FORMULA }}>
      <Formula tex={tex(theme)} size={SIZE_PX} color={theme.inkSoft} wrongColor={theme.wrong} />
    </div>
  );
}
