import type { Station } from "./schema";
import { agencySites } from "./stations/agencySites";
import { commercialSites } from "./stations/commercialSites";
import type { LibrarySite } from "./stations/librarySite";

export type { LibrarySite } from "./stations/librarySite";

/** Real ground station sites, agencies' first, each by name. */
export const stationLibrary: readonly LibrarySite[] = [...agencySites, ...commercialSites];

/**
 * The sites whose name, operator, country or kind hold every word of a query, whatever its case and accents; those whose name begins
 * with the query first, then those with every word in the name, then the rest; by name. All sites for an empty query.
 */
export function searchStations(query: string): readonly LibrarySite[] {
  const wanted = plain(query)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  return stationLibrary
    .map((site) => ({ site, rank: rankOf(site, wanted) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank || (plain(a.site.name) < plain(b.site.name) ? -1 : 1))
    .map(({ site }) => site);
}

/** A site as a station of a document, with rates to start from. */
export function stationOfSite({
  id,
  name,
  latDeg,
  lonDeg,
  altitudeKm,
  uplinkMbps,
  downlinkMbps,
}: LibrarySite): Station {
  return { id, name, latDeg, lonDeg, altitudeKm, uplinkMbps, downlinkMbps };
}

function rankOf({ id, name, operator, country, kind }: LibrarySite, wanted: readonly string[]): number {
  const own = plain(name);
  if (own.startsWith(wanted.join(" "))) return 0;
  const all = plain(`${id} ${name} ${operator} ${country} ${kind}`);
  if (wanted.every((word) => own.includes(word))) return 1;
  return wanted.every((word) => all.includes(word)) ? 2 : 3;
}

/** Letters that are no base letter with an accent. */
const ownLetters: Readonly<Record<string, string>> = {
  ø: "o",
  æ: "ae",
  ß: "ss",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  œ: "oe",
};

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[øæßłđðþœ]/g, (letter) => ownLetters[letter] ?? letter);
}
