import { VisuallyHidden } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo } from "react";
import { useStore } from "zustand";
import { viewStore } from "../../state/viewStore";
import { contactDetails } from "./contactDetails";
import { contactOfBar, firstBarEndingAfter, type LaneBars, laneBars } from "./laneBars";
import type { Places } from "./timelineModel";
import { timelineStore } from "./timelineStore";
import type { TimeView } from "./timeView";
import type { IndexedTables } from "./useIndexedBlocks";

interface RowContactsProps {
  readonly id: string;
  readonly indexed: IndexedTables;
  readonly row: number | undefined;
  readonly places: Places;
}

/** More would not be listened to; the contacts panel has them all. */
const mostRows = 30;
/** The table waits until the view stands still. */
const settledMs = 300;

/** The bars of the selected row that are in view, as a table for screen readers. */
export function RowContacts({ id, indexed, row, places }: RowContactsProps) {
  const [view] = useDebouncedValue(
    useStore(timelineStore, (state) => state.view),
    settledMs,
  );
  const zone = viewStore((state) => state.timeZone);
  const bars = useMemo(() => (row === undefined ? undefined : laneBars(indexed.blocks, row)), [indexed, row]);
  const contacts = useMemo(() => (bars === undefined ? [] : contactsInView(bars, view)), [bars, view]);
  if (row === undefined) return <VisuallyHidden id={id}>No row is selected.</VisuallyHidden>;
  const name = (places[indexed.rows][row]?.name ?? places[indexed.rows][row]?.id) || "";
  return (
    <VisuallyHidden>
      <p id={id}>
        {name} is selected; {contacts.length === mostRows ? "at least " : ""}
        {contacts.length} of its contacts are in view.
      </p>
      <table>
        <caption>Contacts of {name} in view</caption>
        <thead>
          <tr>
            {["Satellite", "Station", "Day", "AOS", "LOS", "Duration", "Max. elevation", "Downlink", "Uplink"].map(
              (head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {contacts.map(({ key, ref }) => {
            const details = contactDetails(ref, places, zone);
            return (
              <tr key={key}>
                <td>{details.satellite}</td>
                <td>{details.station}</td>
                <td>{details.day}</td>
                <td>{details.aos}</td>
                <td>{details.los}</td>
                <td>{details.duration}</td>
                <td>{details.maxElevation}</td>
                <td>{details.downlink}</td>
                <td>{details.uplink}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}

function contactsInView(bars: LaneBars, view: TimeView) {
  const found = [];
  for (let bar = firstBarEndingAfter(bars, view.startMs); bar < bars.count && found.length < mostRows; bar++) {
    if ((bars.startMs[bar] ?? 0) >= view.endMs) break;
    const ref = contactOfBar(bars, bar);
    if (ref === undefined || (bars.endMs[bar] ?? 0) <= view.startMs) continue;
    found.push({ key: `${bars.block[bar]}:${ref.contact}`, ref });
  }
  return found;
}
