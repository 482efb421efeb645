import { createStore, type StoreApi } from "zustand/vanilla";
import type { KeepNotice, KeepStatus } from "../keep/status.ts";

export interface Notice {
  readonly id: number;
  readonly notice: KeepNotice;
}

export interface SavingState {
  readonly status: KeepStatus;
  /** Newest last; each stays until it is answered or put away. */
  readonly notices: readonly Notice[];
}

/** What the person must know of the saving. */
export interface Saving extends StoreApi<SavingState> {
  readonly tell: (status: KeepStatus) => void;
  readonly notify: (notice: KeepNotice) => void;
  readonly dismiss: (id: number) => void;
}

export function createSaving(): Saving {
  const store = createStore<SavingState>(() => ({ status: { kind: "saved", atMs: null }, notices: [] }));
  let count = 0;
  return {
    ...store,
    tell: (status) => { store.setState({ status }); },
    notify: (notice) => {
      const id = ++count;
      store.setState(({ notices }) => ({ notices: [...notices.filter((each) => each.notice.kind !== notice.kind || notice.kind === "draft"), { id, notice }] }));
    },
    dismiss: (id) => { store.setState(({ notices }) => ({ notices: notices.filter((each) => each.id !== id) })); },
  };
}
