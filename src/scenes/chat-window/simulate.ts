import { splitAtoms } from "#look";
import type { SimEvent } from "#sim";
import type { ChatParams } from "./params.ts";

export interface Message {
  readonly who: "user" | "model";
  readonly text: string;
  /** Joined, they are the text. */
  readonly pieces: readonly string[];
  /** Letters that are there. */
  readonly shown: number;
  readonly isRunning: boolean;
}

export interface ChatState {
  readonly params: ChatParams;
  /** Those that have begun. */
  readonly messages: readonly Message[];
  readonly showTokens: boolean;
  readonly tokensPerSecond: number;
  /** Read and written so far. */
  readonly tokens: number;
}

/** What stands in for a tokenizer: a word, or at most two Chinese characters of one phrase. Every model cuts in its own way. */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let isOpen = false;
  for (const { text: atom, badness } of splitAtoms(text)) {
    if (isOpen && [...pieces.at(-1)!].length === 1) pieces[pieces.length - 1] += atom;
    else pieces.push(atom);
    isOpen = badness === 2;
  }
  return pieces;
}

interface Place {
  readonly index: number;
  /** Units of the message done: letters of a person, pieces of a model. */
  readonly done: number;
  /** Still to wait before the message begins, ms. */
  readonly waitMs: number;
}

/** A pure timeline: one message after the other, at a pace that cues may change. */
export function converse(params: ChatParams, _seed: number, events: readonly SimEvent[]): (tMs: number) => ChatState {
  const open = ({ who, text }: { readonly who: "user" | "model"; readonly text: string }) => ({ who, text, pieces: piecesOf(text), letters: [...text] });
  const given = params.messages.map(open);
  const added = events.filter(({ action }) => action === "say")
    .map(({ tMs, args }) => ({ tMs, message: open({ who: args["who"] === "model" ? "model" : "user", text: String(args["text"]) }) }));

  return (tMs) => {
    let [place, nowMs, rate, showTokens]: [Place, number, number, boolean] = [{ index: 0, done: 0, waitMs: 0 }, 0, params.tokensPerSecond, params.showTokens];
    const list = [...given];
    const unitsOf = (i: number): number => (list[i]!.who === "user" ? list[i]!.letters.length : list[i]!.pieces.length);
    const advance = ({ index, done, waitMs }: Place, forMs: number): Place => {
      let left = forMs;
      while (index < list.length) {
        if (left < waitMs) return { index, done, waitMs: waitMs - left };
        left -= waitMs;
        waitMs = 0;
        const speed = (list[index]!.who === "user" ? params.charsPerSecond : rate) / 1000;
        const needMs = (unitsOf(index) - done) / speed;
        if (left < needMs) return { index, done: done + left * speed, waitMs };
        if (!params.autoplay) return { index, done: unitsOf(index), waitMs };
        left -= needMs;
        [index, done, waitMs] = [index + 1, 0, params.pauseMs];
      }
      return { index, done, waitMs };
    };
    for (const { tMs: atMs, action, args } of events) {
      if (atMs > tMs) break;
      place = advance(place, atMs - nowMs);
      nowMs = atMs;
      if (action === "pace") rate = Number(args["tokensPerSecond"]);
      else if (action === "tokens") showTokens = args["show"] === true;
      else if (action === "say") list.push(added.find(({ message }) => !list.includes(message))!.message);
      else if (place.index < list.length) place = { index: place.index + 1, done: 0, waitMs: 0 };
    }
    place = advance(place, tMs - nowMs);
    const messages = list.slice(0, place.index + (place.waitMs > 0 ? 0 : 1)).map(({ who, text, pieces, letters }, i): Message => {
      const units = Math.floor(place.done + 1e-9);
      const here = who === "user" ? letters.slice(0, units).join("") : pieces.slice(0, units).join("");
      const isRunning = i === place.index && units < unitsOf(i);
      return { who, text, pieces, shown: i < place.index ? text.length : here.length, isRunning };
    });
    return { params, messages, showTokens, tokensPerSecond: rate, tokens: messages.reduce((sum, message) => sum + tokensShown(message), 0) };
  };
}

/** A piece that is half typed does not count yet. */
function tokensShown({ pieces, shown }: Message): number {
  let [end, count] = [0, 0];
  for (const piece of pieces) if ((end += piece.length) <= shown) count++;
  return count;
}

export function frameKey({ params, messages, showTokens, tokensPerSecond }: ChatState): string {
  return `${messages.map(({ who, text, shown, isRunning }) => `${who}${text}${shown}${isRunning}`).join("|")} ${showTokens} ${tokensPerSecond} ${JSON.stringify(params)}`;
}
