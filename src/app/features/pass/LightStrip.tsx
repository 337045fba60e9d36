import { useMemo } from "react";
import type { PassColumns } from "../../../core/orbit/passSamples";
import { lightStretches } from "./model/passModel";
import classes from "./pass.module.css";
import { lightNames } from "./passTexts";

/** When the satellite is in the sun and when in the Earth's shadow, over the time of the charts. */
export function LightStrip({ samples }: { readonly samples: PassColumns }) {
  const stretches = useMemo(() => lightStretches(samples), [samples]);
  const words = stretches.map(({ light }) => lightNames[light].toLowerCase()).join(", then ");
  return (
    <div className={classes.strip} role="img" aria-label={`Light on the satellite: ${words}`}>
      {stretches.map(({ light, startMs, endMs }) => (
        <span key={startMs} data-light={light} style={{ flexGrow: Math.max(endMs - startMs, 1) }}>
          {lightNames[light]}
        </span>
      ))}
    </div>
  );
}
