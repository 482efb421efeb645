import { createStore, type StoreApi } from "zustand/vanilla";
import {
  type Film, type FilmPlanReply, filmPlanReplySchema, type FilmRequest, type FilmsReply, filmsReplySchema, filmStartedSchema, type ServerEvent,
} from "../../server/protocol.ts";
import type { ServerLink } from "../app/server-link.ts";

export interface FilmsState extends FilmsReply {
  readonly isKnown: boolean;
}

/** The films of a show: made by the server, which goes on when this tab is closed. */
export interface Films extends StoreApi<FilmsState> {
  readonly plan: (request: FilmRequest) => Promise<FilmPlanReply>;
  readonly start: (request: FilmRequest) => Promise<void>;
  readonly cancel: (id: string) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly hear: (event: ServerEvent) => void;
}

const OVER: ReadonlySet<Film["state"]> = new Set<Film["state"]>(["done", "cancelled", "failed"]);

export function createFilms(link: ServerLink): Films {
  const store = createStore<FilmsState>(() => ({ isKnown: false, current: null, films: [] }));
  const refresh = async () => { store.setState({ isKnown: true, ...await link.get("/api/films", filmsReplySchema) }); };
  return {
    ...store,
    refresh,
    plan: (request) => link.send("POST", "/api/films/plan", request, filmPlanReplySchema),
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
