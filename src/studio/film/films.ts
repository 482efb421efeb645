import { z } from "zod";
import { createStore, type StoreApi } from "zustand/vanilla";
import {
  type Film, type FilmPlanReply, filmPlanReplySchema, type FilmRequest, type FilmsReply, filmsReplySchema, filmStartedSchema, type ServerEvent,
} from "../../server/protocol.ts";
import { remember, remembered } from "../app/remembered.ts";
import type { ServerLink } from "../app/server-link.ts";

export interface FilmsState extends FilmsReply {
  readonly isKnown: boolean;
  /** What a film of all beats would take, as last asked; null until then. */
  readonly lastPlan: FilmPlanReply | null;
  /** Clips the person leaves out; remembered for each show. */
  readonly left: ReadonlySet<string>;
  /** The one that was seen being made and came to its end, until that is put away; a cancelled one tells nothing. */
  readonly ended: Film | null;
}

/** The films of a show: made by the server, which goes on when this tab is closed. */
export interface Films extends StoreApi<FilmsState> {
  /** Asks anew what a film of all beats would take, also while one is made. */
  readonly plan: () => Promise<void>;
  readonly choose: (clipIds: readonly string[], isChosen: boolean) => void;
  readonly start: (request: FilmRequest) => Promise<void>;
  readonly cancel: (id: string) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly hear: (event: ServerEvent) => void;
  readonly putEndedAway: () => void;
}

export function isOver({ state }: Film): boolean {
  return state === "done" || state === "cancelled" || state === "failed";
}

/** The id of the film whose end is to be told, also when this tab was closed or loaded again meanwhile. */
const AWAITED = "doupeng-film";
const idsSchema = z.array(z.string());
/** The server tells of a running film several times a second; after this long without a word it is asked. ms */
const SILENCE_MS = 5000;

/** @param showId whose choice of beats is remembered in this browser */
export function createFilms(link: ServerLink, showId: string): Films {
  const leftKey = `doupeng-left-out:${showId}`;
  const store = createStore<FilmsState>(() => ({ isKnown: false, current: null, films: [], lastPlan: null, left: new Set(remembered(leftKey, idsSchema)), ended: null }));
  let plans = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const take = (known: Partial<FilmsState>) => {
    store.setState(known);
    clearTimeout(silence);
    const { current, films } = store.getState();
    if (current !== null && !isOver(current)) {
      remember(AWAITED, current.id);
      silence = setTimeout(() => { refresh().catch(() => { store.setState({ current: null }); }); }, SILENCE_MS);
      return;
    }
    const awaited = remembered(AWAITED, z.string());
    const ended = awaited === null ? undefined : [current, ...films].find((film) => film?.id === awaited);
    if (ended == null || ended.state === "cancelled") putEndedAway();
    else store.setState({ ended });
  };
  const refresh = async () => { take({ isKnown: true, ...await link.get("/api/films", filmsReplySchema) }); };
  const putEndedAway = () => {
    remember(AWAITED, null);
    store.setState({ ended: null });
  };
  return {
    ...store,
    refresh,
    putEndedAway,
    plan: async () => {
      const asked = ++plans;
      const lastPlan = await link.send("POST", "/api/films/plan", {}, filmPlanReplySchema);
      // Of two on their way the later holds.
      if (asked === plans) store.setState({ lastPlan });
    },
    choose: (clipIds, isChosen) => {
      const left = new Set(store.getState().left);
      for (const id of clipIds) {
        if (isChosen) left.delete(id);
        else left.add(id);
      }
      store.setState({ left });
      remember(leftKey, left.size === 0 ? null : [...left]);
    },
    start: async (request) => {
      await link.send("POST", "/api/films", request, filmStartedSchema);
      await refresh();
    },
    cancel: async (id) => { take({ isKnown: true, ...await link.send("DELETE", `/api/films/${id}`, {}, filmsReplySchema) }); },
    hear: (event) => {
      if (event.type !== "film") return;
      take({ current: event.film });
      if (isOver(event.film)) void refresh();
    },
  };
}
