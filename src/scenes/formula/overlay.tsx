import { useLayoutEffect, useRef, type CSSProperties } from "react";
import type { OverlayProps } from "../define-scene.ts";
import { Formula } from "../formula.tsx";
import { replaceTerms } from "./terms.ts";
import type { FormulaState } from "./simulate.ts";

/** Where formulas stand: the one of this step large, the ones before it small above. */
const STAGE = { top: 224, height: 264, width: 1250 } as const;
const PAST = { top: 92, row: 112, width: 1000 } as const;

/** The formula of this step, with the term that is pointed at in vermilion, and the step before it. */
export function Overlay({ state, view }: OverlayProps<unknown, FormulaState>) {
  const { index, fade, term, params } = state;
  const { ink, inkSoft, vermilion, wrong } = view.theme;
  const texOf = (step: number) =>
    String.raw`\displaystyle ` + replaceTerms(params.steps[step]!.tex, (name, body) => (step === index && name === term?.name ? String.raw`\textcolor{${vermilion}}{${body}}` : `{${body}}`));
  return (
    <>
      {index > 0 && (
        <Fitted style={{ top: PAST.top, height: PAST.row, opacity: fade }} width={PAST.width} height={PAST.row}>
          <Formula tex={texOf(index - 1)} size={38} color={inkSoft} wrongColor={wrong} />
        </Fitted>
      )}
      <Fitted style={{ top: STAGE.top, height: STAGE.height, opacity: fade }} width={STAGE.width} height={STAGE.height}>
        <Formula tex={texOf(index)} size={104} color={ink} wrongColor={wrong} />
      </Fitted>
    </>
  );
}

interface FittedProps {
  readonly style: CSSProperties;
  readonly width: number;
  readonly height: number;
  readonly children: React.ReactNode;
}

/** In the middle of its row; shrunk when it is wider or higher. */
function Fitted({ style, width, height, children }: FittedProps) {
  const inner = useRef<HTMLDivElement>(null);
  // Only the browser knows how wide KaTeX sets it; offsets do not see the transform.
  useLayoutEffect(() => {
    const box = inner.current;
    if (box === null) return;
    box.style.transform = `scale(${Math.min(1, width / Math.max(1, box.offsetWidth), height / Math.max(1, box.offsetHeight))})`;
  });
  return (
    <div style={{ position: "absolute", left: 0, width: "100%", display: "flex", alignItems: "center", justifyContent: "center", ...style }}>
      <div ref={inner} style={{ flex: "none" }}>{children}</div>
    </div>
  );
}
