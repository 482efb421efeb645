import { z } from "zod";
import type { MediaFile as ShowMedia, Take } from "#show";

/**
 * What the studio and its server say to each other; the studio imports this file, with what it passes on, and nothing else of the server.
 *
 * Everything lies under `/api` and wants the header `X-Token`. A write also wants `Content-Type: application/json`, with or
 * without a body. Whatever is refused answers `Refusal` with a status of 400 or more.
 *
 *   GET    /api/show            → ShowReply
 *   GET    /api/show/hash       → HashReply             read from the disk now; for a tab that comes back into focus
 *   PUT    /api/show            SaveRequest → SaveReply | 409 ChangedReply | 403, 413, 422, 500, 507 Refusal
 *   POST   /api/show/conflict   ConflictRequest → ConflictReply
 *   GET    /api/history         → HistoryReply
 *   GET    /api/history/:id     → TextReply
 *   POST   /api/media           a file's bytes → MediaReply    `Content-Type: application/octet-stream`, its name in `X-File-Name`
 *   GET    /api/events          → ServerEvent, one JSON per line, for as long as the connection lasts
 *   POST   /api/films/plan      FilmRequest → FilmPlanReply
 *   POST   /api/films           FilmRequest → FilmStarted | 409 when one is being made
 *   GET    /api/films           → FilmsReply
 *   DELETE /api/films/:id       → FilmsReply            cancels the one being made
 *   GET    /asset/<nonce>/…     the addresses in `files` and `Film.url`; no token, ranges allowed
 */
export { TOKEN_HEADER } from "./token-header.ts";

/** Where a picture or clip is taken in, as bytes that no form can send, and the header with its name, percent-encoded UTF-8. */
export const MEDIA_PATH = "/api/media";
export const FILE_TYPE = "application/octet-stream";
export const FILE_NAME_HEADER = "X-File-Name";

/** The server says something at least this often; silence twice as long means that it is gone. ms */
export const HEARTBEAT_MS = 1000;

/** The largest script, as UTF-8. Bytes. */
export const TEXT_LIMIT = 10_000_000;

/** The largest request: JSON writes line ends and quotes with two signs. Bytes. */
export const REQUEST_LIMIT = 2 * TEXT_LIMIT + 1000;

/** A sentence for a person. */
export const bilingualSchema = z.object({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingualSchema>;

/** SHA-256 of a file's bytes, in hex. */
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/u);
const idSchema = z.string().regex(/^[0-9a-z-]{1,64}$/u);
/** Ms since 1970. */
const timeSchema = z.number();

/** Why a request was refused, for code and for a person. */
export const refusalSchema = z.object({
  code: z.enum([
    "bad-request", "not-allowed", "bad-token", "not-found", "busy",
    "too-large", "not-text", "not-media", "empty", "read-only", "errors-in-script", "nothing-to-render",
    "disk-full", "no-permission", "io-error", "failed",
  ]),
  message: bilingualSchema,
});
export type Refusal = z.infer<typeof refusalSchema>;

export const takeSchema: z.ZodType<Take> = z.object({
  file: z.string(),
  beatId: z.string(),
  speaker: z.string(),
  text: z.string(),
  occurrence: z.number(),
  durationMs: z.number(),
  sha256: z.string(),
  scratch: z.boolean(),
  envelope: z.array(z.number()),
});

/** A sound or picture of the show. */
export const mediaFileSchema = z.object({
  id: idSchema,
  /** Path inside the show, with `/`, as in `Take.file` and in a sound's name. */
  name: z.string(),
  /** Where the browser gets it. */
  url: z.string(),
});
export type MediaFile = z.infer<typeof mediaFileSchema>;

/** A picture or clip as scenes may name it. */
export const showMediaSchema: z.ZodType<ShowMedia> = z.object({
  file: z.string(),
  kind: z.enum(["image", "video"]).nullable(),
  sha256: z.string(),
  fault: z.custom<ShowMedia["fault"]>((fault) => fault === null || (typeof fault === "object" && "code" in fault)),
});

/** Why a show can be looked at but not saved. */
export const readOnlySchema = z.object({
  code: z.enum(["not-text", "too-large", "not-understood", "unreadable", "no-permission", "link", "gone"]),
  reason: bilingualSchema,
  /** A copy of the file as it was found, beside it; null when none was needed. */
  copy: z.string().nullable(),
});
export type ReadOnly = z.infer<typeof readOnlySchema>;

export const showReplySchema = z.object({
  /** The same for the same folder each time; says nothing of its place. */
  showId: idSchema,
  /** Name of the folder. */
  name: z.string(),
  title: z.string(),
  text: z.string(),
  /** Of the bytes on the disk; null when there is no file. */
  sha256: sha256Schema.nullable(),
  readOnly: readOnlySchema.nullable(),
  takes: z.array(takeSchema),
  /** The pictures and clips of `media/`, and what is wrong with them. */
  media: z.array(showMediaSchema).optional(),
  files: z.array(mediaFileSchema),
  toolVersion: z.string(),
  /** The demo show, just copied for somebody who is here for the first time. */
  isFirstRun: z.boolean(),
});
export type ShowReply = z.infer<typeof showReplySchema>;

/** What a picture or clip is called that was taken in, and all there are now. */
export const mediaReplySchema = z.object({ file: z.string(), kind: z.enum(["image", "video"]), media: z.array(showMediaSchema), files: z.array(mediaFileSchema) });
export type MediaReply = z.infer<typeof mediaReplySchema>;

export const hashReplySchema = z.object({ sha256: sha256Schema.nullable() });
export type HashReply = z.infer<typeof hashReplySchema>;

export const saveRequestSchema = z.strictObject({
  text: z.string(),
  /** What the text was made from; null: there must be no file. */
  baseSha256: sha256Schema.nullable(),
});
export type SaveRequest = z.infer<typeof saveRequestSchema>;

/** Sent only when the text is on the disk for good. */
export const saveReplySchema = z.object({ sha256: sha256Schema, savedAt: timeSchema });
export type SaveReply = z.infer<typeof saveReplySchema>;

/** 409: somebody else wrote the file. What is there now; nulls when it is gone. */
export const changedReplySchema = z.object({ sha256: sha256Schema.nullable(), text: z.string().nullable() });
export type ChangedReply = z.infer<typeof changedReplySchema>;

export const conflictRequestSchema = z.strictObject({ text: z.string() });
export type ConflictRequest = z.infer<typeof conflictRequestSchema>;

/** Name of the file beside `show.md` that now holds the text. */
export const conflictReplySchema = z.object({ name: z.string() });
export type ConflictReply = z.infer<typeof conflictReplySchema>;

export const historyEntrySchema = z.object({ id: idSchema, savedAt: timeSchema, bytes: z.number(), sha256: sha256Schema });
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** Newest first. */
export const historyReplySchema = z.object({ entries: z.array(historyEntrySchema) });
export type HistoryReply = z.infer<typeof historyReplySchema>;

export const textReplySchema = z.object({ text: z.string() });
export type TextReply = z.infer<typeof textReplySchema>;

/** What to film. It is made of what is on the disk: save first. */
export const filmRequestSchema = z.strictObject({
  /** Ids of beats or clips; all when left out. */
  beats: z.array(z.string().max(160)).min(1).max(10_000).optional(),
  engine: z.enum(["capture", "remotion"]).optional(),
  /** 1 is the show's own size. */
  scale: z.number().min(0.1).max(2).optional(),
  /** In spite of errors in the script. */
  anyway: z.boolean().optional(),
});
export type FilmRequest = z.infer<typeof filmRequestSchema>;

export const plannedClipSchema = z.object({
  clipId: z.string(),
  title: z.string(),
  frames: z.number(),
  cached: z.boolean(),
  why: bilingualSchema,
});
export type PlannedClip = z.infer<typeof plannedClipSchema>;

export const choosableClipSchema = plannedClipSchema.extend({
  /** Ids of the clips that bring this one along when all of them are filmed; none of a beat, which is chosen itself. */
  broughtBy: z.array(z.string()),
});
export type ChoosableClip = z.infer<typeof choosableClipSchema>;

export const filmPlanReplySchema = z.object({
  clips: z.array(choosableClipSchema),
  frames: z.number(),
  /** Of the clips that are not cached. */
  framesToRender: z.number(),
  /** How long it may take on this machine; null when nothing was rendered here yet. */
  estimateMs: z.number().nullable(),
  /** For each error in the script the id of its beat, null where it lies in none; with any in what is filmed, a film must be asked for `anyway`. */
  errors: z.array(z.string().nullable()),
});
export type FilmPlanReply = z.infer<typeof filmPlanReplySchema>;

export const filmClipSchema = plannedClipSchema.extend({
  state: z.enum(["waiting", "rendering", "done"]),
  /** Frames so far. */
  frame: z.number(),
  /** Frames a second; null before any. */
  fps: z.number().nullable(),
});
export type FilmClip = z.infer<typeof filmClipSchema>;

/** A film being made, or made. */
export const filmSchema = z.object({
  id: idSchema,
  state: z.enum(["preparing", "rendering", "joining", "done", "cancelled", "failed"]),
  /** File name, in the show's folder `films/`. */
  name: z.string(),
  /** Where <video> gets it; null until it is done. */
  url: z.string().nullable(),
  startedAt: timeSchema,
  endedAt: timeSchema.nullable(),
  /** Of the script it is made from; null for a film found on the disk. */
  sha256: sha256Schema.nullable(),
  clips: z.array(filmClipSchema),
  /** Frames over the clips that are rendered in this run, and how long is left. */
  total: z.object({ frame: z.number(), frames: z.number(), fps: z.number(), etaMs: z.number().nullable() }),
  /** Of the sound and the joining, 0…1. */
  joined: z.number(),
  durationMs: z.number().nullable(),
  bytes: z.number().nullable(),
  /** What stopped it. */
  problem: bilingualSchema.nullable(),
});
export type Film = z.infer<typeof filmSchema>;

export const filmStartedSchema = z.object({ filmId: idSchema });
export type FilmStarted = z.infer<typeof filmStartedSchema>;

/** `films`: those made, newest first. */
export const filmsReplySchema = z.object({ current: filmSchema.nullable(), films: z.array(filmSchema) });
export type FilmsReply = z.infer<typeof filmsReplySchema>;

/** What the server tells on its own. */
export const serverEventSchema = z.discriminatedUnion("type", [
  /** The first one, and then every second. `sha256`: of the show as the server last saw it. */
  z.object({ type: z.literal("heartbeat"), sha256: sha256Schema.nullable() }),
  /** Somebody else wrote `show.md`, or it is gone (null). */
  z.object({ type: z.literal("show-changed"), sha256: sha256Schema.nullable() }),
  /** Sounds came, went or changed: ask for the show again. */
  z.object({ type: z.literal("takes-changed") }),
  z.object({ type: z.literal("film"), film: filmSchema }),
]);
export type ServerEvent = z.infer<typeof serverEventSchema>;
