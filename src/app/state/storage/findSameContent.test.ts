import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { testBrowser } from "./__fixtures__/testBrowser";
import { findSameContent } from "./findSameContent";
import { setDeleted } from "./libraryRecords";

it("finds the kept scenario that holds the same, whatever else has its name, and none among the deleted", async () => {
  const { documents, saver } = await testBrowser().openTab();
  const { edit, open } = documents.getState();
  edit("rename", (scenario) => ({ ...scenario, name: "Plan" }));
  const first = documents.getState();
  open({ ...first.scenario, description: "another" }, [], "shared link");
  const second = documents.getState();
  await saver.flush();
  const database = await saver.database();
  if (database === undefined) throw new Error("no stores");

  const find = (scenario: typeof first.scenario) => findSameContent(database, structuredClone(scenario));
  expect(await find(first.scenario)).toBe(first.id);
  expect(await find(second.scenario)).toBe(second.id);
  expect(await find({ ...first.scenario, description: "a third" })).toBeUndefined();
  await setDeleted(database, first.id, 1);
  expect(await find(first.scenario)).toBeUndefined();
});

it("a saver that was stopped opens no stores", async () => {
  const { saver } = await testBrowser().openTab();
  saver.stop();
  expect(await saver.database()).toBeUndefined();
});
