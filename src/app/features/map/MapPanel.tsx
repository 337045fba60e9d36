import { Text } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { GlobeLayer } from "../../state/layers";
import styles from "./MapView.module.css";

const MapView = lazy(() => import("./MapView"));

interface Props {
  /** What features want drawn beside satellites and stations. Keep the list the same while it holds the same. */
  readonly layers: readonly GlobeLayer[];
}

/** The flat map, with what is to be seen while it loads. Fills its positioned parent. */
export function MapPanel({ layers }: Props) {
  return (
    <Suspense
      fallback={
        <output className={styles.loading}>
          <Text size="sm">Loading the map…</Text>
        </output>
      }
    >
      <MapView layers={layers} />
    </Suspense>
  );
}
