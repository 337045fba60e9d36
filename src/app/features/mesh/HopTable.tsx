import { countText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { documentStore } from "../../state/documentStore";
import { selectionOf } from "../../state/mesh/nodeNumber";
import { useRouteNow } from "../../state/mesh/useRouteNow";
import classes from "./mesh.module.css";
import { routeOfRank } from "./model/routeOfRank";

/** The route of the clock's instant that is looked at, hop by hop. */
export function HopTable({ chosen }: { readonly chosen: number }) {
  const { answer } = useRouteNow();
  const route = answer && routeOfRank(answer, chosen);
  if (route === undefined || route.hops.length === 0) return null;
  return (
    <section aria-label="Hops">
      <h3 className={classes.heading}>Hop by hop, now</h3>
      <table className={classes.table} aria-label="Hops">
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" className={classes.number}>
              ms
            </th>
            <th scope="col" className={classes.number}>
              km
            </th>
            <th scope="col" className={classes.number}>
              Mbit/s
            </th>
          </tr>
        </thead>
        <tbody>
          {route.hops.map(({ fromId, toId, latencyMs, distanceKm, bandwidthMbps }) => (
            <tr key={fromId}>
              <td>
                <NodeButton id={fromId} />
              </td>
              <td>
                <NodeButton id={toId} />
              </td>
              <td className={classes.number}>{latencyMs.toFixed(3)}</td>
              <td className={classes.number}>{distanceKm === null ? "–" : countText(distanceKm)}</td>
              <td className={classes.number}>{countText(bandwidthMbps)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A node that can be looked at where it is. */
function NodeButton({ id }: { readonly id: string }) {
  return (
    <button
      type="button"
      className={classes.link}
      title="Select and show it"
      onClick={() => void runCommand("selection.set", selectionOf(documentStore.getState().scenario, id))}
    >
      {id}
    </button>
  );
}
