import { notifications } from "@mantine/notifications";
import { fileNameOf, saveBlob } from "../../kit/saveText";
import type { Command } from "../commands";
import { documentStore } from "../documentStore";

/** What globe and map offer while they are shown: their picture as a file. */
export function savePictureCommand(snapshot: () => Promise<Blob | undefined>): Command {
  return {
    id: "view.savePicture",
    title: "Save the view as a picture (PNG)",
    group: "Export",
    async run() {
      const picture = await snapshot();
      if (picture) saveBlob(`${fileNameOf(documentStore.getState().scenario.name)}-view.png`, picture);
      else notifications.show({ color: "red", message: "The browser gave no picture of the view." });
    },
  };
}
