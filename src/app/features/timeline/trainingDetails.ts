import { bytesText } from "../../kit/quantityText";
import type { TrainingTrace } from "../../state/picture/trainingTrace";
import type { TimeZone } from "../../state/viewStore";
import { formatDay, formatDuration, formatTimeOfDay } from "./timeAxis";
import type { Places } from "./timelineModel";
import { type TrainingLane, trainingKinds } from "./trainingLanes";

/** A bar of a training in words: what it is, and its figures as terms and values. */
export interface TrainingDetails {
  readonly title: string;
  readonly facts: readonly (readonly [term: string, value: string])[];
}

/** Puts a training or a message into words. */
export function trainingDetails(
  trace: TrainingTrace,
  lane: TrainingLane,
  bar: number,
  places: Places,
  zone: TimeZone,
): TrainingDetails {
  const { work, transfers, picture } = trace;
  const [startMs, endMs, ref] = [lane.startMs[bar] as number, lane.endMs[bar] as number, lane.ref[bar] as number];
  const isWork = lane.kind[bar] === trainingKinds.work;
  const update = (isWork ? work.update : transfers.update)[ref] as number;
  const owner = nodeName(trace.satelliteOfUpdate[update] as number, trace, places);
  const times = [
    ["Round", String(picture.updates.round[update])],
    ["Day", formatDay(startMs, zone)],
    ["Start", formatTimeOfDay(startMs, zone)],
    ["End", formatTimeOfDay(endMs, zone)],
    ["Duration", secondsText((endMs - startMs) / 1000)],
  ] as const;
  if (isWork) {
    const atWork = (picture.updates.computeMs[update] as number) / 1000;
    return {
      title: `${owner} trains`,
      facts: [
        ...times,
        ["At work", secondsText(atWork)],
        ["Epochs", String(picture.updates.epochs[update])],
        ["Its update", fateText(trace, update, zone)],
      ],
    };
  }
  const [from, to] = [transfers.from[ref] as number, transfers.to[ref] as number];
  const isUpdate = transfers.isUpdate[ref] === 1;
  return {
    title: `${isUpdate ? "Update of" : "Model for"} ${owner}`,
    facts: [
      ["From", nodeName(from, trace, places)],
      ["To", nodeName(to, trace, places)],
      ...times,
      ...(isUpdate ? ([["Update", bytesText(picture.updates.bytes[update] as number)]] as const) : []),
    ],
  };
}

/** A round in words. */
export function roundDetails(trace: TrainingTrace, round: number, zone: TimeZone): TrainingDetails {
  const { roundStartMs, roundEndMs, picture } = trace;
  const [startMs, endMs] = [roundStartMs[round] as number, roundEndMs[round] as number];
  const atMs = endMs - picture.startMs;
  const step = picture.aggregations.atMs.indexOf(atMs);
  const taken = picture.aggregations.updates[step];
  return {
    title: `Round ${round + 1} of ${roundEndMs.length}`,
    facts: [
      ["Day", formatDay(startMs, zone)],
      ["Start", formatTimeOfDay(startMs, zone)],
      ["Aggregation", formatTimeOfDay(endMs, zone)],
      ["Duration", secondsText((endMs - startMs) / 1000)],
      ...(taken === undefined ? [] : ([["Updates taken in", String(taken)]] as const)),
    ],
  };
}

function nodeName(node: number, { satelliteCount }: TrainingTrace, { satellites, stations }: Places): string {
  const place = node < satelliteCount ? satellites[node] : stations[node - satelliteCount];
  return place?.name ?? place?.id ?? "";
}

function fateText({ picture }: TrainingTrace, update: number, zone: TimeZone): string {
  const { countedMs, reason, staleness } = picture.updates;
  const atMs = countedMs[update] as number;
  if (Number.isNaN(atMs)) return picture.reasons[reason[update] as number] ?? "the run ended before";
  const late = staleness[update] as number;
  return `counted at ${formatTimeOfDay(picture.startMs + atMs, zone)}${late > 0 ? `, ${late === 1 ? "1 step" : `${late} steps`} late` : ""}`;
}

/** Messages often take milliseconds. */
function secondsText(seconds: number): string {
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : formatDuration(seconds);
}
