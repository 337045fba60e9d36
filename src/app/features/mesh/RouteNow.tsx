import { useState } from "react";
import type { RouteDetail } from "../../../engine/client/meshPlanner";
import { countedText, countText } from "../../kit/quantityText";
import { dayTimeText } from "../../kit/timeText";
import { runCommand } from "../../state/commands";
import { documentStore } from "../../state/documentStore";
import { meshView } from "../../state/mesh/meshView";
import { selectionOf } from "../../state/mesh/nodeNumber";
import { useRouteNow } from "../../state/mesh/useRouteNow";
import { viewStore } from "../../state/viewStore";
import classes from "./mesh.module.css";

/** The routes of the clock's instant: figures of each, and the chosen one hop by hop. */
export function RouteNow() {
  const { answer, problem } = useRouteNow();
  const zone = viewStore((state) => state.timeZone);
  const isDisjoint = meshView(({ alternatives }) => alternatives === "nodes" || alternatives === "links");
  const [chosen, setChosen] = useState(0);
  if (problem !== undefined) return <p className={classes.failure}>The route cannot be computed: {problem}</p>;
  if (answer === undefined) return <p className={classes.note}>Looking for the route.</p>;
  const route = answer.routes[Math.min(chosen, answer.routes.length - 1)];
  return (
    <section aria-label="Route now" data-route-at={answer.atMs}>
      <h3 className={classes.heading}>At {dayTimeText(answer.atMs, zone)}</h3>
      {route === undefined ? (
        <p className={classes.unreachable}>Unreachable: {answer.reason}.</p>
      ) : (
        <>
          {answer.routes.length > 1 && (
            <RouteList routes={answer.routes} chosen={route} onChoose={setChosen} isDisjoint={isDisjoint} />
          )}
          <p className={classes.figures}>{figuresText(route)}</p>
          <HopTable route={route} />
        </>
      )}
    </section>
  );
}

interface RouteListProps {
  readonly routes: readonly RouteDetail[];
  readonly chosen: RouteDetail;
  readonly isDisjoint: boolean;
  readonly onChoose: (index: number) => void;
}

function RouteList({ routes, chosen, isDisjoint, onChoose }: RouteListProps) {
  return (
    <fieldset className={classes.choices}>
      <legend>{countedText(routes.length, isDisjoint ? "disjoint route" : "route")}</legend>
      {routes.map((route, index) => (
        <label key={route.nodes.join(" ")}>
          <input type="radio" name="mesh-route" checked={route === chosen} onChange={() => onChoose(index)} />
          {figuresText(route)}
        </label>
      ))}
    </fieldset>
  );
}

function figuresText({ totalLatencyMs, hops, bottleneckMbps, distanceKm }: RouteDetail): string {
  const parts = [
    `${totalLatencyMs.toFixed(3)} ms one way`,
    countedText(hops.length, "hop"),
    bottleneckMbps === null ? undefined : `${countText(bottleneckMbps)} Mbit/s`,
    distanceKm === null ? undefined : `${countText(distanceKm)} km`,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}

function HopTable({ route }: { readonly route: RouteDetail }) {
  if (route.hops.length === 0) return null;
  return (
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
