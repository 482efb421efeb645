import { createStore, type StoreApi } from "zustand/vanilla";
import {
  type Film, type FilmPlanReply, filmPlanReplySchema, type FilmRequest, type FilmsReply, filmsReplySchema, filmStartedSchema, type ServerEvent,
} from "../../server/protocol.ts";
import type { ServerLink } from "../app/server-link.ts";

export interface FilmsState extends FilmsReply {
  readonly isKnown: boolean;
  /** What a film of all beats would take, as last asked; null until then. */
  readonly lastPlan: FilmPlanReply | null;
  /** Clips the person leaves out; kept while the desk is away. */
  readonly left: ReadonlySet<string>;
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
}

const OVER: ReadonlySet<Film["state"]> = new Set<Film["state"]>(["done", "cancelled", "failed"]);

export function createFilms(link: ServerLink): Films {
  const store = createStore<FilmsState>(() => ({ isKnown: false, current: null, films: [], lastPlan: null, left: new Set() }));
  let plans = 0;
  const refresh = async () => { store.setState({ isKnown: true, ...await link.get("/api/films", filmsReplySchema) }); };
  return {
    ...store,
    refresh,
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
    },
    start: async (request) => {
      await link.send("POST", "/api/films", request, filmStartedSchema);
      await refresh();
    },
    cancel: async (id) => { store.setState({ isKnown: true, ...await link.send("DELETE", `/api/films/${id}`, {}, filmsReplySchema) }); },
    hear: (event) => {
      if (event.type !== "film") return;
      store.setState({ current: event.film });
      if (OVER.has(event.film.state)) void refresh();
    },
  };
}
