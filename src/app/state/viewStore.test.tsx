import { beforeEach, expect, test } from "vitest";
import { isContactsShown, viewStore } from "./viewStore";

const view = () => viewStore.getState();

beforeEach(() => viewStore.setState(viewStore.getInitialState(), true));

test("the contacts come to the front before they are hidden", () => {
  view().setSideView("mesh");
  view().toggleContacts();
  expect(isContactsShown(view())).toBe(true);
  view().showPass({ satelliteId: "a", stationId: "b", aosMs: 0 });
  view().toggleContacts();
  expect(isContactsShown(view())).toBe(true);
  view().toggleContacts();
  expect(view().sideOpen).toBe(false);
  view().toggleContacts();
  expect(isContactsShown(view())).toBe(true);
});
