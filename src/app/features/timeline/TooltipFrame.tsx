import { Portal } from "@mantine/core";
import styles from "./Timeline.module.css";

interface Props {
  readonly clientX: number;
  readonly clientY: number;
  readonly title: string;
  readonly facts: readonly (readonly [term: string, value: string])[];
  readonly hint: string;
}

/** Room that a tooltip needs, so that it turns to the other side near an edge of the page. */
const roomPx = { width: 250, height: 212 };
const offsetPx = 14;

/** What is known of the bar under the pointer, beside the pointer. */
export function TooltipFrame({ clientX, clientY, title, facts, hint }: Props) {
  const left = clientX + roomPx.width > window.innerWidth ? clientX - roomPx.width : clientX + offsetPx;
  const above = clientY + roomPx.height > window.innerHeight;
  const vertical = above ? { bottom: window.innerHeight - clientY + offsetPx } : { top: clientY + offsetPx };
  return (
    <Portal>
      <div className={styles.tooltip} role="tooltip" style={{ left, ...vertical }}>
        <div className={styles.tooltipTitle}>{title}</div>
        <dl className={styles.tooltipFacts}>
          {facts.map(([term, value]) => (
            <div key={term} style={{ display: "contents" }}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div className={styles.tooltipHint}>{hint}</div>
      </div>
    </Portal>
  );
}
