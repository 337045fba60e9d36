import { MantineProvider } from "@mantine/core";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, it } from "vitest";
import { ProblemList } from "./ProblemList";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

it("writes what was given as large as the message, not as a text of its own size", async () => {
  const box = document.createElement("div");
  const root = createRoot(box);
  const problems = [{ path: "seed", message: "no such seed", given: 0, allowed: "1, 2" }];
  await act(async () =>
    root.render(
      <MantineProvider>
        <ProblemList problems={problems} />
      </MantineProvider>,
    ),
  );
  const item = box.querySelector("li");
  expect(item?.textContent).toBe("seed no such seed (given 0)Allowed: 1, 2");
  const sized = [...(item?.querySelectorAll(".mantine-Text-root") ?? [])].map(({ textContent }) => textContent);
  expect(sized).toEqual(["Allowed: 1, 2"]);
  await act(async () => root.unmount());
});
