import type { LinkBudget, Station } from "../../../core/scenario/schema";
import { starterBudgets } from "../../../core/scenario/starters";
import { type Field, numberField } from "./field";

type Direction = keyof typeof starterBudgets;

const titles: Readonly<Record<Direction, string>> = {
  downlinkBudget: "Downlink rate follows the range, not the fixed rate above",
  uplinkBudget: "Uplink rate follows the range, not the fixed rate above",
};

const words: Readonly<Record<Direction, { readonly sender: string; readonly receiver: string }>> = {
  downlinkBudget: { sender: "Satellite's EIRP", receiver: "Station's G/T" },
  uplinkBudget: { sender: "Station's EIRP", receiver: "Satellite's G/T" },
};

/** The link budget of a direction: whether there is one, and its numbers where there is. */
export function linkBudgetFields(station: Station, direction: Direction): readonly Field<Station>[] {
  const onOff = switchOf(direction);
  return station[direction] === undefined ? [onOff] : [onOff, ...numbersOf(direction)];
}

/** A budget to start from comes with the switch; undo brings the former one back. */
function switchOf(direction: Direction): Field<Station> {
  return {
    // No problem has this path: each number shows its own.
    key: `${direction}.isGiven`,
    label: titles[direction],
    control: "switch",
    wide: true,
    read: (station) => String(station[direction] !== undefined),
    write(station, text) {
      const { [direction]: former = starterBudgets[direction], ...rest } = station;
      return text === "true" ? { ...rest, [direction]: former } : rest;
    },
  };
}

function numbersOf(direction: Direction): readonly Field<Station>[] {
  const { sender, receiver } = words[direction];
  const of = (key: keyof LinkBudget, label: string, unit?: string, fallback?: string): Field<Station> =>
    numberField(`${direction}.${key}`, label, {
      ...(unit !== undefined && { unit }),
      ...(fallback !== undefined && { fallback }),
    });
  return [
    of("eirpDbw", sender, "dBW"),
    of("gOverTDbPerK", receiver, "dB/K"),
    of("frequencyGHz", "Carrier", "GHz"),
    of("bandwidthMHz", "Bandwidth", "MHz"),
    of("lossesDb", "Further losses", "dB", "0"),
    of("implementationDb", "Modem's loss", "dB", "1"),
    of("marginDb", "Margin", "dB", "3"),
    of("rollOff", "Roll-off", undefined, "0.2"),
  ];
}
