import type { Root } from "react-dom/client";
import { showReplySchema, type ShowReply } from "../../server/protocol.ts";
import { createFilms } from "../film/films.ts";
import { SaveFirstContext } from "../film/save-first.ts";
import { FilmsContext } from "../film/use-films.ts";
import { manuscriptPlugins, openPalette } from "../manuscript/index.ts";
import { createPlayhead } from "../store/playhead.ts";
import { createStudio, type Studio } from "../store/studio-store.ts";
import { PlayheadContext } from "../store/use-playhead.ts";
import { StudioContext } from "../store/use-studio.ts";
import type { Language } from "../words/words.ts";
import { App } from "./app.tsx";
import { appCommands } from "./app-commands.ts";
import { browserClock } from "./browser-clock.ts";
import { createManuscriptOptions } from "./manuscript-options.ts";
import { preferences, rememberPreferences } from "./preferences.ts";
import { bindAppKeys } from "./app-keys.ts";
import { createServerLink, Refused, type ServerLink } from "./server-link.ts";
import { takeToken } from "./token.ts";
import { SoundsContext } from "./use-sounds.ts";
import { checkInWorker } from "./check-in-worker.ts";

/** Connects to the server, opens its show and puts the studio on the page. */
export async function openStudio(root: Root): Promise<void> {
  const link = createServerLink(takeToken());
  const show = await link.get("/api/show", showReplySchema).catch((error: unknown) => {
    root.render(<Closed error={error} language={preferences().language} />);
    return null;
  });
  if (show !== null) start(root, link, show);
}

function start(root: Root, link: ServerLink, show: ShowReply): void {
  const playhead = createPlayhead();
  const films = createFilms(link);
  const studio: Studio = createStudio({
    text: show.text,
    takes: show.takes,
    readOnly: show.readOnly?.reason ?? null,
    plugins: manuscriptPlugins(createManuscriptOptions(() => studio, playhead)),
    ...preferences(),
    clock: browserClock,
  });
  rememberPreferences(studio);
  let files = new Map(show.files.map(({ name, url }) => [name, url]));
  const soundOf = (file: string) => files.get(file) ?? null;
  void link.listen((event) => {
    films.hear(event);
    if (event.type !== "takes-changed") return;
    void link.get("/api/show", showReplySchema).then((next) => {
      files = new Map(next.files.map(({ name, url }) => [name, url]));
      studio.setTakes(next.takes);
    });
  }, new AbortController().signal);
  const commands = appCommands(studio, playhead);
  const palette = () => {
    const view = studio.view();
    if (view !== null) openPalette(view, commands);
  };
  bindAppKeys(commands, palette, studio);
  root.render(
    <StudioContext value={studio}>
      <PlayheadContext value={playhead}>
        <FilmsContext value={films}>
          <SoundsContext value={soundOf}>
            <SaveFirstContext value={() => Promise.resolve()}>
              <App saving={null} openPalette={palette} />
            </SaveFirstContext>
          </SoundsContext>
        </FilmsContext>
      </PlayheadContext>
    </StudioContext>,
  );
  // The first line can be typed; now what draws scenes.
  void import("../store/bind.ts").then(({ bindDocument }) => { studio.setBinder(bindDocument); });
  checkInWorker(studio);
}

function Closed({ error, language }: { readonly error: unknown; readonly language: Language }) {
  const isToken = error instanceof Refused && error.status === 403;
  const text = error instanceof Refused && !isToken ? error.refusal.message : isToken
    ? { zh: "这个网址没有钥匙。请用终端里 doupeng dev 打印的整个网址打开。", en: "This address lacks its key. Open the whole address that doupeng dev printed in the terminal." }
    : { zh: "连不上本机的 doupeng。请在终端再运行 npx doupeng dev。", en: "The local doupeng cannot be reached. Run npx doupeng dev again in the terminal." };
  return <p className="waiting" role="alert">{text[language]}</p>;
}
