import { useDraggable } from "@dnd-kit/core";
import { IconChevronDown, IconChevronRight, IconPinFilled } from "@tabler/icons-react";
import { type MouseEvent, memo } from "react";
import { bytesText, countedText } from "../../kit/quantityText";
import type { BoardEntry } from "../../state/partition/boardModel";
import classes from "./board.module.css";
import { msText } from "./placementTexts";

interface Props {
  readonly entry: BoardEntry;
  readonly title: string;
  /** Parameters and state together. */
  readonly bytes: number;
  /** On the node where it is; NaN: on none. */
  readonly computeMs: number;
  readonly isChosen: boolean;
  readonly isDragged: boolean;
  readonly pins: "none" | "some" | "all";
  /** What is carried behind its last layer. */
  readonly transfer?: { readonly to: string; readonly ms: number } | undefined;
  readonly isTabStop: boolean;
  readonly onChoose: (entry: BoardEntry, event: MouseEvent) => void;
  readonly onToggle: (entry: BoardEntry) => void;
}

const stopped = { tabIndex: 0 } as const;
const passed = { tabIndex: -1 } as const;

/** A layer, or a run of layers, as a card that can be dragged. */
export const LayerCard = memo(function LayerCard(props: Props) {
  const { entry, title, bytes, computeMs, isChosen, isDragged, pins, transfer, isTabStop, onChoose, onToggle } = props;
  const { setNodeRef, listeners } = useDraggable({ id: entry.key, data: { entry } });
  const count = entry.last - entry.first + 1;
  if (entry.kind === "head") {
    return (
      <button
        type="button"
        className={classes.fold}
        data-card={entry.key}
        aria-expanded
        {...(isTabStop ? stopped : passed)}
        onClick={() => onToggle(entry)}
      >
        <IconChevronDown size={12} aria-hidden /> {countedText(count, "layer")}
      </button>
    );
  }
  const time = Number.isNaN(computeMs) ? "" : msText(computeMs);
  const name = count === 1 ? title : `${title}, ${count} layers`;
  return (
    <>
      <button
        ref={setNodeRef}
        type="button"
        className={classes.card}
        data-card={entry.key}
        data-first={entry.first}
        data-dragged={isDragged || undefined}
        data-group={entry.kind === "group" || undefined}
        aria-pressed={isChosen}
        aria-label={[
          name,
          `${bytesText(bytes)} with state`,
          time,
          pins === "none" ? "" : pins === "all" ? "pinned" : "some pinned",
        ]
          .filter((text) => text !== "")
          .join(", ")}
        {...(isTabStop ? stopped : passed)}
        {...listeners}
        onClick={(event) => onChoose(entry, event)}
        onDoubleClick={() => entry.kind === "group" && onToggle(entry)}
      >
        <span className={classes.cardTitle}>
          {entry.kind === "group" && (
            <span data-chevron title="Open the group">
              <IconChevronRight size={12} aria-hidden />
            </span>
          )}
          <span>{title}</span>
          {pins !== "none" && <IconPinFilled size={12} aria-hidden data-pins={pins} />}
        </span>{" "}
        <span className={classes.cardFacts}>
          {count > 1 && <span>{count} layers</span>} <span title="Parameters and state">{bytesText(bytes)}</span>{" "}
          <span>{time}</span>
        </span>
      </button>
      {transfer && (
        <span className={classes.transfer} data-broken={transfer.ms === Number.POSITIVE_INFINITY || undefined}>
          → {transfer.to} {transfer.ms === Number.POSITIVE_INFINITY ? "no link" : msText(transfer.ms)}
        </span>
      )}
    </>
  );
});
