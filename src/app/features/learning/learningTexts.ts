import { bytesText, countText } from "../../kit/quantityText";
import type { Curve, CurveAxis, CurvePoint, CurveQuantity } from "./model/curves";

/** `71.24 %`, as the command line has it. */
export function shareText(share: number, digits = 2): string {
  return `${(100 * share).toFixed(digits)} %`;
}

/** A loss in nats with four decimals; one that ran away stays readable. */
export function lossText(loss: number): string {
  return Math.abs(loss) < 1e4 ? loss.toFixed(4) : loss.toExponential(2);
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

function valueText(point: CurvePoint, quantity: CurveQuantity): string {
  if (quantity === "accuracy") return shareText(point.accuracy);
  return quantity === "loss" ? lossText(point.loss) : megabytesText(point.megabytes);
}

function placeText(point: CurvePoint, axis: CurveAxis): string {
  if (axis === "rounds") return `round ${countText(point.rounds)}`;
  return axis === "megabytes" ? megabytesText(point.megabytes) : `${(point.hours ?? 0).toFixed(2)} h`;
}
