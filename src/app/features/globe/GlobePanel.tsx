import { Loader, Text } from "@mantine/core";
import { Component, lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from "react";
import type { GlobeLayer } from "../../state/layers";
import styles from "./GlobeView.module.css";
import { lastingMs, rebuildDelayMs } from "./model/rebuildDelay";

interface Props {
  /** What features want drawn beside satellites and stations. Keep the list the same while it holds the same. */
  readonly layers: readonly GlobeLayer[];
  /** The globe cannot be drawn here, or not any more. */
  readonly onUnavailable: (error: Error) => void;
}

/**
 * The globe, with what is to be seen in its place while it loads. One whose picture was lost is built anew from the stores: clock, camera,
 * selection and tiles are theirs. Fills its positioned parent.
 */
export function GlobePanel({ layers, onUnavailable }: Props) {
  const [View] = useState(loadView);
  const [canDraw] = useState(hasWebGl);
  const [build, setBuild] = useState(0);
  const losses = useRef(0);
  const drawnMs = useRef(Number.NaN);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (!canDraw) onUnavailable(new Error("this browser offers no WebGL 2, or it is switched off."));
  }, [canDraw, onUnavailable]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const onError = useCallback(
    (error: Error) => {
      losses.current = performance.now() - drawnMs.current >= lastingMs ? 1 : losses.current + 1;
      drawnMs.current = Number.NaN;
      const delayMs = rebuildDelayMs(losses.current);
      if (delayMs === undefined) {
        onUnavailable(error);
        return;
      }
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setBuild((number) => number + 1), delayMs);
    },
    [onUnavailable],
  );

  const onDrawn = useCallback(() => {
    drawnMs.current = performance.now();
  }, []);

  if (!canDraw) return null;
  return (
    <LoadBoundary key={build} onError={onError} onLoadError={onUnavailable}>
      <Suspense fallback={<GlobeLoading />}>
        <View layers={layers} onError={onError} onDrawn={onDrawn} />
      </Suspense>
    </LoadBoundary>
  );
}

/** A chunk that failed to load fails for ever, unless it is asked for anew: by another panel. */
function loadView() {
  return lazy(() =>
    import("./GlobeView").catch((error: unknown) => {
      throw new LoadError("its code could not be loaded.", { cause: error });
    }),
  );
}

class LoadError extends Error {}

function hasWebGl(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  // Browsers keep few contexts, and drop the oldest one: this one is not needed any more.
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

function GlobeLoading() {
  return (
    <output className={styles.message}>
      <Loader size="sm" />
      <Text size="sm">Loading the globe…</Text>
    </output>
  );
}

interface BoundaryProps {
  readonly children: ReactNode;
  readonly onError: (error: Error) => void;
  readonly onLoadError: (error: Error) => void;
}

/** Hears of a globe whose code could not be loaded or has thrown while rendering. */
class LoadBoundary extends Component<BoundaryProps> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    if (error instanceof LoadError) this.props.onLoadError(error);
    else this.props.onError(error instanceof Error ? error : new Error(String(error)));
  }

  override render(): ReactNode {
    return this.state.hasFailed ? null : this.props.children;
  }
}
