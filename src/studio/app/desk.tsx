import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { HistoryDialog } from "../saving/history-dialog.tsx";
import { Welcome } from "../welcome/welcome.tsx";
import type { ServerLink } from "./server-link.ts";

interface DeskState {
  readonly isHistoryOpen: boolean;
}

/** What lies over the page now and then. */
export interface DeskStore extends StoreApi<DeskState> {
  readonly openHistory: () => void;
}

export function createDesk(): DeskStore {
  const store = createStore<DeskState>(() => ({ isHistoryOpen: false }));
  return { ...store, openHistory: () => { store.setState({ isHistoryOpen: true }); } };
}

export function Desk({ desk, link, isFirstRun }: { readonly desk: DeskStore; readonly link: ServerLink; readonly isFirstRun: boolean }) {
  const isHistoryOpen = useStore(desk, (state) => state.isHistoryOpen);
  return (
    <>
      {isHistoryOpen && <HistoryDialog link={link} close={() => { desk.setState({ isHistoryOpen: false }); }} />}
      {isFirstRun && <Welcome />}
    </>
  );
}
