import type { z } from "zod";

/** What this browser remembers under a key; null when that is nothing, or nothing of the kind. */
export function remembered<T>(key: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(browserMemory.getItem(key) ?? "null"));
  } catch {
    return null;
  }
}

/** Remembers what JSON can hold, and forgets it for null. */
export function remember(key: string, value: unknown): void {
  browserMemory.setItem(key, JSON.stringify(value));
}

/** `localStorage` where it is allowed and has room; nothing that is kept in it is needed. */
export const browserMemory = {
  getItem: (key: string): string | null => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  setItem: (key: string, value: string): void => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // The next visit begins as the first one did.
    }
  },
};
