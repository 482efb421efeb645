import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { Group, Panel, Separator, useDefaultLayout } from "react-resizable-panels";
import { useStore } from "zustand";
import { Inspector, QuantityBrowser } from "../inspector/index.ts";
import { Preview } from "../preview/preview.tsx";
import { Problems } from "../problems/index.ts";
import { Reports } from "../reports/index.ts";
import { useStudioState } from "../store/use-studio.ts";
import { Timeline } from "../timeline/index.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import { browserMemory } from "./remembered.ts";
import { type SideTab, sideTab } from "./side-tab.ts";
import { useFileUrl } from "./use-file-url.ts";

const TABS: readonly { readonly id: SideTab; readonly title: Words; readonly panel: () => ReactNode }[] = [
  { id: "inspector", title: { zh: "场景", en: "Scene" }, panel: () => <Inspector /> },
  { id: "quantities", title: { zh: "查数", en: "Quantities" }, panel: () => <QuantityBrowser /> },
  { id: "problems", title: { zh: "问题", en: "Problems" }, panel: () => <Problems /> },
  { id: "reports", title: { zh: "统计", en: "Reports" }, panel: () => <Reports /> },
];

/** What stands beside the manuscript: the picture, and under it one of several panels. */
export function Side() {
  const words = useWords();
  const fileUrl = useFileUrl();
  const chosen = useStore(sideTab);
  // Rehearsal has its own picture: two would play one over the other.
  const isSeen = useStudioState((state) => state.mode === "xie");
  const tabs = useRef<HTMLDivElement>(null);
  const problems = useStudioState((state) => state.bound?.problems.filter(({ severity }) => severity === "error").length ?? 0);
  const tab = TABS.find(({ id }) => id === chosen) ?? TABS[0];
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined || tab === undefined) return;
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length]!;
    sideTab.setState(next.id, true);
    tabs.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({ id: "doupeng-rows", storage: browserMemory, onlySaveAfterUserInteractions: true });
  return (
    <Group orientation="vertical" className="side" defaultLayout={defaultLayout} onLayoutChanged={onLayoutChanged}>
      <Panel id="preview" defaultSize="56%" minSize="236px" maxSize="640px" className="side-preview">{isSeen && <Preview fileUrl={fileUrl} follows="cursor" />}</Panel>
      <Separator className="separator-across" aria-label={words({ zh: "预览与面板的分界", en: "Between preview and panels" })} />
      <Panel id="panels" minSize="120px" className="side-panels">
        <div className="side-tabs" role="tablist" ref={tabs} onKeyDown={move}>
          {TABS.map(({ id, title }) => (
            <button key={id} id={`tab-${id}`} type="button" role="tab" aria-selected={id === tab?.id} tabIndex={id === tab?.id ? 0 : -1} onClick={() => { sideTab.setState(id, true); }}>
              {words(title)}
              {id === "problems" && problems > 0 && <span className="count">{problems}</span>}
            </button>
          ))}
        </div>
        {tab !== undefined && <div className="side-panel" role="tabpanel" aria-labelledby={`tab-${tab.id}`}>{tab.panel()}</div>}
      </Panel>
    </Group>
  );
}

/** What stands below: the timeline. */
export function Foot() {
  return <Timeline />;
}
