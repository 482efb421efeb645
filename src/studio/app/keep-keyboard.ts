import type { MouseEvent } from "react";

/** For `onMouseDown` of a button: what is pressed with the mouse leaves the keyboard where it is. */
export function keepKeyboard(event: MouseEvent): void {
  event.preventDefault();
}
