import { useMemo } from "react";
import type { Contacts } from "../../../core/contact/contactColumns";
import type { GlobeLayer, TimedLinks } from "../../state/layers";
import { useContacts } from "../../state/queries";

/** Contacts as links for the globe: the parts that are done while they are computed, and whole afterwards. */
export function useContactLayers(): readonly GlobeLayer[] {
  const { contacts, partial } = useContacts();
  return useMemo(
    () => [{ id: "contacts", label: "Contacts", links: (contacts ? [contacts] : partial).map(linksOf) }],
    [contacts, partial],
  );
}

/** The same object for the same contacts, so that the globe indexes each block once. */
function linksOf(contacts: Contacts): TimedLinks {
  let links = known.get(contacts);
  if (links === undefined) {
    const { count, satellite, station, aosMs, losMs } = contacts.windows;
    links = { count, satellite, station, startMs: aosMs, endMs: losMs };
    known.set(contacts, links);
  }
  return links;
}

const known = new WeakMap<Contacts, TimedLinks>();
