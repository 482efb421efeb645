import { useLayoutEffect, useState, type RefObject } from "react";

/** The width of an element, CSS px, kept up to date; 0 before it is laid out. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => { setWidth(entry?.contentRect.width ?? 0); });
    observer.observe(element.current);
    return () => { observer.disconnect(); };
  }, [element]);
  return width;
}
