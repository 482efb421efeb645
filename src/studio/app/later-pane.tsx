import { Component, type ComponentType, type ReactNode, useEffect, useState } from "react";
import { useWords } from "../words/use-words.ts";

/**
 * A pane whose code comes when it is first wanted. When it does not come, the pane says so and offers to try again; the rest of
 * the page, and what was typed, stays.
 */
export function laterPane(load: () => Promise<ComponentType>): ComponentType<{ readonly waiting: ReactNode }> {
  return function LaterPane({ waiting }) {
    const [tries, setTries] = useState(0);
    const [loaded, setLoaded] = useState<{ readonly Pane: ComponentType } | "not yet" | "failed">("not yet");
    useEffect(() => {
      let isWanted = true;
      const come = (next: typeof loaded) => { if (isWanted) setLoaded(next); };
      load().then((Pane) => { come({ Pane }); }, () => { come("failed"); });
      return () => { isWanted = false; };
    }, [tries]);
    const again = () => {
      setLoaded("not yet");
      setTries(tries + 1);
    };
    if (loaded === "not yet") return waiting;
    if (loaded === "failed") return <Missing again={again} />;
    return <Guard><loaded.Pane /></Guard>;
  };
}

interface GuardState {
  readonly hasFailed: boolean;
}

/** Keeps a fault in one pane from taking the page with it. */
class Guard extends Component<{ readonly children: ReactNode }, GuardState> {
  override state: GuardState = { hasFailed: false };

  static getDerivedStateFromError(): GuardState {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Missing again={() => { this.setState({ hasFailed: false }); }} /> : this.props.children;
  }
}

function Missing({ again }: { readonly again: () => void }) {
  const words = useWords();
  return (
    <div className="waiting" role="alert">
      <p>{words({
        zh: "这一块没能打开：本机的 doupeng 没有回应，或者刚换了新版本。您写的字都在。先看看终端里它还在不在。",
        en: "This part could not be opened: the local doupeng does not answer, or was just renewed. Your words are safe. See whether it still runs in the terminal.",
      })}</p>
      <button type="button" onClick={again}>{words({ zh: "再试一次", en: "Try again" })}</button>{" "}
      <button type="button" onClick={() => { location.reload(); }}>{words({ zh: "重新载入页面", en: "Reload the page" })}</button>
    </div>
  );
}
