import { Modal, Tabs } from "@mantine/core";
import { useState } from "react";
import { dialogStore, type SourcesDialog as SourcesRequest } from "../../state/dialogStore";
import { CelestrakTab } from "./CelestrakTab";
import { FilesTab } from "./FilesTab";
import classes from "./sources.module.css";

/** Satellites and plans from text, files and CelesTrak, looked through before anything is taken over. */
export default function SourcesDialog() {
  const request = dialogStore(({ dialog }) => (dialog?.kind === "sources" ? dialog : undefined));
  return request && <Sources request={request} />;
}

function Sources({ request }: { readonly request: SourcesRequest }) {
  const close = dialogStore((state) => state.close);
  const [tab, setTab] = useState<string | null>(request.from);
  return (
    <Modal opened onClose={close} title="Add satellites" size={860} classNames={{ body: classes.body }}>
      <Tabs value={tab} onChange={setTab}>
        <Tabs.List>
          <Tabs.Tab value="files">Text or files</Tabs.Tab>
          <Tabs.Tab value="celestrak">CelesTrak</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="files" pt="sm">
          <FilesTab files={request.files ?? []} text={request.text ?? ""} onDone={close} />
        </Tabs.Panel>
        <Tabs.Panel value="celestrak" pt="sm">
          <CelestrakTab onDone={close} />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  );
}
