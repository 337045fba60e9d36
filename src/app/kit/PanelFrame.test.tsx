import { MantineProvider } from "@mantine/core";
import { act, useState } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, expect, it, vi } from "vitest";
import { PanelFrame } from "./PanelFrame";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const names = ["first", "second", "third", "last"] as const;
const tabPx = 80;
const listPx = 200;

function Panel({ onClose = () => {} }: { readonly onClose?: () => void }) {
  const [shown, setShown] = useState<(typeof names)[number]>("first");
  return (
    <MantineProvider>
      <PanelFrame
        label="Panel"
        tabs={names.map((name) => ({ name, title: name, body: <p>{name}</p> }))}
        shown={shown}
        onShow={setShown}
        close={{ label: "Close", hint: "Close", onClose }}
      />
    </MantineProvider>
  );
}

/** Four tabs of 80 px in a list of 200 px that scrolls. */
function layOut(element: Element): DOMRect {
  const list = element.closest("[role=tablist]");
  if (element === list) return new DOMRect(0, 0, listPx, 30);
  const place = list === null ? 0 : [...list.querySelectorAll("[role=tab]")].indexOf(element);
  return new DOMRect(place * tabPx - (list?.scrollLeft ?? 0), 0, tabPx, 30);
}

afterEach(() => vi.restoreAllMocks());

it("scrolls a tab that is chosen into view, and no further", async () => {
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
    return layOut(this);
  });
  const box = document.body.appendChild(document.createElement("div"));
  const root = createRoot(box);
  await act(async () => root.render(<Panel />));
  const list = box.querySelector("[role=tablist]");
  const choose = (name: string) =>
    act(async () =>
      [...box.querySelectorAll<HTMLElement>("[role=tab]")].find(({ textContent }) => textContent === name)?.click(),
    );
  await choose("second");
  expect(list?.scrollLeft).toBe(0);
  await choose("last");
  expect(list?.scrollLeft).toBe(4 * tabPx - listPx);
  await choose("third");
  expect(list?.scrollLeft).toBe(4 * tabPx - listPx);
  await choose("first");
  expect(list?.scrollLeft).toBe(0);
  await act(async () => root.unmount());
});

it.each([
  { by: "a key", clicks: 0, goesBack: true },
  { by: "a mouse", clicks: 1, goesBack: false },
])("closed by $by, it gives the focus back to what opened it: $goesBack", async ({ clicks, goesBack }) => {
  const opener = document.body.appendChild(document.createElement("button"));
  opener.focus();
  const box = document.body.appendChild(document.createElement("div"));
  const root = createRoot(box);
  await act(async () => root.render(<Panel onClose={() => root.render(null)} />));
  const close = box.querySelector<HTMLElement>("[aria-label=Close]");
  close?.focus();
  await act(async () => close?.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: clicks })));
  expect(box.querySelector("[aria-label=Close]")).toBeNull();
  expect(document.activeElement === opener).toBe(goesBack);
  await act(async () => root.unmount());
  box.remove();
  opener.remove();
});
