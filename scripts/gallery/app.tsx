import { useEffect, useMemo, useState, type CSSProperties } from "react";
import { themes, type Theme, type ThemeName } from "#look";
import { scenes, type Scene } from "#scenes";
import { ScenePicture } from "./scene-picture.tsx";
import { useClock } from "./use-clock.ts";
import { Workbench } from "./workbench.tsx";
import { WORDS, type Language } from "./words.ts";

const THUMBNAIL_PX = 204;

/** All scenes at the side, alive; the chosen one on the workbench. */
export function App() {
  const [sceneId, choose] = useSceneInAddress();
  const [themeName, setThemeName] = useState<ThemeName>(() => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
  const [language, setLanguage] = useState<Language>(() => (navigator.language.startsWith("zh") ? "zh" : "en"));
  const theme = themes[themeName];
  const scene = scenes.get(sceneId) ?? [...scenes.values()][0];
  const other = themeName === "light" ? "dark" : "light";

  return (
    <div className="app" lang={language} style={colors(theme)}>
      <header>
        <h1>逗捧 <span>{WORDS.gallery[language]}</span></h1>
        <button type="button" onClick={() => { setThemeName(other); }}>{WORDS[other][language]}</button>
        <button type="button" onClick={() => { setLanguage(language === "zh" ? "en" : "zh"); }}>{language === "zh" ? "English" : "中文"}</button>
      </header>
      <nav>
        {[...scenes.values()].map((each) => (
          <button key={each.id} type="button" aria-current={each === scene} onClick={() => { choose(each.id); }}>
            <Thumbnail scene={each} theme={theme} />
            <span>{each.title[language]}</span>
          </button>
        ))}
      </nav>
      {scene && <Workbench key={scene.id} scene={scene} theme={theme} language={language} />}
    </div>
  );
}

/** A small live picture; ten a second are enough for it. */
function Thumbnail({ scene, theme }: { readonly scene: Scene; readonly theme: Theme }) {
  const { tMs } = useClock(10_000, true);
  const params = useMemo(() => scene.params.parse({}), [scene]);
  const at = useMemo(() => scene.simulate(params, 1, []), [scene, params]);
  const instant = Math.floor(tMs / 100) * 100;
  return useMemo(
    () => <ScenePicture scene={scene} params={params} state={at(instant)} theme={theme} width={THUMBNAIL_PX} />,
    [scene, params, at, instant, theme],
  );
}

/** The chosen scene stands in the address, so that a reload keeps it. */
function useSceneInAddress(): [string, (id: string) => void] {
  const [id, setId] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const follow = () => { setId(location.hash.slice(1)); };
    addEventListener("hashchange", follow);
    return () => { removeEventListener("hashchange", follow); };
  }, []);
  return [id, (next) => { location.hash = next; }];
}

function colors(theme: Theme): CSSProperties {
  const { paper, card, ink, inkSoft, inkFaint, vermilion } = theme;
  return {
    "--paper": paper, "--card": card, "--ink": ink, "--ink-soft": inkSoft, "--ink-faint": inkFaint, "--vermilion": vermilion, colorScheme: theme.name,
  } as CSSProperties;
}
