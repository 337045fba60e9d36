import { VisuallyHidden } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import classes from "./DataGrid.module.css";
import { rowsInSight, scrollToShow, trackHeightPx } from "./virtualRows";

export interface GridColumn {
  readonly id: string;
  readonly title: string;
  /** For screen readers alone: what the cells hold tells it to everybody else. */
  readonly isTitleHidden?: boolean;
  /** What the title leaves out. */
  readonly hint?: string;
  readonly minPx: number;
  /** Share of the room that is left over; none: the column stays at `minPx`. */
  readonly grow?: number;
  readonly align?: "right";
  readonly sortable?: boolean;
}

export interface GridSort {
  readonly columnId: string;
  readonly descending: boolean;
}

interface DataGridProps {
  /** What the table holds, for screen readers. */
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly rowCount: number;
  /** Content of a cell; asked only for rows in sight. */
  readonly cell: (row: number, columnId: string) => ReactNode;
  /** How a row is set off. */
  readonly rowState?: (row: number) => RowState | undefined;
  /** Attributes of a row's element: what it stands for. */
  readonly rowData?: (row: number) => Readonly<Record<`data-${string}`, string>> | undefined;
  readonly sort?: GridSort;
  readonly onSort?: (columnId: string) => void;
  /** Click or Enter. */
  readonly onActivate: (row: number) => void;
  /** Shown in place of rows where there are none. */
  readonly empty: ReactNode;
}

export type RowState = "selected" | "active" | "past";

const rowPx = 26;
const headPx = 28;

/** A table of any length: rows of one height, drawn where they are in sight, walked with the arrow keys. */
export function DataGrid(props: DataGridProps) {
  const { label, columns, rowCount, sort, onSort, onActivate, empty } = props;
  const box = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const [scrollPx, setScrollPx] = useState(0);
  const [heightPx, setHeightPx] = useState(300);
  const [cursor, setCursor] = useState(0);
  const track = { rowCount, rowPx, viewPx: Math.max(heightPx - headPx, rowPx) };
  const { first, end, topPx } = rowsInSight(track, scrollPx);
  const current = Math.min(cursor, rowCount - 1);
  const template = columns.map(({ minPx, grow }) => (grow ? `minmax(${minPx}px, ${grow}fr)` : `${minPx}px`)).join(" ");
  const minWidth = columns.reduce((sum, { minPx }) => sum + minPx, 0);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setHeightPx(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // Another table, or another order of it, is read from its top.
  const order = `${label} ${sort?.columnId} ${sort?.descending}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order is what this follows
  useEffect(() => {
    setCursor(0);
    box.current?.scrollTo({ top: 0 });
  }, [order]);

  const goTo = (row: number): void => {
    const target = Math.min(Math.max(row, 0), rowCount - 1);
    setCursor(target);
    if (box.current !== null) box.current.scrollTop = scrollToShow(track, box.current.scrollTop, target);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || rowCount === 0) return;
    const page = Math.max(1, Math.floor(track.viewPx / rowPx) - 1);
    const steps: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: rowCount - 1,
    };
    const target = steps[event.key];
    if (target !== undefined) goTo(target);
    else if (event.key === "Enter") onActivate(current);
    else return;
    event.preventDefault();
  };

  const isCurrentInSight = rowCount > 0 && current >= first && current < end;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot hold rows that are placed where they are scrolled to
    <div
      ref={box}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      aria-activedescendant={isCurrentInSight ? `${gridId}-${current}` : undefined}
      className={classes.grid}
      onScroll={(event) => setScrollPx(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      <HeadRow columns={columns} template={template} minWidth={minWidth} sort={sort} onSort={onSort} />
      {rowCount === 0 ? (
        <div className={classes.empty}>{empty}</div>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: as above
        <div role="rowgroup" className={classes.body} style={{ height: trackHeightPx(track), minWidth }}>
          <div className={classes.window} role="presentation" style={{ transform: `translateY(${topPx}px)` }}>
            {Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i).map((row) => (
              <BodyRow
                key={row}
                {...props}
                row={row}
                rowId={`${gridId}-${row}`}
                template={template}
                isCurrent={row === current}
                onPick={() => {
                  setCursor(row);
                  onActivate(row);
                }}
              />
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

type HeadRowProps = Pick<DataGridProps, "columns" | "sort" | "onSort"> & {
  readonly template: string;
  readonly minWidth: number;
};

function HeadRow({ columns, template, minWidth, sort, onSort }: HeadRowProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see DataGrid
    <div role="rowgroup" className={classes.head} style={{ minWidth }}>
      {/* biome-ignore lint/a11y/useSemanticElements: see DataGrid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid itself has the focus */}
      <div role="row" aria-rowindex={1} className={classes.headRow} style={{ gridTemplateColumns: template }}>
        {columns.map((column) => {
          const isSorted = sort?.columnId === column.id;
          const direction = sort?.descending ? "descending" : "ascending";
          const content = (
            <>
              {column.isTitleHidden ? <VisuallyHidden>{column.title}</VisuallyHidden> : column.title}
              {isSorted && (sort.descending ? <IconArrowDown size={12} /> : <IconArrowUp size={12} />)}
            </>
          );
          return (
            // biome-ignore lint/a11y/useSemanticElements: see DataGrid
            // biome-ignore lint/a11y/useFocusableInteractive: its button has the focus
            <div
              key={column.id}
              role="columnheader"
              aria-sort={column.sortable ? (isSorted ? direction : "none") : undefined}
              className={column.align === "right" ? classes.right : undefined}
              title={column.hint}
            >
              {column.sortable && onSort ? (
                <button type="button" className={classes.sort} onClick={() => onSort(column.id)}>
                  {content}
                </button>
              ) : (
                content
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface BodyRowProps extends DataGridProps {
  readonly row: number;
  readonly rowId: string;
  readonly template: string;
  readonly isCurrent: boolean;
  readonly onPick: () => void;
}

function BodyRow({ row, rowId, template, isCurrent, onPick, columns, cell, rowState, rowData }: BodyRowProps) {
  const state = rowState?.(row);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see DataGrid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its current row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
    <div
      role="row"
      id={rowId}
      aria-rowindex={row + 2}
      aria-selected={state === "selected"}
      data-state={state}
      data-current={isCurrent || undefined}
      className={classes.row}
      style={{ gridTemplateColumns: template }}
      onClick={onPick}
      {...rowData?.(row)}
    >
      {columns.map(({ id, align }) => (
        // biome-ignore lint/a11y/useSemanticElements: see DataGrid
        // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
        <div key={id} role="gridcell" className={align === "right" ? classes.right : undefined}>
          {cell(row, id)}
        </div>
      ))}
    </div>
  );
}
