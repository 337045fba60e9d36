import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { BundleJourney } from "../../../engine/client/meshPlanner";
import { durationText, volumeText } from "../../kit/quantityText";
import { dayTimeText } from "../../kit/timeText";
import { clock } from "../../state/clockStore";
import { type Bundle, bundleStore, restartDeliveries, useDeliveries } from "../../state/mesh/bundles";
import { meshView } from "../../state/mesh/meshView";
import { viewStore } from "../../state/viewStore";
import classes from "./mesh.module.css";
import { readBundle } from "./model/readBundle";
import { NodeSelect } from "./NodeSelect";
import { RunState } from "./RunState";

/** Data that nodes store and forward: when it arrives and how it gets there. Each bundle has what those before it have left. */
export function BundlesTab() {
  const bundles = bundleStore((state) => state.bundles);
  const run = useDeliveries();
  const journeys = run.value?.journeys ?? [];
  return (
    <div className={classes.scroll}>
      <BundleForm />
      <RunState run={run} what="The delivery" onRestart={restartDeliveries} />
      {bundles.length === 0 ? (
        <p className={classes.note}>
          A bundle waits at each node until there is a contact, crosses it as a whole, and arrives as early as can be.
          Bundles are booked in their order.
        </p>
      ) : (
        <BundleTable bundles={bundles} journeys={journeys} isStale={!run.isCurrent} />
      )}
    </div>
  );
}

function BundleForm() {
  const view = meshView();
  const { startMs, endMs } = clock.getState();
  const [from, setFrom] = useState(view.from);
  const [to, setTo] = useState(view.to);
  const [size, setSize] = useState("100");
  const [at, setAt] = useState("");
  const [isTried, setIsTried] = useState(false);
  const read = readBundle({ from, to, size, at }, { startMs, endMs });
  const problems = isTried && !read.ok ? read.error : {};
  const add = (): void => {
    setIsTried(!read.ok);
    if (read.ok) bundleStore.getState().add(read.value);
  };
  return (
    <form
      className={classes.query}
      aria-label="Bundle"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <NodeSelect label="From" value={from} onValue={setFrom} />
      <span />
      <NodeSelect label="To" value={to} onValue={setTo} />
      <TextInput
        size="xs"
        label="Size (MB)"
        inputMode="decimal"
        value={size}
        error={problems.size}
        onChange={(event) => setSize(event.currentTarget.value)}
      />
      <span />
      <TextInput
        size="xs"
        label="Ready at (UTC)"
        placeholder="the window's start"
        value={at}
        error={problems.at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <Button size="compact-sm" variant="default" type="submit" className={classes.wide}>
        Book the bundle
      </Button>
      {problems.ends && (
        <p role="alert" className={classes.failure}>
          {problems.ends}
        </p>
      )}
    </form>
  );
}

interface BundleTableProps {
  readonly bundles: readonly Bundle[];
  readonly journeys: readonly BundleJourney[];
  readonly isStale: boolean;
}

function BundleTable({ bundles, journeys, isStale }: BundleTableProps) {
  const zone = viewStore((state) => state.timeZone);
  const shown = bundleStore((state) => state.shown);
  const { show, remove } = bundleStore.getState();
  const journey = journeys[shown];
  return (
    <div data-stale={isStale || undefined} className={classes.result}>
      <table className={classes.table} aria-label="Bundles">
        <thead>
          <tr>
            <th scope="col">Bundle</th>
            <th scope="col" className={classes.number}>
              Size
            </th>
            <th scope="col">Ready</th>
            <th scope="col">Arrives</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {bundles.map(({ from, to, sizeMB, atMs }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: equal bundles differ by their place alone
            <tr key={index} data-chosen={index === shown || undefined}>
              <td>
                <button type="button" className={classes.link} onClick={() => show(index)}>
                  {from} to {to}
                </button>
              </td>
              <td className={classes.number}>{volumeText(sizeMB)}</td>
              <td>{dayTimeText(atMs, zone)}</td>
              <td>{arrivalText(journeys[index], atMs, zone)}</td>
              <td>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={`Take out the bundle ${index + 1} from ${from} to ${to}`}
                  onClick={() => remove(index)}
                >
                  Take out
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {journey && journey.hops.length > 0 && <JourneyTable journey={journey} />}
    </div>
  );
}

function arrivalText(journey: BundleJourney | undefined, atMs: number, zone: "utc" | "local"): string {
  if (journey === undefined) return "…";
  if (journey.arrivalMs === undefined) return `never: ${journey.reason}`;
  return `${dayTimeText(journey.arrivalMs, zone)} (${durationText((journey.arrivalMs - atMs) / 1000)})`;
}

function JourneyTable({ journey: { hops } }: { readonly journey: BundleJourney }) {
  const zone = viewStore((state) => state.timeZone);
  return (
    <>
      <h3 className={classes.heading}>Its journey</h3>
      <table className={classes.table} aria-label="Journey of the bundle">
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Sent</th>
            <th scope="col">Sending ends</th>
            <th scope="col" className={classes.number}>
              Light time, ms
            </th>
          </tr>
        </thead>
        <tbody>
          {hops.map(({ fromId, toId, startMs, endMs, arrivalMs }) => (
            <tr key={fromId}>
              <td>{fromId}</td>
              <td>{toId}</td>
              <td>
                <button
                  type="button"
                  className={classes.link}
                  title="Set the clock to it"
                  onClick={() => clock.getState().setNow(startMs)}
                >
                  {dayTimeText(startMs, zone)}
                </button>
              </td>
              <td>{dayTimeText(endMs, zone)}</td>
              <td className={classes.number}>{(arrivalMs - endMs).toFixed(3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
