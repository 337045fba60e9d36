import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import type { Contacts } from "../../core/contact/contactColumns";
import { keepContactBudget } from "./contactBudget";

function table(bytes: number): Contacts {
  return { windows: { count: bytes, flags: new Uint8Array(bytes) }, failed: [], evaluations: 0 } as unknown as Contacts;
}

it("drops the oldest tables until the rest fits", () => {
  const client = new QueryClient();
  ["old", "middle", "new"].forEach((digest, i) => {
    client.setQueryData(["contacts", digest], table(100), { updatedAt: 1000 + i });
  });
  client.setQueryData(["contactOrder", "old"], new Uint32Array(1000));
  keepContactBudget(client, 250);
  expect(client.getQueryData(["contacts", "old"])).toBeUndefined();
  expect(client.getQueryData(["contacts", "middle"])).toBeDefined();
  expect(client.getQueryData(["contacts", "new"])).toBeDefined();
  expect(client.getQueryData(["contactOrder", "old"])).toBeDefined();
});

it("keeps all of them while they fit", () => {
  const client = new QueryClient();
  client.setQueryData(["contacts", "a"], table(100));
  keepContactBudget(client, 100);
  expect(client.getQueryData(["contacts", "a"])).toBeDefined();
});
