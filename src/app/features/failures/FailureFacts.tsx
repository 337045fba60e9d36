import { dayTimeText } from "../../kit/timeText";
import { useClock4Hz } from "../../state/clockStore";
import { useScenario } from "../../state/derived";
import { failureKey, failureTimesMs, holdsAt, type Target } from "../../state/picture/failureTimes";
import { viewStore } from "../../state/viewStore";
import classes from "./failures.module.css";

const mostShown = 4;

/** When a thing fails, for its details; nothing where it never does. */
export function FailureFacts({ target }: { readonly target: Target }) {
  const failures = useScenario().mesh?.failures;
  const zone = viewStore((state) => state.timeZone);
  const nowMs = useClock4Hz();
  const key = failureKey(target);
  const mine = (failures ?? []).filter((failure) => failureKey(failure) === key);
  if (mine.length === 0) return null;
  return (
    <ul className={classes.facts} aria-label="Failures">
      {mine.slice(0, mostShown).map((failure) => {
        const { fromMs, toMs } = failureTimesMs(failure);
        const from = Number.isFinite(fromMs) ? `from ${dayTimeText(fromMs, zone)}` : "from the start";
        const to = Number.isFinite(toMs) ? `until ${dayTimeText(toMs, zone)}` : "for good";
        return (
          <li key={JSON.stringify(failure)} className={holdsAt(failure, nowMs) ? classes.holds : undefined}>
            ✕ Fails {from} {to}
          </li>
        );
      })}
      {mine.length > mostShown && <li>and {mine.length - mostShown} times more</li>}
    </ul>
  );
}
