import { type KeyboardEvent, type MouseEvent, useId, useLayoutEffect, useRef, useState } from "react";
import type { ItemKind, ItemOf } from "../../../core/scenario/scenarioItems";
import { rowsInSight, scrollToShow, trackHeightPx } from "../../kit/virtualRows";
import { thingAttributes } from "../../state/picture/thingMenu";
import classes from "./editor.module.css";
import { draftKey, editorStore, type Picked } from "./editorStore";
import { kindWords } from "./memberEdits";
import { type PickWay, pickFurther } from "./pickedRows";

interface Props {
  readonly kind: ItemKind;
  readonly items: readonly ItemOf[ItemKind][];
  readonly picked: Picked;
  readonly onPick: (picked: Picked) => void;
  readonly onDelete: () => void;
  readonly onDuplicate: () => void;
  /** Enter: on to the form. */
  readonly onOpen: () => void;
}

const rowPx = 26;
const thingKinds = { satellites: "satellite", stations: "station" } as const;

/** A list of members, of any length, from which several can be picked. */
export function MemberList({ kind, items, picked, onPick, onDelete, onDuplicate, onOpen }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const anchor = useRef<string>(undefined);
  const listId = useId();
  const [scrollPx, setScrollPx] = useState(0);
  const [viewPx, setViewPx] = useState(130);
  const drafts = editorStore((state) => state.drafts);
  const ids = items.map(({ id }) => id);
  const track = { rowCount: items.length, rowPx, viewPx };
  const { first, end, topPx } = rowsInSight(track, scrollPx);
  const cursorAt = picked.cursor === undefined ? -1 : ids.indexOf(picked.cursor);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setViewPx(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (box.current === null || cursorAt < 0) return;
    box.current.scrollTop = scrollToShow({ rowCount: items.length, rowPx, viewPx }, box.current.scrollTop, cursorAt);
  }, [cursorAt, items.length, viewPx]);

  const pick = (row: number, way: PickWay): void => {
    const id = ids[Math.min(Math.max(row, 0), ids.length - 1)];
    if (id === undefined) return;
    if (way !== "range") anchor.current = id;
    onPick(pickFurther(picked, ids, id, way, anchor.current));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isMod = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor(viewPx / rowPx) - 1);
    const targets: Record<string, number> = {
      ArrowDown: cursorAt + 1,
      ArrowUp: cursorAt - 1,
      PageDown: cursorAt + page,
      PageUp: cursorAt - page,
      Home: 0,
      End: items.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined && isMod) onPick({ ...picked, ...cursorFor(ids, target) });
    else if (target !== undefined) pick(target, event.shiftKey ? "range" : "only");
    else if (event.key === " ") pick(cursorAt, "toggle");
    else if (isMod && event.key.toLowerCase() === "a") onPick({ ...picked, ids: new Set(ids) });
    else if (isMod && event.key.toLowerCase() === "d") onDuplicate();
    else if (event.key === "Delete" || event.key === "Backspace") onDelete();
    else if (event.key === "Enter" || event.key === "F2") onOpen();
    else return;
    event.preventDefault();
  };
  const onClick = (row: number, event: MouseEvent): void => {
    const isTick = event.target instanceof Element && event.target.matches("[data-ticked]");
    if (event.shiftKey) pick(row, "range");
    else pick(row, isTick || event.ctrlKey || event.metaKey ? "toggle" : "only");
  };

  return (
    <div
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-label={`${kindWords[kind].many} of the plan`}
      aria-multiselectable
      aria-activedescendant={cursorAt >= first && cursorAt < end ? `${listId}-${cursorAt}` : undefined}
      className={classes.list}
      onScroll={(event) => setScrollPx(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={classes.listBody} style={{ height: trackHeightPx(track) }}>
        <div role="presentation" className={classes.listWindow} style={{ transform: `translateY(${topPx}px)` }}>
          {items.slice(first, end).map((item, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its current row
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys
            <div
              key={item.id}
              id={`${listId}-${first + i}`}
              role="option"
              aria-selected={picked.ids.has(item.id)}
              aria-setsize={items.length}
              aria-posinset={first + i + 1}
              data-cursor={first + i === cursorAt || undefined}
              className={classes.row}
              onClick={(event) => onClick(first + i, event)}
              {...(kind !== "constellations" && thingAttributes({ kind: thingKinds[kind], id: item.id }))}
            >
              <span className={classes.tick} data-ticked={picked.ids.has(item.id)} />
              <span className={classes.rowName}>{("name" in item ? item.name : undefined) ?? item.id}</span>
              {drafts[draftKey(kind, item.id)] && <span className={classes.unfinished}>unfinished</span>}
              <span className={classes.rowFacts}>{factsOf(item)}</span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function cursorFor(ids: readonly string[], row: number): { readonly cursor?: string } {
  const cursor = ids[Math.min(Math.max(row, 0), ids.length - 1)];
  return cursor === undefined ? {} : { cursor };
}

const orbitWords = { keplerian: "Keplerian", tle: "TLE", omm: "OMM", oem: "OEM", fixed: "fixed" } as const;

function factsOf(item: ItemOf[ItemKind]): string {
  if ("orbit" in item) return orbitWords[item.orbit.kind];
  if ("planes" in item) return `${item.planes} × ${item.satellitesPerPlane}, ${item.altitudeKm} km`;
  return `${item.latDeg.toFixed(2)}, ${item.lonDeg.toFixed(2)}`;
}
