import { useMemo } from "react";
import type { PassColumns } from "../../../core/orbit/passSamples";
import type { ResolvedStation } from "../../../core/scenario/station";
import { clockTimeText, type Zone } from "../../kit/timeText";
import { useClock } from "../../state/clockStore";
import { lightStretches, momentAt } from "./model/passModel";
import { horizonPoints, pathThrough, skyPoint } from "./model/skyPlot";
import classes from "./pass.module.css";

const radius = 100;
const marginPx = 22;

interface Props {
  readonly samples: PassColumns;
  readonly station: ResolvedStation;
  readonly zone: Zone;
}

/** The station's sky with the way of the satellite through it: zenith in the middle, north up, what the station cannot see shaded. */
export function SkyPlot({ samples, station, zone }: Props) {
  const box = radius + marginPx;
  const stretches = useMemo(() => pathsByLight(samples), [samples]);
  const horizon = useMemo(() => pathThrough(horizonPoints(station, radius)), [station]);
  const rim = `M${radius} 0A${radius} ${radius} 0 1 0 ${-radius} 0A${radius} ${radius} 0 1 0 ${radius} 0Z`;
  return (
    <svg
      className={classes.sky}
      viewBox={`${-box} ${-box} ${2 * box} ${2 * box}`}
      role="img"
      aria-label={`Way of the satellite through the sky of ${station.name}. The table holds the same in numbers.`}
    >
      <path d={`${rim}${horizon}Z`} fillRule="evenodd" className={classes.hidden} />
      <path d={`${horizon}Z`} className={classes.horizon} />
      {[0, 30, 60].map((elevationDeg) => (
        <circle key={elevationDeg} r={(radius * (90 - elevationDeg)) / 90} className={classes.ring} />
      ))}
      {[30, 60].map((elevationDeg) => (
        <text key={elevationDeg} x={3} y={-(radius * (90 - elevationDeg)) / 90 + 10} className={classes.ringText}>
          {elevationDeg}°
        </text>
      ))}
      <path d={`M0 ${-radius}V${radius}M${-radius} 0H${radius}`} className={classes.ring} />
      {(["N", "E", "S", "W"] as const).map((name, i) => {
        const { x, y } = skyPoint(90 * i, 0, radius + 12);
        return (
          <text key={name} x={x} y={y} className={classes.compass}>
            {name}
          </text>
        );
      })}
      {stretches.map(({ d, light }) => (
        <path key={d} d={d} className={classes.way} data-light={light} />
      ))}
      <EndMark samples={samples} sample={0} text={`AOS ${clockTimeText(samples.timesMs[0] ?? 0, zone)}`} />
      <EndMark
        samples={samples}
        sample={samples.count - 1}
        text={`LOS ${clockTimeText(samples.timesMs[samples.count - 1] ?? 0, zone)}`}
      />
      <NowMark samples={samples} />
    </svg>
  );
}

function pathsByLight(samples: PassColumns) {
  const points = Array.from({ length: samples.count }, (_, i) => ({
    ms: samples.timesMs[i] as number,
    ...skyPoint(samples.azimuthDeg[i] as number, samples.elevationDeg[i] as number, radius),
  }));
  return lightStretches(samples).map(({ light, startMs, endMs }) => {
    const inside = points.filter(({ ms }) => ms >= startMs && ms <= endMs);
    // To the first point of the next stretch, so that the way has no gaps.
    const next = points.find(({ ms }) => ms > endMs);
    return { light, d: pathThrough(next ? [...inside, next] : inside) };
  });
}

interface EndMarkProps {
  readonly samples: PassColumns;
  readonly sample: number;
  readonly text: string;
}

function EndMark({ samples, sample, text }: EndMarkProps) {
  const { x, y } = skyPoint(samples.azimuthDeg[sample] ?? 0, samples.elevationDeg[sample] ?? 0, radius);
  return (
    <g>
      <circle cx={x} cy={y} r={3} className={classes.endMark} />
      <text
        x={x + (x > 0 ? -6 : 6)}
        y={y + (y > 0 ? 12 : -6)}
        textAnchor={x > 0 ? "end" : "start"}
        className={classes.endText}
      >
        {text}
      </text>
    </g>
  );
}

function NowMark({ samples }: { readonly samples: PassColumns }) {
  const nowMs = useClock((state) => state.nowMs);
  const moment = momentAt(samples, nowMs);
  if (moment === undefined) return null;
  const { x, y } = skyPoint(moment.azimuthDeg, moment.elevationDeg, radius);
  return <circle cx={x} cy={y} r={5} className={classes.nowMark} data-testid="sky-now" />;
}
