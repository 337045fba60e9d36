import { z } from "../../../core/base/zod";
import { clock } from "../../state/clockStore";
import type { Command } from "../../state/commands";
import { expandedSatellites, resolvedStations, satelliteIndex, stationIndex } from "../../state/derived";
import { documentStore } from "../../state/documentStore";
import { finishedContacts } from "../../state/queries";
import { viewStore } from "../../state/viewStore";
import { aosOf, neighbourPass, type PassPair, type PassWindow, passAround } from "./model/findPass";

const group = "Pass";

const shown = z.strictObject({ satelliteId: z.string(), stationId: z.string(), aosMs: z.number() });

export const passCommands: readonly Command[] = [
  {
    id: "pass.open",
    title: "Look at a pass closely",
    group,
    argument: shown,
    run: (argument) => viewStore.getState().showPass(shown.parse(argument)),
  },
  {
    id: "pass.openNow",
    title: "Look closely at the present or next pass (of the selection)",
    group,
    shortcut: "p",
    when: () => finishedContacts() !== undefined,
    run() {
      const found = passAround(tables(), selectedPair(), clock.getState().nowMs);
      if (found) show(found);
    },
  },
  {
    id: "pass.next",
    title: "The next pass of the same pair",
    group,
    when: () => neighbour(1) !== undefined,
    run: () => goTo(neighbour(1)),
  },
  {
    id: "pass.previous",
    title: "The previous pass of the same pair",
    group,
    when: () => neighbour(-1) !== undefined,
    run: () => goTo(neighbour(-1)),
  },
  {
    id: "pass.close",
    title: "Back to the contacts",
    group,
    when: () => viewStore.getState().shownPass !== undefined,
    run: () => viewStore.getState().showPass(undefined),
  },
];

function tables() {
  const contacts = finishedContacts();
  return contacts === undefined ? [] : [contacts.windows];
}

function selectedPair(): PassPair {
  const { scenario } = documentStore.getState();
  const { selection } = viewStore.getState();
  if (selection === undefined) return {};
  return selection.kind === "satellite"
    ? { satellite: satelliteIndex(scenario).get(selection.id) }
    : { station: stationIndex(scenario).get(selection.id) };
}

function neighbour(direction: 1 | -1): PassWindow | undefined {
  const { scenario } = documentStore.getState();
  const { shownPass } = viewStore.getState();
  const satellite = satelliteIndex(scenario).get(shownPass?.satelliteId ?? "");
  const station = stationIndex(scenario).get(shownPass?.stationId ?? "");
  if (shownPass === undefined || satellite === undefined || station === undefined) return undefined;
  return neighbourPass(tables(), { satellite, station }, shownPass.aosMs, direction);
}

function goTo(found: PassWindow | undefined): void {
  if (found === undefined) return;
  clock.getState().setNow(aosOf(found));
  show(found);
}

function show({ windows, row }: PassWindow): void {
  const { scenario } = documentStore.getState();
  const satelliteId = expandedSatellites(scenario)[windows.satellite[row] as number]?.id;
  const stationId = resolvedStations(scenario)[windows.station[row] as number]?.id;
  if (satelliteId === undefined || stationId === undefined) return;
  viewStore.getState().showPass({ satelliteId, stationId, aosMs: windows.aosMs[row] as number });
}
