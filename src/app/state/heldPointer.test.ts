import { expect, it, vi } from "vitest";
import { pointerReleased, watchPointers } from "./heldPointer";

it("waits for the last pointer to be released, and for none where none is held", async () => {
  const page = new EventTarget();
  vi.stubGlobal("window", page);
  watchPointers();
  const press = (type: string, pointerId: number) => page.dispatchEvent(Object.assign(new Event(type), { pointerId }));
  await pointerReleased();

  press("pointerdown", 1);
  press("pointerdown", 2);
  let isReleased = false;
  const waiting = pointerReleased().then(() => {
    isReleased = true;
  });
  press("pointerup", 1);
  await Promise.resolve();
  expect(isReleased).toBe(false);
  press("pointercancel", 2);
  await waiting;

  press("pointerdown", 3);
  page.dispatchEvent(new Event("blur"));
  await pointerReleased();
  vi.unstubAllGlobals();
});
