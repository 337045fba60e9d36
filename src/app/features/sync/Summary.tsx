import { useStore } from "zustand";
import type { ScheduleReport } from "../../../engine/client/scheduler";
import { ProblemList } from "../../kit/ProblemList";
import { countedText, countText, durationText, volumeText } from "../../kit/quantityText";
import { useScenario, useWindow } from "../../state/derived";
import { lastChange } from "../../state/schedule/changeBookings";
import { scheduleRun } from "../../state/schedule/scheduleRun";
import { rulesDigest, useStanding } from "../../state/schedule/standing";
import { viewStore } from "../../state/viewStore";
import { Comparison } from "./Comparison";
import { faultTexts } from "./faultTexts";
import { differenceText, gapText, shareText, valueText } from "./scheduleTexts";
import classes from "./sync.module.css";
import { TraceChart } from "./TraceChart";

const shownUnmet = 40;
const shownFaults = 40;

/** What the accepted bookings come to, what the last change by hand cost, and a new schedule beside them. */
export function Summary() {
  const standing = useStanding();
  const { trace, digest } = useStore(scheduleRun);
  const scenario = useScenario();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the keyboard
    <section className={classes.scroll} tabIndex={0} aria-label="Summary of the schedule">
      <ChangeCost />
      <Comparison />
      {digest === rulesDigest(scenario) && <TraceChart trace={trace} goal={scenario.sync?.objective ?? "volume"} />}
      {standing?.status === "refused" && (
        <div role="alert" className={classes.failure}>
          The bookings cannot stand together:
          <ProblemList problems={standing.problems} />
        </div>
      )}
      {standing?.status === "known" && <Report report={standing.report} />}
    </section>
  );
}

/** What the last change by hand did to the value, while it is the last. */
function ChangeCost() {
  const { change } = useStore(lastChange);
  const scenario = useScenario();
  const objective = scenario.sync?.objective ?? "volume";
  if (change === undefined || change.to !== scenario) return null;
  const { name, before, after } = change;
  return (
    <p role="status" className={classes.cost}>
      <strong>{name.charAt(0).toUpperCase() + name.slice(1)}</strong>
      {before !== undefined && after !== undefined && (
        <>
          : {valueText(before, objective)} → {valueText(after, objective)} ({differenceText(after - before, objective)})
        </>
      )}
    </p>
  );
}

function Report({ report }: { readonly report: ScheduleReport }) {
  const scenario = useScenario();
  const found = useStore(scheduleRun, (state) => state.bound);
  const { bookings, totals, objective, goal, faults, unmet } = report;
  if (bookings.count === 0 && faults.length === 0) {
    return <p className={classes.note}>Nothing is booked yet. Set demands and rules, then book the contacts.</p>;
  }
  const down = totals.downMB.reduce((sum, mb) => sum + mb, 0);
  const up = totals.upMB.reduce((sum, mb) => sum + mb, 0);
  const ages = totals.ageSeconds;
  const meanAge = ages.length === 0 ? 0 : ages.reduce((sum, age) => sum + age, 0) / ages.length;
  const bound = found?.digest === rulesDigest(scenario) ? found.bound : undefined;
  const gap =
    bound === undefined ? undefined : Math.abs(bound - objective) / Math.max(Math.abs(bound), objective, 1e-9);
  return (
    <>
      <dl className={classes.facts}>
        <div>
          <dt>Value</dt>
          <dd>{valueText(objective, goal)}</dd>
        </div>
        <div>
          <dt>Bound</dt>
          <dd>{bound === undefined ? "book to know" : valueText(bound, goal)}</dd>
        </div>
        <div>
          <dt>Gap</dt>
          <dd>{gap === undefined ? "book to know" : gapText({ gap, proven: gap <= provenGap, stopped: false })}</dd>
        </div>
        <div>
          <dt>Bookings</dt>
          <dd>{countText(bookings.count)}</dd>
        </div>
        <div>
          <dt>Down</dt>
          <dd>{volumeText(down)}</dd>
        </div>
        <div>
          <dt>Up</dt>
          <dd>{volumeText(up)}</dd>
        </div>
        <div>
          <dt>Mean age of information</dt>
          <dd>{durationText(meanAge)}</dd>
        </div>
      </dl>
      {faults.length > 0 && (
        <div role="alert" className={classes.failure}>
          {countedText(faults.length, "booking")} cannot stand and {faults.length === 1 ? "is" : "are"} not counted:
          <Faults faults={faults} />
        </div>
      )}
      <Antennas report={report} />
      <h3 className={classes.heading}>Unmet demands</h3>
      {unmet.length === 0 ? (
        <p className={classes.note}>
          {scenario.sync?.demandsMB === undefined ? "No satellite asks for a certain volume." : "All demands are met."}
        </p>
      ) : (
        <ul className={classes.list} aria-label="Unmet demands">
          {unmet.slice(0, shownUnmet).map(({ satelliteId, demandMB, bookedMB, reason }) => (
            <li key={satelliteId}>
              <strong>{satelliteId}</strong>: {volumeText(bookedMB)} of {volumeText(demandMB)}; {reason}
            </li>
          ))}
          {unmet.length > shownUnmet && <li>and {unmet.length - shownUnmet} more</li>}
        </ul>
      )}
    </>
  );
}

function Faults({ faults }: Pick<ScheduleReport, "faults">) {
  const scenario = useScenario();
  const zone = viewStore((state) => state.timeZone);
  const texts = faultTexts(faults.slice(0, shownFaults), scenario, zone);
  return (
    <ul className={classes.list} aria-label="Bookings that cannot stand">
      {texts.map(({ key, booking, why }) => (
        <li key={key}>
          <strong>{booking}</strong>: {why}
        </li>
      ))}
      {faults.length > shownFaults && <li>and {countText(faults.length - shownFaults)} more</li>}
    </ul>
  );
}

/** As in core: gaps up to this are rounding. */
const provenGap = 1e-6;

function Antennas({ report }: { readonly report: ScheduleReport }) {
  const stations = useScenario().stations ?? [];
  const { startMs, endMs } = useWindow();
  const seconds = (endMs - startMs) / 1000;
  const antennas = stations.flatMap(({ id, name = id, antennas: count = 1 }) =>
    Array.from({ length: count }, (_, i) => ({ key: `${id} ${i}`, label: count === 1 ? name : `${name} · ${i + 1}` })),
  );
  return (
    <>
      <h3 className={classes.heading}>Antennas in use</h3>
      <ul className={classes.meters} aria-label="Antennas in use">
        {antennas.map(({ key, label }, i) => {
          const share = (report.totals.busySeconds[i] ?? 0) / seconds;
          return (
            <li key={key}>
              <span>{label}</span>
              <span className={classes.meter} aria-hidden>
                <span style={{ width: `${Math.min(100, 100 * share)}%` }} />
              </span>
              <span>{shareText(share)}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
