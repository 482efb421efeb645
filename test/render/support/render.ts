import type { BoundShow } from "#show";
import type { RenderEvent, RenderOptions } from "#render";
import { renderFilm } from "#render";

/** Renders a stub show and keeps what was told on the way. */
export async function renderStub(options: Omit<RenderOptions, "bound" | "engineOf"> & { readonly bound: BoundShow; readonly engineOf?: RenderOptions["engineOf"] }) {
  const events: RenderEvent[] = [];
  const outcome = await renderFilm({
    engineOf: () => null,
    ...options,
    onProgress: (event) => {
      events.push(event);
      options.onProgress?.(event);
    },
  });
  return { outcome, events, rendered: events.flatMap((event) => (event.kind === "clip-done" ? [event.clipId] : [])) };
}

/** Why each clip was rendered or not, as the plan said. */
export function whys(events: readonly RenderEvent[]): Record<string, readonly string[] | "cached"> {
  const plan = events.find((event) => event.kind === "plan");
  return Object.fromEntries((plan?.kind === "plan" ? plan.rows : []).map(({ clipId, why }) => [clipId, why.kind === "cached" ? "cached" : why.causes]));
}
