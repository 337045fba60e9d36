import { Button } from "@mantine/core";
import { useStore } from "zustand";
import { countText } from "../../kit/quantityText";
import { dayTimeText } from "../../kit/timeText";
import { clock } from "../../state/clockStore";
import { runCommand } from "../../state/commands";
import { routeSeries } from "../../state/mesh/routeSeries";
import { viewStore } from "../../state/viewStore";
import classes from "./mesh.module.css";

/** Changes that are listed; the chart shows all. */
const listedChanges = 200;

/** Every change of path over the window with its cause. */
export function ChangeTable() {
  const { value } = useStore(routeSeries.store);
  const zone = viewStore((state) => state.timeZone);
  if (value === undefined) return null;
  const { changes, paths } = value;
  const nodes = (row: number): string => (row < 0 ? "unreachable" : (paths[row] ?? []).join(" > "));
  return (
    <section aria-label="Changes of path">
      <h3 className={classes.heading}>Changes of path</h3>
      {changes.length === 0 ? (
        <p className={classes.note}>The path never changes.</p>
      ) : (
        <table className={classes.table} aria-label="Changes of path">
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">Cause</th>
              <th scope="col">New path</th>
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, listedChanges).map(({ atMs, path, cause }) => (
              <tr key={atMs}>
                <td>
                  <button
                    type="button"
                    className={classes.link}
                    title="Set the clock to it"
                    onClick={() => clock.getState().setNow(atMs)}
                  >
                    {dayTimeText(atMs, zone)}
                  </button>
                </td>
                <td>{cause}</td>
                <td className={classes.path}>{nodes(path)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changes.length > listedChanges && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => void runCommand("mesh.exportRoutes", "json")}
        >{`${countText(changes.length - listedChanges)} more: save them as JSON`}</Button>
      )}
    </section>
  );
}
