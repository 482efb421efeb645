const KEY = "doupeng-token";

/** The word that opens the server: in the address's fragment at first, then only in this tab's memory. */
export function takeToken(): string {
  const written = /[#&]token=([\w-]+)/u.exec(location.hash)?.[1];
  if (written !== undefined) {
    sessionStorage.setItem(KEY, written);
    history.replaceState(null, "", location.pathname);
  }
  return written ?? sessionStorage.getItem(KEY) ?? "";
}
