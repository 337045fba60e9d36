import { roundTo } from "../base/rounding";
import { linkLatencyNs } from "./linkLatency";
import type { MeshContact } from "./meshContacts";
import type { MeshModel } from "./meshModel";

/** One contact as it is written in JSON. */
export interface PlanContact {
  readonly from: string;
  readonly to: string;
  /** From the scenario window's start. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly rateMbps: number;
  /** One-way light time (with what each hop adds) at the contact's start. */
  readonly owltSeconds: number;
}

/** A contact plan as it is written in JSON. */
export interface ContactPlan {
  readonly contacts: readonly PlanContact[];
}

/** The contacts of a mesh as a plan for others. */
export function contactPlanOf(model: MeshModel, contacts: readonly MeshContact[]): ContactPlan {
  const { ids } = model.nodes;
  return {
    contacts: contacts.map(({ from, to, startMs, endMs, mbps }) => ({
      from: ids[from] as string,
      to: ids[to] as string,
      startSeconds: roundTo((startMs - model.startMs) / 1000, 6),
      endSeconds: roundTo((endMs - model.startMs) / 1000, 6),
      rateMbps: mbps,
      owltSeconds: linkLatencyNs(model, from, to, startMs) / 1e9,
    })),
  };
}
