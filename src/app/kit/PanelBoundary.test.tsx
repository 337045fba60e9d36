import { MantineProvider } from "@mantine/core";
import { act, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { PanelBoundary } from "./PanelBoundary";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let isBroken = true;

function Panel(): ReactNode {
  if (isBroken) throw new Error("out of propellant");
  return "panel works";
}

beforeEach(() => {
  // React reports what the boundary catches.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  isBroken = true;
});
afterEach(() => vi.restoreAllMocks());

it("the fault of a panel stays inside it, is explained, and can be tried again", async () => {
  const host = document.createElement("div");
  document.body.append(host);
  await act(() =>
    createRoot(host).render(
      <MantineProvider>
        <PanelBoundary name="The globe">
          <Panel />
        </PanelBoundary>
        <p>neighbour</p>
      </MantineProvider>,
    ),
  );
  expect(host.textContent).toContain("The globe stopped working");
  expect(host.textContent).toContain("out of propellant");
  expect(host.textContent).toContain("neighbour");

  isBroken = false;
  await act(() => host.querySelector("button")?.click());
  expect(host.textContent).toContain("panel works");
  expect(host.textContent).not.toContain("stopped working");
});
