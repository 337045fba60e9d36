import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { dialogStore } from "../state/dialogStore";
import { useFocusBack } from "./useFocusBack";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function Page() {
  useFocusBack();
  return (
    <>
      <button type="button">opens</button>
      <button type="button">other</button>
    </>
  );
}

let root: Root;
let buttons: HTMLButtonElement[];

beforeEach(async () => {
  vi.useFakeTimers();
  const box = document.body.appendChild(document.createElement("div"));
  root = createRoot(box);
  await act(async () => root.render(<Page />));
  buttons = [...box.querySelectorAll("button")];
  buttons[0]?.focus();
});

afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});

it("gives the focus back to what opened a dialog", () => {
  dialogStore.getState().show({ kind: "share" });
  buttons[0]?.blur();
  dialogStore.getState().close();
  vi.runAllTimers();
  expect(document.activeElement).toBe(buttons[0]);
});

it("gives it back to what opened the palette, where a dialog is chosen there", () => {
  dialogStore.getState().show({ kind: "palette" });
  buttons[0]?.blur();
  dialogStore.getState().close();
  dialogStore.getState().show({ kind: "share" });
  vi.runAllTimers();
  expect(document.activeElement).toBe(document.body);
  dialogStore.getState().close();
  vi.runAllTimers();
  expect(document.activeElement).toBe(buttons[0]);
});

it("leaves the focus where somebody has put it meanwhile", () => {
  dialogStore.getState().show({ kind: "palette" });
  dialogStore.getState().close();
  buttons[1]?.focus();
  vi.runAllTimers();
  expect(document.activeElement).toBe(buttons[1]);
});
