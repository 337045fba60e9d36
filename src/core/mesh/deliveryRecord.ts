import { formatInstantExact } from "../base/instant";
import type { Delivery } from "./deliver";
import type { DeliveryPlan } from "./deliveryPlan";

/** A delivery as it is written in JSON; times are UTC with up to six decimals of a second. */
export interface DeliveryRecord {
  readonly delivered: boolean;
  /** null: not delivered. */
  readonly arrival: string | null;
  readonly hops: readonly {
    readonly from: string;
    readonly to: string;
    readonly start: string;
    readonly end: string;
    readonly arrival: string;
  }[];
  readonly reason?: string;
}

/** `startMs` is the instant from which the plan's seconds count. */
export function deliveryRecord(plan: DeliveryPlan, delivery: Delivery, startMs: number): DeliveryRecord {
  if (!delivery.delivered) return { delivered: false, arrival: null, hops: [], reason: delivery.reason };
  const time = (seconds: number) => formatInstantExact(startMs + seconds * 1000);
  return {
    delivered: true,
    arrival: time(delivery.arrivalSeconds),
    hops: delivery.hops.map(({ contact, start, end, arrival }) => ({
      from: plan.nodeIds[plan.from[contact] as number] as string,
      to: plan.nodeIds[plan.to[contact] as number] as string,
      start: time(start),
      end: time(end),
      arrival: time(arrival),
    })),
  };
}
