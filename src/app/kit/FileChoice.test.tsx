import { MantineProvider } from "@mantine/core";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, it } from "vitest";
import { FileChoice } from "./FileChoice";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

it("hands over what was chosen and forgets it, so that the same file can be chosen again", async () => {
  const chosen: (string | undefined)[] = [];
  const box = document.body.appendChild(document.createElement("div"));
  const root = createRoot(box);
  await act(async () =>
    root.render(
      <MantineProvider>
        <FileChoice onChange={(file) => chosen.push(file?.name)}>
          {(props) => <button type="button" {...props} />}
        </FileChoice>
      </MantineProvider>,
    ),
  );
  const input = box.querySelector("input") as HTMLInputElement;
  let value = "";
  Object.defineProperty(input, "value", { get: () => value, set: (next: string) => (value = next) });
  Object.defineProperty(input, "files", { get: () => (value === "" ? [] : [new File([], "g.npy")]) });
  for (let i = 0; i < 2; i++) {
    value = "C:\\fakepath\\g.npy";
    await act(async () => input.dispatchEvent(new Event("change", { bubbles: true })));
    expect(value).toBe("");
  }
  expect(chosen).toEqual(["g.npy", "g.npy"]);
  await act(async () => root.unmount());
});
