import { compareIds } from "../base/ids";
import { roundTo } from "../base/rounding";
import type { ContactPlan } from "./contactPlan";
import { nodeUpMs } from "./failureTimes";
import { linkLatencyNs } from "./linkLatency";
import type { MeshContact } from "./meshContacts";
import type { MeshModel } from "./meshModel";

/** Contacts to deliver bundles over, as columns. Node indices follow the order of ids. */
export interface DeliveryPlan {
  readonly nodeIds: readonly string[];
  /** 1 for each node that stores and forwards; 0: bundles only start and end there. */
  readonly forwards: Uint8Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** From the plan's start. */
  readonly startSeconds: Float64Array;
  readonly endSeconds: Float64Array;
  readonly rateMbps: Float64Array;
  /** Contacts of each sender, `contactsFrom[firstFrom[u]] ..`, in the order of their start, then of their index. */
  readonly firstFrom: Int32Array;
  readonly contactsFrom: Int32Array;
  /** Light time of a contact for a transmission that starts at this instant. */
  owltSeconds(contact: number, startSeconds: number): number;
  /** When a node works, from this instant on: the instant itself, or the end of its failure; Infinity: it has failed for the rest of the window. */
  upSeconds(node: number, fromSeconds: number): number;
}

/** A plan given as a list: everybody forwards, light times are fixed. */
export function deliveryPlanOf({ contacts }: ContactPlan): DeliveryPlan {
  const nodeIds = [...new Set(contacts.flatMap(({ from, to }) => [from, to]))].sort(compareIds);
  const indexOf = new Map(nodeIds.map((id, node) => [id, node]));
  return withAdjacency({
    nodeIds,
    forwards: new Uint8Array(nodeIds.length).fill(1),
    from: Int32Array.from(contacts, ({ from }) => indexOf.get(from) as number),
    to: Int32Array.from(contacts, ({ to }) => indexOf.get(to) as number),
    startSeconds: Float64Array.from(contacts, ({ startSeconds }) => startSeconds),
    endSeconds: Float64Array.from(contacts, ({ endSeconds }) => endSeconds),
    rateMbps: Float64Array.from(contacts, ({ rateMbps }) => rateMbps),
    owltSeconds: (contact) => contacts[contact]?.owltSeconds ?? Number.NaN,
    upSeconds: (_, fromSeconds) => fromSeconds,
  });
}

/** The contacts of a mesh: stations forward where the rules say so, and light time is that of the instant a transmission starts. */
export function deliveryPlanOfMesh(model: MeshModel, contacts: readonly MeshContact[]): DeliveryPlan {
  const { startMs, nodes, forwards } = model;
  const seconds = (instantMs: number) => roundTo((instantMs - startMs) / 1000, 6);
  return withAdjacency({
    nodeIds: nodes.ids,
    forwards,
    from: Int32Array.from(contacts, ({ from }) => from),
    to: Int32Array.from(contacts, ({ to }) => to),
    startSeconds: Float64Array.from(contacts, (one) => seconds(one.startMs)),
    endSeconds: Float64Array.from(contacts, (one) => seconds(one.endMs)),
    rateMbps: Float64Array.from(contacts, ({ mbps }) => mbps),
    owltSeconds: (contact, startSeconds) => {
      const { from, to } = contacts[contact] as MeshContact;
      return linkLatencyNs(model, from, to, startMs + startSeconds * 1000) / 1e9;
    },
    upSeconds: (node, fromSeconds) => {
      const fromMs = startMs + fromSeconds * 1000;
      const upMs = nodeUpMs(model, node, fromMs);
      if (upMs === fromMs) return fromSeconds;
      return upMs < startMs + model.durationSeconds * 1000 ? seconds(upMs) : Number.POSITIVE_INFINITY;
    },
  });
}

function withAdjacency(plan: Omit<DeliveryPlan, "firstFrom" | "contactsFrom">): DeliveryPlan {
  const { from, startSeconds, nodeIds } = plan;
  const contactsFrom = Int32Array.from(from, (_, contact) => contact).sort(
    (a, b) =>
      (from[a] as number) - (from[b] as number) || (startSeconds[a] as number) - (startSeconds[b] as number) || a - b,
  );
  const firstFrom = new Int32Array(nodeIds.length + 1);
  for (const node of from) firstFrom[node + 1] = (firstFrom[node + 1] as number) + 1;
  for (let node = 0; node < nodeIds.length; node++) {
    firstFrom[node + 1] = (firstFrom[node + 1] as number) + (firstFrom[node] as number);
  }
  return { ...plan, firstFrom, contactsFrom };
}
