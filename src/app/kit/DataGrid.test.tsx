import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, it, vi } from "vitest";
import { DataGrid, type GridColumn } from "./DataGrid";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const columns: readonly GridColumn[] = [
  { id: "name", title: "Name", minPx: 50, sortable: true },
  { id: "size", title: "Size", minPx: 50 },
];

async function mount(rowCount: number) {
  const onActivate = vi.fn();
  const onSort = vi.fn();
  const host = document.createElement("div");
  document.body.append(host);
  await act(() =>
    createRoot(host).render(
      <DataGrid
        label="Things"
        columns={columns}
        rowCount={rowCount}
        cell={(row, column) => `${column} ${row}`}
        sort={{ columnId: "name", descending: true }}
        onSort={onSort}
        onActivate={onActivate}
        empty="No things."
      />,
    ),
  );
  const grid = host.querySelector<HTMLElement>("[role=grid]");
  if (grid === null) throw new Error("no grid was drawn");
  const press = (key: string) => act(() => grid.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));
  return { grid, press, onActivate, onSort };
}

it("of a hundred thousand rows only a screenful exists, and their number is told", async () => {
  const { grid } = await mount(100_000);
  expect(grid.getAttribute("aria-rowcount")).toBe("100001");
  expect(grid.querySelectorAll("[aria-selected]").length).toBeLessThan(60);
});

it("arrow keys walk the rows and stop at the ends; Enter takes the current one", async () => {
  const { press, onActivate } = await mount(3);
  await press("ArrowDown");
  await press("Enter");
  await press("End");
  await press("ArrowDown");
  await press("Enter");
  await press("Home");
  await press("ArrowUp");
  await press("Enter");
  expect(onActivate.mock.calls).toEqual([[1], [2], [0]]);
});

it("the current row is named for screen readers", async () => {
  const { grid, press } = await mount(3);
  await press("ArrowDown");
  const current = document.getElementById(grid.getAttribute("aria-activedescendant") ?? "");
  expect(current?.textContent).toBe("name 1size 1");
});

it("heads tell the order, and those that can change it are buttons", async () => {
  const { grid, onSort } = await mount(3);
  const [name, size] = grid.querySelectorAll("[role=columnheader]");
  expect(name?.getAttribute("aria-sort")).toBe("descending");
  expect(size?.hasAttribute("aria-sort")).toBe(false);
  await act(() => name?.querySelector("button")?.click());
  expect(onSort).toHaveBeenCalledWith("name");
  expect(size?.querySelector("button")).toBeNull();
});

it("without rows it says why", async () => {
  const { grid, press, onActivate } = await mount(0);
  expect(grid.textContent).toContain("No things.");
  await press("Enter");
  expect(onActivate).not.toHaveBeenCalled();
});
