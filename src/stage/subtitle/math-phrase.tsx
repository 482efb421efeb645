import type { CSSProperties } from "react";
import type { Box, Theme } from "#look";
import { SANS, withAlpha } from "#look";
import { Formula, formulaHtml } from "#scenes";
import type { Phrase, Run } from "#show";

export interface MathPhraseProps {
  readonly phrase: Phrase;
  readonly box: Box;
  readonly theme: Theme;
}

/** A phrase that holds formulas: the same look as a painted one, set by the browser. */
export function MathPhrase({ phrase, box, theme }: MathPhraseProps) {
  const size = fittingSize(phrase, box.width);
  const style: CSSProperties = {
    position: "absolute", left: box.x, top: box.y, width: box.width, height: box.height,
    display: "flex", alignItems: "center", justifyContent: "center",
    fontFamily: SANS, fontSize: size, fontWeight: 400, lineHeight: 1.3, color: theme.ink,
  };
  return (
    <div style={style}>
      <div style={{ textAlign: "center", textWrap: "balance", lineBreak: "strict" }}>
        {phrase.runs.map((run, i) => <RunText key={i} run={run} size={size} theme={theme} />)}
      </div>
    </div>
  );
}

function RunText({ run, size, theme }: { readonly run: Run; readonly size: number; readonly theme: Theme }) {
  if (run.tex !== undefined) return <Formula tex={run.tex} size={size} wrongColor={theme.wrong} style={{ margin: "0 0.12em" }} />;
  const style: CSSProperties = {
    ...(run.stress === true ? { color: theme.vermilion, fontWeight: 700 } : {}),
    ...(run.fast === true ? { display: "inline-block", transform: "skewX(-9deg)", borderBottom: `4px solid ${theme.series[1]}` } : {}),
    ...(run.baofu === "dou" ? { background: `linear-gradient(transparent 60%, ${withAlpha(theme.vermilion, 0.2)} 60%)` } : {}),
  };
  if (run.ruby !== undefined)
    return <ruby style={style}>{run.text}<rt style={{ fontSize: "0.46em", color: theme.inkSoft }}>{run.ruby}</rt></ruby>;
  return <span style={style}>{run.stress === true ? [...run.text].map((character, i) => <Dotted key={i} character={character} />) : run.text}</span>;
}

/** 着重号 under one character. CSS's text-emphasis asks the line for three times its height here. */
function Dotted({ character }: { readonly character: string }) {
  if (/[\s\p{P}]/u.test(character)) return character;
  const dot: CSSProperties = {
    position: "absolute", left: "calc(50% - 0.065em)", bottom: "-0.09em", width: "0.13em", height: "0.13em", borderRadius: "50%", background: "currentColor",
  };
  return <span style={{ position: "relative", display: "inline-block", lineHeight: 1.1 }}>{character}<span style={dot} /></span>;
}

/** About how large the phrase may be to stay on two lines; a formula counts the glyphs KaTeX shows. */
function fittingSize(phrase: Phrase, width: number): number {
  const ems = phrase.runs.reduce((sum, run) => sum + (run.tex === undefined ? textEms(run.text) : formulaEms(run.tex)), 0);
  const twoLines = (2 * width * 0.94) / Math.max(1, ems);
  return Math.max(32, Math.min(58, Math.floor(twoLines)));
}

function textEms(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.codePointAt(0)! < 0x2e80 ? 0.56 : 1), 0);
}

function formulaEms(tex: string): number {
  const shown = formulaHtml(tex)?.replace(/<[^>]*>/gu, "") ?? tex;
  return [...shown].length * 0.62 * 1.21;
}
