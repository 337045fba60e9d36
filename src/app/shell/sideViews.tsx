import { IconCalendarTime, IconCpu, IconFileZip, IconNetwork, IconSchool } from "@tabler/icons-react";
import type { ComponentType } from "react";
import { CompressionPanel } from "../features/compression";
import { ContactsPanel } from "../features/contacts";
import { LearningPanel } from "../features/learning";
import { MeshPanel } from "../features/mesh";
import { PartitionPanel } from "../features/partition";
import { SyncPanel } from "../features/sync";
import type { SideView } from "../state/viewStore";

interface SideViewPart {
  /** At the head of the message where it stops working. */
  readonly name: string;
  readonly Panel: ComponentType;
  /** Its button in the top bar; the contacts have theirs, which hides them, too. */
  readonly button?: {
    readonly label: string;
    readonly command: string;
    readonly Icon: ComponentType<{ size: number }>;
  };
}

/** What can stand beside the Earth, in the order of its buttons. */
export const sideViewParts: Readonly<Record<SideView, SideViewPart>> = {
  contacts: { name: "The contacts panel", Panel: ContactsPanel },
  sync: {
    name: "The sync schedule",
    Panel: SyncPanel,
    button: { label: "Sync schedule", command: "sync.open", Icon: IconCalendarTime },
  },
  mesh: {
    name: "The mesh",
    Panel: MeshPanel,
    button: { label: "Mesh", command: "mesh.open", Icon: IconNetwork },
  },
  partition: {
    name: "The model placement",
    Panel: PartitionPanel,
    button: { label: "Model placement", command: "partition.open", Icon: IconCpu },
  },
  compression: {
    name: "The compression lab",
    Panel: CompressionPanel,
    button: { label: "Compression lab", command: "compression.open", Icon: IconFileZip },
  },
  learning: {
    name: "Federated learning",
    Panel: LearningPanel,
    button: { label: "Federated learning", command: "learning.open", Icon: IconSchool },
  },
};
