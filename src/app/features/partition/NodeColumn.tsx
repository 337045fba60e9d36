import { useDroppable } from "@dnd-kit/core";
import { IconBuildingBroadcastTower, IconSatellite } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ComputeNode } from "../../../core/scenario/schema";
import { bytesText } from "../../kit/quantityText";
import classes from "./board.module.css";
import { msText, shareText } from "./placementTexts";

interface Props {
  readonly node: ComputeNode;
  readonly index: number;
  readonly usedBytes: number;
  readonly capacityBytes: number;
  readonly computeMs: number;
  /** Of the time of one inference. */
  readonly share: number;
  readonly isTarget: boolean;
  readonly ends: { readonly isSource: boolean; readonly isSink: boolean };
  readonly children: ReactNode;
}

/** A node with what it has and how much of that is used, its layers below. */
export function NodeColumn({
  node,
  index,
  usedBytes,
  capacityBytes,
  computeMs,
  share,
  isTarget,
  ends,
  children,
}: Props) {
  const { setNodeRef } = useDroppable({ id: `node ${index}`, data: { node: index } });
  const { id, type, computeTflops, efficiency = 1 } = node;
  const excess = usedBytes - capacityBytes;
  const Icon = type === "ground" ? IconBuildingBroadcastTower : IconSatellite;
  const memory = `${bytesText(usedBytes)} of ${bytesText(capacityBytes)}`;
  return (
    <li
      ref={setNodeRef}
      className={classes.column}
      data-column={index}
      data-target={isTarget || undefined}
      data-overfull={excess > 0 || undefined}
      aria-label={`Node ${id}`}
    >
      <header className={classes.columnHead}>
        <h4 className={classes.nodeName}>
          <Icon size={14} aria-hidden />
          <span>{id}</span>
          {ends.isSource && <span className={classes.badge}>in</span>}
          {ends.isSink && <span className={classes.badge}>out</span>}
        </h4>
        <Bar share={capacityBytes > 0 ? usedBytes / capacityBytes : excess > 0 ? 2 : 0} isBad={excess > 0} />
        <p className={classes.fact} title="Memory: parameters and state of the layers">
          <span>{memory}</span>
          {excess > 0 && <span data-bad>{bytesText(excess)} too much</span>}
        </p>
        <Bar share={share} isBad={false} />
        <p className={classes.fact} title={`${computeTflops} Tflop/s at an efficiency of ${shareText(efficiency)}`}>
          <span>{`${computeTflops} Tflop/s`}</span>
          <span>{computeMs > 0 ? `${msText(computeMs)}${share > 0 ? `, ${shareText(share)}` : ""}` : "idle"}</span>
        </p>
      </header>
      <div className={classes.cards}>{children}</div>
    </li>
  );
}

/** Its figure stands below it as text. */
function Bar({ share, isBad }: { readonly share: number; readonly isBad: boolean }) {
  const percent = Math.round(100 * Math.min(1, Math.max(0, share)));
  return (
    <div className={classes.meter} data-bad={isBad || undefined} aria-hidden>
      <span style={{ width: `${percent}%` }} />
    </div>
  );
}

/** Layers that no node has yet. */
export function UnplacedColumn({
  count,
  isTarget,
  children,
}: {
  readonly count: number;
  readonly isTarget: boolean;
  readonly children: ReactNode;
}) {
  const { setNodeRef } = useDroppable({ id: "unplaced", data: { node: -1 } });
  return (
    <li
      ref={setNodeRef}
      className={classes.column}
      data-column={-1}
      data-target={isTarget || undefined}
      data-unplaced
      data-empty={count === 0 || undefined}
      aria-label="Layers not placed"
    >
      <header className={classes.columnHead}>
        <h4 className={classes.nodeName}>Not placed</h4>
        {count > 0 && (
          <p className={classes.fact}>
            <span>{count} to place</span>
          </p>
        )}
      </header>
      <div className={classes.cards}>{children}</div>
    </li>
  );
}
