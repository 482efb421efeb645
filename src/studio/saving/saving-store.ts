import { createStore, type StoreApi } from "zustand/vanilla";
import type { KeepNotice, KeepStatus } from "../keep/status.ts";

export interface Notice {
  readonly id: number;
  readonly notice: KeepNotice;
}

export interface SavingState {
  readonly status: KeepStatus;
  /** Newest last; each stays until it is answered or put away, or has been shown long enough. */
  readonly notices: readonly Notice[];
}

/** What the person must know of the saving. */
export interface Saving extends StoreApi<SavingState> {
  readonly tell: (status: KeepStatus) => void;
  readonly notify: (notice: KeepNotice) => void;
  readonly dismiss: (id: number) => void;
}

/** Whether it tells only what the manuscript shows anyway: nothing is lost by who misses it. */
export function isPassing({ kind }: KeepNotice): boolean {
  return kind === "outside" || kind === "merged" || kind === "was-gone" || kind === "took-over";
}

export function createSaving(): Saving {
  const store = createStore<SavingState>(() => ({ status: { kind: "saved", atMs: null }, notices: [] }));
  let count = 0;
  return {
    ...store,
    tell: (status) => { store.setState({ status }); },
    notify: (notice) => {
      const id = ++count;
      const isOlder = (each: KeepNotice) => (isPassing(notice) ? isPassing(each) : each.kind === notice.kind && notice.kind !== "draft");
      store.setState(({ notices }) => ({ notices: [...notices.filter((each) => !isOlder(each.notice)), { id, notice }] }));
    },
    dismiss: (id) => { store.setState(({ notices }) => ({ notices: notices.filter((each) => each.id !== id) })); },
  };
}
