import { z } from "zod";
import type { MediaKind } from "./media-file.ts";

const known = new WeakMap<z.ZodType, readonly MediaField[]>();

export interface MediaField {
  readonly name: string;
  readonly kind: MediaKind;
}

/** The fields of an object schema that name a file of `media/`: those with `media` in their `.meta`. */
export function mediaFieldsOf(schema: z.ZodType): readonly MediaField[] {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const fields = Object.entries(properties).flatMap(([name, value]): MediaField[] => {
    const { media } = value as { readonly media?: unknown };
    return media === "image" || media === "video" ? [{ name, kind: media }] : [];
  });
  known.set(schema, fields);
  return fields;
}
