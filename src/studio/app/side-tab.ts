import { createStore } from "zustand/vanilla";

export type SideTab = "inspector" | "quantities" | "problems" | "reports";

/** Which panel stands under the preview. */
export const sideTab = createStore<SideTab>(() => "inspector");
