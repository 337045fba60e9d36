import { compareIds } from "../base/ids";
import type { ContactColumns, Contacts, FailedSatellite } from "./contactColumns";
import { allocateContacts, copyContact, pickContacts } from "./contactWriter";

/** Ranks by the very list of ids: a search joins thousands of blocks with the same ones. */
const knownRanks = new WeakMap<readonly string[], Uint32Array>();

/** Rank of every id in the order of ids; not to be changed. */
function rankIds(ids: readonly string[]): Uint32Array {
  const known = knownRanks.get(ids);
  if (known) return known;
  const order = ids.map((_, i) => i).sort((a, b) => compareIds(ids[a] as string, ids[b] as string));
  const rank = new Uint32Array(ids.length);
  order.forEach((index, place) => {
    rank[index] = place;
  });
  knownRanks.set(ids, rank);
  return rank;
}

/** Ids of everything that the indices in contact columns mean. */
export interface ContactIds {
  readonly satelliteIds: readonly string[];
  readonly stationIds: readonly string[];
}

/** The documented order: by AOS, then satellite id, then station id. */
function sortContacts(windows: ContactColumns, ids: ContactIds): ContactColumns {
  const satelliteRank = rankIds(ids.satelliteIds);
  const stationRank = rankIds(ids.stationIds);
  const order = Uint32Array.from({ length: windows.count }, (_, i) => i).sort(
    (a, b) =>
      (windows.aosMs[a] as number) - (windows.aosMs[b] as number) ||
      (satelliteRank[windows.satellite[a] as number] as number) -
        (satelliteRank[windows.satellite[b] as number] as number) ||
      (stationRank[windows.station[a] as number] as number) - (stationRank[windows.station[b] as number] as number),
  );
  return pickContacts(windows, order);
}

/** Blocks of different satellites as one result in the documented order; failed satellites by id. */
export function mergeContacts(blocks: readonly Contacts[], ids: ContactIds): Contacts {
  const joined = allocateContacts(blocks.reduce((sum, block) => sum + block.windows.count, 0));
  let evaluations = 0;
  const failed: FailedSatellite[] = [];
  for (const block of blocks) {
    for (let i = 0; i < block.windows.count; i++) copyContact(block.windows, i, joined, joined.count + i);
    joined.count += block.windows.count;
    evaluations += block.evaluations;
    failed.push(...block.failed);
  }
  const rank = rankIds(ids.satelliteIds);
  failed.sort((a, b) => (rank[a.satellite] as number) - (rank[b.satellite] as number));
  return { windows: sortContacts(joined, ids), failed, evaluations };
}
