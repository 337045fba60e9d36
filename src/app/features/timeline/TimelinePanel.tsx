import { lazy, Suspense, useEffect } from "react";
import { setBusy } from "../../state/idle";
import styles from "./Timeline.module.css";

const TimelineView = lazy(() => import("./TimelineView"));

/** The timeline. Its code, with all that draws axes, comes after the page stands. */
export function TimelinePanel() {
  return (
    <Suspense fallback={<TimelineLoading />}>
      <TimelineView />
    </Suspense>
  );
}

function TimelineLoading() {
  useEffect(() => {
    setBusy("timeline", true);
    return () => setBusy("timeline", false);
  }, []);
  return <section className={styles.timeline} aria-label="Timeline" aria-busy />;
}
