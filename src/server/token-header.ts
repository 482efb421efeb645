/** By itself: the page sends its first question before it has read anything else of the protocol. */
export const TOKEN_HEADER = "X-Token";
