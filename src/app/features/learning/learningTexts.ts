import type { MissionTrainingRecord } from "../../../engine/client/trainer";
import { bytesText, countText, durationText } from "../../kit/quantityText";
import type { Curve, CurveAxis, CurvePoint, CurveQuantity } from "./model/curves";

type TargetBand = MissionTrainingRecord["targetBand"];

/** `71.24 %`, as the command line has it. */
export function shareText(share: number, digits = 2): string {
  return `${(100 * share).toFixed(digits)} %`;
}

/** A loss in nats with four decimals; one that ran away stays readable. */
export function lossText(loss: number): string {
  return Math.abs(loss) < 1e4 ? loss.toFixed(4) : loss.toExponential(2);
}

/** Privacy spent; without noise there is no bound. */
export function epsilonText(epsilon: number): string {
  return Number.isFinite(epsilon) ? epsilon.toFixed(3) : "no bound";
}

/** `12.4 MB`, `980 bytes`. */
function megabytesText(megabytes: number): string {
  return bytesText(Math.round(megabytes * 1e6));
}

/** What a chart tells at a place: `round 12: 71.20 %` of one curve, `FedAvg 71.20 % (round 12), Krum ...` of several. */
export function readingText(
  readings: readonly { readonly curve: Curve; readonly point: CurvePoint }[],
  axis: CurveAxis,
  quantity: CurveQuantity,
): string {
  if (readings.length === 0) return "nothing yet";
  if (readings.length === 1) {
    return readings.map(({ point }) => `${placeText(point, axis)}: ${valueText(point, quantity)}`).join("");
  }
  return readings
    .map(({ curve, point }) => `${curve.label} ${valueText(point, quantity)} (${placeText(point, axis)})`)
    .join(", ");
}

/** `4 ms`, `6.5 s`, `41 s`, `9:05 min`, `2:04 h`: what took but a moment is told, too. */
export function spentText(ms: number): string {
  if (ms === 0) return "0";
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  return durationText(ms / 1000);
}

/** `5.31 h`; what is less than a hundredth is told in seconds. */
export function hoursText(hours: number): string {
  return hours > 0 && hours < 0.01 ? spentText(hours * 3_600_000) : `${hours.toFixed(2)} h`;
}

/** `5.31 h`, of several seeds `5.31 h (4.80 to 6.02), 2 of 3 seeds`. */
export function targetText({ seeds, reached, medianHours, leastHours, greatestHours }: TargetBand): string {
  if (medianHours === null || leastHours === null || greatestHours === null) return "not reached";
  if (seeds === 1) return hoursText(medianHours);
  const share = reached === seeds ? "" : `, ${reached} of ${seeds} seeds`;
  return `${hoursText(medianHours)} (${leastHours.toFixed(2)} to ${greatestHours.toFixed(2)})${share}`;
}

function valueText(point: CurvePoint, quantity: CurveQuantity): string {
  if (quantity === "accuracy") return shareText(point.accuracy);
  return quantity === "loss" ? lossText(point.loss) : megabytesText(point.megabytes);
}

function placeText(point: CurvePoint, axis: CurveAxis): string {
  if (axis === "rounds") return `round ${countText(point.rounds)}`;
  return axis === "megabytes" ? megabytesText(point.megabytes) : `${(point.hours ?? 0).toFixed(2)} h`;
}
