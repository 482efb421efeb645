import type { Clock } from "../store/studio-store.ts";

export const browserClock: Clock = {
  after: (ms, run) => {
    const handle = setTimeout(run, ms);
    return () => { clearTimeout(handle); };
  },
};
