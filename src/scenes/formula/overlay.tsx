import { useLayoutEffect, useRef, type CSSProperties } from "react";
import { mix, mixColor } from "#look";
import type { OverlayProps } from "../define-scene.ts";
import { Formula } from "../formula.tsx";
import { replaceTerms } from "./terms.ts";
import type { FormulaState } from "./simulate.ts";

/** Where formulas stand: the one of this step large, the ones before it small above. */
const STAGE = { top: 224, height: 264, width: 1250 } as const;
const PAST = { top: 84, row: 112, width: 1000 } as const;
const SIZES = { now: 104, past: 38 } as const;

/** The formula of this step, with the term that is pointed at in vermilion and underlined; the one before it climbs out of its place and stays small above. */
export function Overlay({ state, view }: OverlayProps<unknown, FormulaState>) {
  const { index, fade, underlined, term, params } = state;
  const { ink, inkSoft, vermilion, wrong } = view.theme;
  const texOf = (step: number) =>
    String.raw`\displaystyle ` + replaceTerms(params.steps[step]!.tex, (name, body) => (step === index && name === term?.name ? String.raw`\textcolor{${vermilion}}{${body}}` : `{${body}}`));
  return (
    <>
      {index > 0 && (
        <Fitted style={{ top: mix(STAGE.top + (STAGE.height - PAST.row) / 2, PAST.top, fade), height: PAST.row }} width={PAST.width} height={PAST.row} grown={mix(SIZES.now / SIZES.past, 1, fade)}>
          <Formula tex={texOf(index - 1)} size={SIZES.past} color={mixColor(ink, inkSoft, fade)} wrongColor={wrong} />
        </Fitted>
      )}
      <Fitted style={{ top: STAGE.top + 60 * (1 - fade), height: STAGE.height, opacity: Math.max(0, 2 * fade - 1) }} width={STAGE.width} height={STAGE.height} underline={{ color: vermilion, share: underlined }}>
        <Formula tex={texOf(index)} size={SIZES.now} color={ink} wrongColor={wrong} />
      </Fitted>
    </>
  );
}

interface FittedProps {
  readonly style: CSSProperties;
  readonly width: number;
  readonly height: number;
  readonly children: React.ReactNode;
  /** Drawn so many times larger, whatever it needs. */
  readonly grown?: number;
  /** A stroke under what has this colour, drawn so far from left to right. */
  readonly underline?: { readonly color: string; readonly share: number };
}

/** In the middle of its row; shrunk when it is wider or higher. */
function Fitted({ style, width, height, children, grown = 1, underline }: FittedProps) {
  const inner = useRef<HTMLDivElement>(null);
  const stroke = useRef<HTMLDivElement>(null);
  // Only the browser knows how wide KaTeX sets it; offsets do not see the transform.
  useLayoutEffect(() => {
    const box = inner.current;
    if (box === null) return;
    box.style.transform = `scale(${grown * Math.min(1, width / Math.max(1, box.offsetWidth), height / Math.max(1, box.offsetHeight))})`;
    if (stroke.current !== null) placeUnder(stroke.current, box, underline?.share ?? 0);
  });
  return (
    <div style={{ position: "absolute", left: 0, width: "100%", display: "flex", alignItems: "center", justifyContent: "center", ...style }}>
      <div ref={inner} style={{ flex: "none", position: "relative" }}>
        {children}
        {underline && <div ref={stroke} style={{ position: "absolute", height: 7, borderRadius: "4px 2px 2px 4px", background: underline.color }} />}
      </div>
    </div>
  );
}

/** Lays a stroke under everything that KaTeX has coloured. */
function placeUnder(stroke: HTMLElement, box: HTMLElement, share: number): void {
  const rects = [...box.querySelectorAll<HTMLElement>(".katex [style*='color:']")].map((each) => each.getBoundingClientRect());
  stroke.style.display = share > 0 && rects.length > 0 ? "block" : "none";
  if (rects.length === 0) return;
  const outer = box.getBoundingClientRect();
  const scale = outer.width / Math.max(1, box.offsetWidth);
  const [left, right, bottom] = [Math.min(...rects.map((rect) => rect.left)), Math.max(...rects.map((rect) => rect.right)), Math.max(...rects.map((rect) => rect.bottom))];
  stroke.style.left = `${(left - outer.left) / scale - 6}px`;
  stroke.style.top = `${(bottom - outer.top) / scale - 10}px`;
  stroke.style.width = `${((right - left) / scale + 12) * share}px`;
}
