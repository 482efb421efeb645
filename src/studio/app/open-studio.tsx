import { createRoot, type Root } from "react-dom/client";
import { showReplySchema, type ShowReply } from "../../server/protocol.ts";
import { FilmNotice } from "../film/film-notice.tsx";
import { createFilms } from "../film/films.ts";
import { createKeeper, type Keeper } from "../keep/keeper.ts";
import type { KeepStatus } from "../keep/status.ts";
import { SaveFirstContext } from "../film/save-first.ts";
import { FilmsContext } from "../film/use-films.ts";
import { manuscriptPlugins, openPalette, type StudioCommand } from "../manuscript/index.ts";
import { createMediaUploads } from "../media/media-uploads.ts";
import { UploadNotices } from "../media/upload-notices.tsx";
import { TakeMediaContext } from "../media/use-take-media.ts";
import { Notices } from "../saving/notices.tsx";
import { PassingNotice } from "../saving/passing-notice.tsx";
import { SavingBadge, TakeOver } from "../saving/saving-badge.tsx";
import { createSaving } from "../saving/saving-store.ts";
import { createPlayhead } from "../store/playhead.ts";
import { createStudio, type Studio, type StudioState } from "../store/studio-store.ts";
import { PlayheadContext } from "../store/use-playhead.ts";
import { StudioContext } from "../store/use-studio.ts";
import type { Language } from "../words/words.ts";
import { App } from "./app.tsx";
import { appCommands } from "./app-commands.ts";
import { browserClock } from "./browser-clock.ts";
import { doIdly, seenAndAtRest } from "./idle.ts";
import { createManuscriptOptions, type WithScenes } from "./manuscript-options.ts";
import { preferences, rememberPreferences } from "./preferences.ts";
import { rememberedPlace, rememberPlace } from "./remembered-place.ts";
import { bindAppKeys } from "./app-keys.ts";
import { createDesk, Desk } from "./desk.tsx";
import { createServerLink, Refused, type ServerLink } from "./server-link.ts";
import { FileUrlContext } from "./use-file-url.ts";
import { checkInWorker } from "./check-in-worker.ts";

/**
 * Opens a show and puts the studio on the page.
 *
 * @param answer the server's to `GET /api/show`
 */
export async function openStudio(place: Element, token: string, answer: Promise<Response>): Promise<void> {
  const root = createRoot(place);
  const link = createServerLink(token);
  const show = await answer.then((response) => link.read(response, showReplySchema)).catch((error: unknown) => {
    root.render(<Closed error={error} language={preferences().language} />);
    return null;
  });
  if (show !== null) start(root, token, link, show);
}

function start(root: Root, token: string, link: ServerLink, show: ShowReply): void {
  const playhead = createPlayhead();
  const films = createFilms(link, show.showId);
  const saving = createSaving();
  const uploads = createMediaUploads(token, (reply) => { takeIn(reply); });
  // What comes with the scenes, after the first line can be typed.
  let withScenes: WithScenes | null = null;
  let commands: readonly StudioCommand[] = [];
  const studio: Studio = createStudio({
    text: show.text,
    takes: show.takes,
    media: show.media,
    plugins: manuscriptPlugins(createManuscriptOptions({ studio: () => studio, playhead, withScenes: () => withScenes, extraCommands: () => commands, takeMedia: uploads.take })),
    ...preferences(),
    clock: browserClock,
    place: (doc) => rememberedPlace(show.showId, doc),
  });
  rememberPreferences(studio);
  rememberPlace(show.showId, studio);
  let files = new Map(show.files.map(({ name, url }) => [name, url]));
  const takeIn = (next: Pick<ShowReply, "files" | "media">, takes = studio.getState().takes) => {
    files = new Map(next.files.map(({ name, url }) => [name, url]));
    studio.setTakes(takes, next.media);
  };
  const fileUrl = (file: string) => files.get(file) ?? null;
  const keeper: Keeper = createKeeper({
    token,
    show,
    editor: { getText: studio.text, setText: studio.adoptText, isComposing: () => studio.view()?.composing === true },
    onStatus: (status) => {
      saving.tell(status);
      studio.setLock(lockOf(status));
    },
    onNotice: saving.notify,
    onEvent: (event) => {
      films.hear(event);
      if (event.type !== "takes-changed") return;
      void link.get("/api/show", showReplySchema).then((next) => { takeIn(next, next.takes); });
    },
  });
  studio.onEdit(keeper.changed);
  const saveFirst = async () => { await keeper.saveNow(); };
  const desk = createDesk();
  const ownCommands = appCommands({ studio, playhead, withScenes: () => withScenes, save: () => { void saveFirst(); }, openHistory: desk.openHistory });
  commands = ownCommands;
  const palette = () => {
    const view = studio.view();
    if (view !== null) openPalette(view);
  };
  bindAppKeys(ownCommands, palette, studio);
  keepFilesOut();
  root.render(
    <StudioContext value={studio}>
      <PlayheadContext value={playhead}>
        <FilmsContext value={films}>
          <FileUrlContext value={fileUrl}>
            <SaveFirstContext value={saveFirst}>
              <TakeMediaContext value={uploads.take}>
                <App saving={<><SavingBadge saving={saving} openHistory={desk.openHistory} /><PassingNotice saving={saving} /></>} openPalette={palette} takeOver={<TakeOver saving={saving} takeOver={keeper.takeOver} />} />
                <Notices saving={saving} takeDraft={(id) => { void keeper.takeDraft(id); }} dropDraft={(id) => { void keeper.dropDraft(id); }}><UploadNotices uploads={uploads} /><FilmNotice /></Notices>
                <Desk desk={desk} link={link} isFirstRun={show.isFirstRun} />
              </TakeMediaContext>
            </SaveFirstContext>
          </FileUrlContext>
        </FilmsContext>
      </PlayheadContext>
    </StudioContext>,
  );
  // The first line can be typed; now what draws scenes.
  void seenAndAtRest().then(() => import("./with-scenes.ts")).then(async (module) => {
    withScenes = module;
    commands = [...ownCommands, ...module.sceneCommands()];
    await doIdly(module.bindInPieces(studio.getState().editor.doc, show.takes, studio.getState().media));
    studio.setBinder(module.bindDocument);
  });
  checkInWorker(studio);
  // One may be made since before this page was loaded.
  void seenAndAtRest().then(films.refresh).catch(() => {});
}

/** A file let fall beside every place for it would be opened instead of the studio. */
function keepFilesOut(): void {
  for (const type of ["dragover", "drop"] as const)
    addEventListener(type, (event) => {
      if (event.defaultPrevented || event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    });
}

/** Why nothing may be typed just now. */
function lockOf(status: KeepStatus): StudioState["readOnly"] {
  if (status.kind === "read-only") return status.reason.reason;
  if (status.kind === "outdated") return { zh: "服务重启过，改在新打开的标签页里写。", en: "The server was restarted: write in the tab opened since." };
  return status.kind === "following" ? { zh: "这个节目正在另一个标签页里写，这里只跟着看。", en: "This show is being written in another tab; this one follows." } : null;
}

function Closed({ error, language }: { readonly error: unknown; readonly language: Language }) {
  const isToken = error instanceof Refused && error.status === 403;
  const text = error instanceof Refused && !isToken ? error.refusal.message : isToken
    ? { zh: "这个网址没有钥匙。请用终端里 doupeng dev 打印的整个网址打开。", en: "This address lacks its key. Open the whole address that doupeng dev printed in the terminal." }
    : { zh: "连不上本机的 doupeng。请在终端再运行 npx doupeng dev。", en: "The local doupeng cannot be reached. Run npx doupeng dev again in the terminal." };
  return <p className="waiting" role="alert">{text[language]}</p>;
}
