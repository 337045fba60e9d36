import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type LoadComponent, useLoaded } from "./useLoaded";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let root: Root;
let box: HTMLElement;

beforeEach(() => {
  box = document.createElement("div");
  root = createRoot(box);
});
afterEach(() => act(() => root.unmount()));

function Shown({ load, isWanted, onFailure }: { load: LoadComponent; isWanted: boolean; onFailure: () => void }) {
  const Content = useLoaded(load, isWanted, onFailure);
  return Content && <Content />;
}

const show = (load: LoadComponent, isWanted: boolean, onFailure = () => {}) =>
  act(async () => root.render(<Shown load={load} isWanted={isWanted} onFailure={onFailure} />));

it("asks for code when it is wanted first, and keeps it", async () => {
  const load = vi.fn(async () => ({ default: () => <p>here</p> }));
  await show(load, false);
  expect(load).not.toHaveBeenCalled();
  await show(load, true);
  expect(box.textContent).toBe("here");
  await show(load, false);
  await show(load, true);
  expect(box.textContent).toBe("here");
  expect(load).toHaveBeenCalledTimes(1);
});

it("tells of code that cannot be loaded, and asks again at the next wish", async () => {
  const load = vi.fn<LoadComponent>().mockRejectedValueOnce(new Error("gone"));
  load.mockResolvedValue({ default: () => <p>here</p> });
  const onFailure = vi.fn();
  await show(load, true, onFailure);
  expect(onFailure).toHaveBeenCalledTimes(1);
  expect(box.textContent).toBe("");
  await show(load, false, onFailure);
  await show(load, true, onFailure);
  expect(box.textContent).toBe("here");
});
