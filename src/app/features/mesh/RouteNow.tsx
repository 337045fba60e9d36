import type { RouteDetail } from "../../../engine/client/meshPlanner";
import { countedText, countText } from "../../kit/quantityText";
import { dayTimeText } from "../../kit/timeText";
import { meshView } from "../../state/mesh/meshView";
import { useRouteNow } from "../../state/mesh/useRouteNow";
import { viewStore } from "../../state/viewStore";
import classes from "./mesh.module.css";
import { routeOfRank } from "./model/routeOfRank";

interface Props {
  /** Rank of the route that is looked at; beyond the last one: the last one. */
  readonly chosen: number;
  readonly onChoose: (rank: number) => void;
}

/** The routes of the clock's instant with their figures. */
export function RouteNow({ chosen, onChoose }: Props) {
  const { answer, problem } = useRouteNow();
  const zone = viewStore((state) => state.timeZone);
  const isDisjoint = meshView(({ alternatives }) => alternatives === "nodes" || alternatives === "links");
  if (problem !== undefined) return <p className={classes.failure}>The route cannot be computed: {problem}</p>;
  if (answer === undefined) return <p className={classes.note}>Looking for the route.</p>;
  const route = routeOfRank(answer, chosen);
  return (
    <section aria-label="Route now" data-route-at={answer.atMs}>
      <h3 className={classes.heading}>At {dayTimeText(answer.atMs, zone)}</h3>
      {route === undefined ? (
        <p className={classes.unreachable}>Unreachable: {answer.reason}.</p>
      ) : (
        <>
          {answer.routes.length > 1 && (
            <RouteList routes={answer.routes} chosen={route} onChoose={onChoose} isDisjoint={isDisjoint} />
          )}
          <p className={classes.figures}>{figuresText(route)}</p>
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
