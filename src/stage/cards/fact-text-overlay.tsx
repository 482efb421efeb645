import type { CSSProperties } from "react";
import type { Box, Theme } from "#look";
import { ease, SANS } from "#look";
import { Formula } from "#scenes";
import type { BoundFact } from "#show";
import { splitMath } from "../inline-math.ts";
import { FACT } from "./fact-layout.ts";

export interface FactTextOverlayProps {
  readonly fact: BoundFact;
  readonly presence: number;
  readonly box: Box;
  readonly theme: Theme;
}

/** The statement of a fact card that holds formulas; the card under it is painted. */
export function FactTextOverlay({ fact, presence, box, theme }: FactTextOverlayProps) {
  const shift = -46 * (1 - ease(presence));
  const style: CSSProperties = {
    position: "absolute", left: box.x + FACT.padding + 4 + shift, top: box.y + FACT.padding, width: box.width - 2 * FACT.padding - 4,
    opacity: ease(presence), fontFamily: SANS, fontSize: 28, fontWeight: 700, lineHeight: FACT.textLeading, color: theme.ink, lineBreak: "strict",
  };
  return (
    <div style={style}>
      {splitMath(fact.text).map((piece, i) =>
        "tex" in piece ? <Formula key={i} tex={piece.tex} size={28} wrongColor={theme.wrong} /> : <span key={i}>{piece.text}</span>)}
    </div>
  );
}
