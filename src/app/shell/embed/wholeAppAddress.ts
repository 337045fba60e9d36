/** Whether the page was asked to show globe and timeline alone. */
export function isEmbedded(search: string): boolean {
  return new URLSearchParams(search).has("embed");
}

/** The same page with everything on it, and with the plan that the embedded one was given. */
export function wholeAppAddress(href: string, fragment: string): string {
  const address = new URL(href);
  address.searchParams.delete("embed");
  address.hash = fragment;
  return address.href;
}
