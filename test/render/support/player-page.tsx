import type { PlayerRef } from "@remotion/player";
import { Player } from "@remotion/player";
import { createRef } from "react";
import { createRoot } from "react-dom/client";
import type { Clip } from "#show";
import { ClipComposition, loadFonts } from "#stage";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Shows one frame of a clip in Remotion's Player, as the studio does. */
async function showFrame(clip: Clip, themeName: "light" | "dark", frame: number, { width, height }: Size): Promise<void> {
  await loadFonts();
  document.body.replaceChildren();
  const host = document.body.appendChild(document.createElement("div"));
  const player = createRef<PlayerRef>();
  createRoot(host).render(
    <Player
      ref={player}
      component={ClipComposition}
      inputProps={{ clip, themeName }}
      durationInFrames={clip.durationFrames}
      fps={30}
      compositionWidth={width}
      compositionHeight={height}
      style={{ width, height }}
      initialFrame={frame}
    />,
  );
  while (player.current?.getCurrentFrame() !== frame || !host.querySelector("canvas")) await new Promise(requestAnimationFrame);
  await document.fonts.ready;
  // Effects paint after the commit, the compositor after that.
  for (let i = 0; i < 6; i++) await new Promise(requestAnimationFrame);
}

Object.assign(window, { showFrame });
