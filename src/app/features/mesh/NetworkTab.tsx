import type { MeshOverview } from "../../../engine/client/meshPlanner";
import { countedText, countText } from "../../kit/quantityText";
import { dayTimeText } from "../../kit/timeText";
import { useExpandedSatellites, useStations } from "../../state/derived";
import { meshView } from "../../state/mesh/meshView";
import { mostMatrixStations, useMeshOverview } from "../../state/mesh/useMeshOverview";
import { viewStore } from "../../state/viewStore";
import classes from "./mesh.module.css";
import { meshTab } from "./meshTab";
import { degreeCounts } from "./model/overviewRows";

/** Parts that are listed. */
const listedParts = 50;

/** The mesh of the clock's instant as a whole. */
export function NetworkTab() {
  const { answer, problem } = useMeshOverview();
  const zone = viewStore((state) => state.timeZone);
  if (problem !== undefined) return <p className={classes.failure}>The mesh cannot be computed: {problem}</p>;
  if (answer === undefined) return <p className={classes.note}>Looking at the mesh.</p>;
  return (
    <div className={classes.scroll} data-overview-at={answer.atMs}>
      <h3 className={classes.heading}>At {dayTimeText(answer.atMs, zone)}</h3>
      <Parts overview={answer} />
      <Degrees overview={answer} />
      <Matrix overview={answer} />
    </div>
  );
}

function Parts({ overview: { parts } }: { readonly overview: MeshOverview }) {
  if (parts.length === 0) return <p className={classes.note}>Nothing passes data on.</p>;
  const [largest] = parts;
  if (parts.length === 1 && largest) {
    return (
      <p>
        The mesh is one: {countedText(largest.satellites, "satellite")} that reach each other, seen by{" "}
        {countedText(largest.stations, "station")}.
      </p>
    );
  }
  return (
    <>
      <p>The mesh is split into {countText(parts.length)} parts.</p>
      <table className={classes.table} aria-label="Parts of the mesh">
        <thead>
          <tr>
            <th scope="col" className={classes.number}>
              Satellites
            </th>
            <th scope="col" className={classes.number}>
              Stations
            </th>
            <th scope="col">Among them</th>
          </tr>
        </thead>
        <tbody>
          {parts.slice(0, listedParts).map(({ satellites, stations, someIds }) => (
            <tr key={someIds[0]}>
              <td className={classes.number}>{countText(satellites)}</td>
              <td className={classes.number}>{countText(stations)}</td>
              <td className={classes.path}>{someIds.join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {parts.length > listedParts && (
        <p className={classes.note}>{countText(parts.length - listedParts)} smaller parts are not listed.</p>
      )}
    </>
  );
}

function Degrees({ overview: { degree } }: { readonly overview: MeshOverview }) {
  const satelliteCount = useExpandedSatellites().length;
  const counts = degreeCounts(degree, satelliteCount);
  const most = Math.max(1, ...counts.map(({ satellites, stations }) => satellites + stations));
  return (
    <>
      <h3 className={classes.heading}>Links of each node</h3>
      <table className={classes.table} aria-label="Links of each node">
        <thead>
          <tr>
            <th scope="col" className={classes.number}>
              Links
            </th>
            <th scope="col" className={classes.number}>
              Satellites
            </th>
            <th scope="col" className={classes.number}>
              Stations
            </th>
            <td className={classes.barColumn} />
          </tr>
        </thead>
        <tbody>
          {counts.map(({ degree: links, satellites, stations }) => (
            <tr key={links}>
              <td className={classes.number}>{links}</td>
              <td className={classes.number}>{countText(satellites)}</td>
              <td className={classes.number}>{countText(stations)}</td>
              <td className={classes.barColumn}>
                <span className={classes.bar} style={{ width: `${(100 * (satellites + stations)) / most}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Matrix({ overview: { latencyMs } }: { readonly overview: MeshOverview }) {
  const all = useStations();
  const stations = all.slice(0, mostMatrixStations);
  if (stations.length < 2) return null;
  const show = (from: string, to: string): void => {
    meshView.getState().setEnds(from, to);
    meshTab.setState({ tab: "route" });
  };
  return (
    <>
      <h3 className={classes.heading}>Latency from station to station, ms one way</h3>
      <section className={classes.matrix} aria-label="Latencies between stations">
        <table>
          <thead>
            <tr>
              <th scope="col">from \ to</th>
              {stations.map(({ id }) => (
                <th key={id} scope="col">
                  {id}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stations.map(({ id: from }, row) => (
              <tr key={from}>
                <th scope="row">{from}</th>
                {stations.map(({ id: to }, column) => {
                  const ms = latencyMs[row * stations.length + column] ?? Number.POSITIVE_INFINITY;
                  if (row === column) return <td key={to}>–</td>;
                  const text = ms === Number.POSITIVE_INFINITY ? "none" : ms.toFixed(1);
                  return (
                    <td key={to}>
                      <button
                        type="button"
                        className={classes.link}
                        title="Show the route"
                        aria-label={`${text}, from ${from} to ${to}`}
                        onClick={() => show(from, to)}
                      >
                        {text}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {all.length > stations.length && (
        <p className={classes.note}>
          The first {countText(stations.length)} of {countText(all.length)} stations.
        </p>
      )}
    </>
  );
}
