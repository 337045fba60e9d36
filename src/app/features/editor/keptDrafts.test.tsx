import { beforeEach, expect, it } from "vitest";
import { documentStore } from "../../state/documentStore";
import { draftKey, editorStore } from "./editorStore";
import { keepDrafts, keptDrafts } from "./keptDrafts";

beforeEach(() => sessionStorage.clear());

it("what was typed comes back with its document and with no other", () => {
  const key = draftKey("stations", "ksc");
  const { id, adopt } = documentStore.getState();
  editorStore.getState().setDrafts(key, { latDeg: "95" });
  expect(keptDrafts(id)).toEqual({ [key]: { latDeg: "95" } });
  expect(keptDrafts("another")).toEqual({});

  // As the page does after a reload: the first example gives way to what was open.
  editorStore.setState({ drafts: {} });
  keepDrafts("kept", { [key]: { latDeg: "95" } });
  adopt({ ...documentStore.getState(), id: "kept" });
  expect(editorStore.getState().drafts).toEqual({ [key]: { latDeg: "95" } });
  editorStore.getState().setDrafts(key, {});
  expect(keptDrafts("kept")).toEqual({});
});

it("anything else that is kept under the name is as good as nothing", () => {
  for (const text of ["", "{", '{"documentId":"a","drafts":{"k":{"f":1}}}', '{"documentId":"a"}']) {
    sessionStorage.setItem("orbitweave.drafts", text);
    expect(keptDrafts("a")).toEqual({});
  }
});
