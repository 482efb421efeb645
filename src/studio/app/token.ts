const KEY = "doupeng-token";

/** The word that opens the server: in the address's fragment at first, then only in this tab's memory. */
export function takeToken(): string {
  const written = /[#&]token=([\w-]+)/u.exec(location.hash)?.[1];
  try {
    if (written === undefined) return sessionStorage.getItem(KEY) ?? "";
    sessionStorage.setItem(KEY, written);
    history.replaceState(null, "", location.pathname);
  } catch {
    // A browser that may keep nothing finds it in the address again when the page is loaded anew.
  }
  return written ?? "";
}
