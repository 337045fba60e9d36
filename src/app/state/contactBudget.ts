import type { QueryClient } from "@tanstack/react-query";
import type { Contacts } from "../../core/contact/contactColumns";

/** Cached contact tables together; the oldest that nobody looks at goes first. */
const budgetBytes = 256 * 2 ** 20;

/** Memory of a contact table. */
function contactBytes({ windows }: Contacts): number {
  let bytes = 0;
  for (const column of Object.values(windows)) if (ArrayBuffer.isView(column)) bytes += column.byteLength;
  return bytes;
}

/** Drops cached contact tables until the rest fits the budget. Tables in use stay, whatever their size. */
export function keepContactBudget(client: QueryClient, budget = budgetBytes): void {
  const cached = client
    .getQueryCache()
    .findAll({ queryKey: ["contacts"] })
    .filter((query) => query.state.data !== undefined)
    .sort((a, b) => a.state.dataUpdatedAt - b.state.dataUpdatedAt);
  let bytes = cached.reduce((sum, query) => sum + contactBytes(query.state.data as Contacts), 0);
  for (const query of cached) {
    if (bytes <= budget) return;
    if (query.isActive()) continue;
    bytes -= contactBytes(query.state.data as Contacts);
    client.getQueryCache().remove(query);
  }
}
