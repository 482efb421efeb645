import { uniform, type NeuronState } from "#sim";
import { STRIP } from "./layout.ts";

/** One drawn channel; the fractions sum over all channels of a kind to what the equations say. */
export interface Channel {
  readonly ion: "na" | "k";
  readonly x: number;
  /** 0 shut … 1 open. */
  readonly open: number;
  /** 0…1: how far the inactivation ball of a sodium channel has swung into its mouth. */
  readonly plugged: number;
  /** Blocked by a drug for as long as that acts. */
  readonly drugged: boolean;
}

const PATTERN = [..."nnknnknnknnk"].map((letter) => (letter === "n" ? "na" : "k") as "na" | "k");
const STREAM = 0x676174;

/**
 * Twelve channels in a row. m³h of the sodium channels and n⁴ of the potassium channels are open, in a fixed order of
 * opening scattered along the row; 1 − h of the sodium channels are inactivated, those that open last going first.
 */
export function channelsOf(state: NeuronState): Channel[] {
  const pitch = (STRIP.right - STRIP.left) / PATTERN.length;
  const places = { na: placesOf("na"), k: placesOf("k") };
  const { naBlock, kBlock } = state.drive.membrane;
  const fraction = {
    na: { open: state.m ** 3 * state.h, plugged: 1 - state.h, drugged: naBlock },
    k: { open: state.n ** 4, plugged: 0, drugged: kBlock },
  };
  return PATTERN.map((ion, place) => {
    const { open, plugged, drugged } = fraction[ion];
    const order = places[ion];
    const free = order.length - Math.round(drugged * order.length);
    const rank = order.indexOf(place);
    const x = STRIP.left + pitch * (place + 0.5);
    if (rank >= free) return { ion, x, open: 0, plugged: 0, drugged: true };
    return { ion, x, open: clamp(open * free - rank), plugged: clamp(plugged * free - (free - 1 - rank)), drugged: false };
  });
}

/** Places of one kind in the order in which they open. */
function placesOf(ion: "na" | "k"): number[] {
  return PATTERN.flatMap((kind, place) => (kind === ion ? [place] : [])).sort((a, b) => uniform(3, STREAM, a) - uniform(3, STREAM, b));
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
