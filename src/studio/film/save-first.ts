import { createContext } from "react";

/** A film is made of what is on the disk: waits until all that was typed is there. */
export const SaveFirstContext = createContext<() => Promise<void>>(() => Promise.resolve());
