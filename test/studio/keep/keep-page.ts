// A page with a bare text field around the keeper, as small as a studio can be.
import { showReplySchema, TOKEN_HEADER } from "../../../src/server/protocol.ts";
import { createKeeper, type Keeper } from "../../../src/studio/keep/keeper.ts";
import type { KeepNotice, KeepStatus } from "../../../src/studio/keep/status.ts";
import { Tabs } from "../../../src/studio/keep/tabs.ts";

export interface KeepPage {
  readonly keeper: Keeper;
  readonly statuses: KeepStatus[];
  readonly notices: KeepNotice[];
  readonly ready: Promise<void>;
  readonly Tabs: typeof Tabs;
}

const token = (/#token=(.+)$/u.exec(location.hash) ?? [])[1] ?? sessionStorage.getItem("token") ?? "";
sessionStorage.setItem("token", token);
const field = document.querySelector("textarea")!;
const said = document.querySelector("output")!;
let isComposing = false;

const page = { keeper: null as unknown as Keeper, statuses: [] as KeepStatus[], notices: [] as KeepNotice[], ready: Promise.resolve(), Tabs };
page.ready = start();
(window as unknown as { page: KeepPage }).page = page;

async function start(): Promise<void> {
  const reply = await fetch("/api/show", { headers: { [TOKEN_HEADER]: token }, cache: "no-store" });
  const show = showReplySchema.parse(await reply.json());
  field.value = show.text;
  field.addEventListener("compositionstart", () => { isComposing = true; });
  field.addEventListener("compositionend", () => { isComposing = false; });
  page.keeper = createKeeper({
    token,
    show,
    editor: {
      getText: () => field.value,
      setText: (text) => {
        if (isComposing) throw new Error("a text was put on the screen during a composition");
        const { selectionStart, selectionEnd } = field;
        field.value = text;
        field.setSelectionRange(selectionStart, selectionEnd);
      },
      isComposing: () => isComposing,
    },
    onStatus: (status) => {
      page.statuses.push(status);
      said.textContent = status.kind;
      field.readOnly = ["following", "outdated", "read-only"].includes(status.kind);
    },
    onNotice: (notice) => { page.notices.push(notice); },
  });
  field.addEventListener("input", page.keeper.changed);
  field.readOnly = said.textContent === "following";
}
