import { beforeEach, expect, test, vi } from "vitest";
import { z } from "../../../core/base/zod";
import { registerCommands } from "../../state/commands";
import { dialogStore } from "../../state/dialogStore";
import { viewStore } from "../../state/viewStore";
import { openFiles } from "./openFiles";

const opened = vi.hoisted(() => [] as string[]);
vi.mock("../../state/planner", () => ({
  planner: {
    openFile: (name: string) => {
      opened.push(`scenario ${name}`);
      return { status: "cancelled" };
    },
  },
}));

vi.mock("./notices", () => ({
  tellLeftClosed: (names: readonly string[]) => opened.push(`left ${names}`),
}));

registerCommands([
  {
    id: "partition.openModel",
    title: "",
    group: "",
    argument: z.unknown(),
    run: (files) => void opened.push(`model ${(files as File[]).map(({ name }) => name)}`),
  },
  {
    id: "compression.openFile",
    title: "",
    group: "",
    argument: z.unknown(),
    run: (file) => void opened.push(`gradient ${(file as File).name}`),
  },
]);

const fileOf = (name: string) => new File(["{}"], name);

beforeEach(() => {
  opened.length = 0;
  viewStore.getState().setSideView("contacts");
});

test.each([
  [
    ["plan.json", "gp.tle"],
    ["scenario plan.json", "scenario gp.tle"],
  ],
  [["step.npy"], ["gradient step.npy"]],
  [
    ["step.safetensors", "plan.json"],
    ["gradient step.safetensors", "scenario plan.json"],
  ],
  [["net.onnx"], ["model net.onnx"]],
  [
    ["one.npy", "two.f32"],
    ["gradient one.npy", "left two.f32"],
  ],
  [
    ["step.npy", "net.onnx"],
    ["model net.onnx", "left step.npy"],
  ],
  [["a-1.safetensors", "a.safetensors.index.json"], ["model a-1.safetensors,a.safetensors.index.json"]],
] as const)("%j open as %j", async (names, expected) => {
  await openFiles(names.map(fileOf));
  expect(opened).toEqual(expected);
});

test("tensors go to the planning board where that is open", async () => {
  viewStore.getState().setSideView("partition");
  await openFiles([fileOf("step.safetensors")]);
  await openFiles([fileOf("step.npy")]);
  expect(opened).toEqual(["model step.safetensors", "gradient step.npy"]);
});

test("a file that is too large is refused before anything of it is read", async () => {
  const file = Object.defineProperty(fileOf("disk.json"), "size", { value: 4e9 });
  const read = vi.spyOn(file, "arrayBuffer");
  await openFiles([file]);
  expect(read).not.toHaveBeenCalled();
  expect(opened).toEqual([]);
  expect(dialogStore.getState().dialog).toMatchObject({
    kind: "problems",
    problems: [{ path: "disk.json", message: "the file is too large", given: "4000.0 MB" }],
  });
});
