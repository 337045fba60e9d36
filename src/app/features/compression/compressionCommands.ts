import { z } from "../../../core/base/zod";
import type { Command } from "../../state/commands";
import { documentStore } from "../../state/documentStore";
import { viewStore } from "../../state/viewStore";
import { type LabTab, labTab } from "./labTab";

const group = "Compression";

const codecArgument = z.strictObject({ codec: z.string(), options: z.record(z.string(), z.unknown()) });

const fileArgument = z.instanceof(File);

const tabTitles: Readonly<Record<LabTab, string>> = {
  compare: "Compression lab: compare all codecs",
  tradeOff: "Compression lab: bytes against error",
  contacts: "Compression lab: updates over the contacts",
  feedback: "Compression lab: error feedback over rounds",
};

/** What does the work is loaded when it is first wanted. */
const work = () => import("./labActions");

/** Everything that the lab does beside its fields. */
export const compressionCommands: readonly Command[] = [
  {
    id: "compression.open",
    title: "Compression lab: what codecs make of a gradient",
    group,
    shortcut: "shift+k",
    run: () => viewStore.getState().toggleSideView("compression"),
  },
  ...(Object.keys(tabTitles) as LabTab[]).map((tab) => ({
    id: `compression.show.${tab}`,
    title: tabTitles[tab],
    group,
    run() {
      labTab.setState({ tab });
      viewStore.getState().setSideView("compression");
    },
  })),
  {
    id: "compression.openFile",
    title: "Measure codecs on the values in a file",
    group,
    argument: fileArgument,
    async run(argument) {
      viewStore.getState().setSideView("compression");
      (await work()).openFile(fileArgument.parse(argument));
    },
  },
  {
    id: "compression.apply",
    title: "Send updates through a codec",
    group,
    argument: codecArgument,
    run: async (argument) => (await work()).applyCodec(codecArgument.parse(argument)),
  },
  {
    id: "compression.clear",
    title: "Send updates uncompressed",
    group,
    when: () => documentStore.getState().scenario.learning?.compression !== undefined,
    run: async () => (await work()).clearCodec(),
  },
  {
    id: "compression.saveEncoded",
    title: "Save the gradient as the chosen codec encodes it",
    group,
    run: async () => (await work()).saveGradient("encoded"),
  },
  {
    id: "compression.saveDecoded",
    title: "Save the gradient as it is decoded",
    group,
    run: async () => (await work()).saveGradient("decoded"),
  },
  {
    id: "compression.saveTable",
    title: "Save the comparison of codecs as CSV",
    group,
    run: async () => (await work()).saveTable(),
  },
  {
    id: "compression.stop",
    title: "Stop measuring codecs",
    group,
    run: async () => (await work()).stopAll(),
  },
];
