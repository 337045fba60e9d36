import { z } from "../../../core/base/zod";
import type { Command } from "../../state/commands";
import { dialogStore } from "../../state/dialogStore";
import { openLink } from "./openLinks";

export const shareCommands: readonly Command[] = [
  {
    id: "share.open",
    title: "Share this view as a link",
    group: "Scenario",
    shortcut: "mod+shift+l",
    run: () => dialogStore.getState().show({ kind: "share" }),
  },
  {
    id: "share.openLink",
    title: "Open a link",
    group: "Scenario",
    argument: z.string().min(1),
    run: (argument) => openLink(z.string().parse(argument)),
  },
];
