import { Button, Loader, Text } from "@mantine/core";
import { Component, lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from "react";
import { setBusy } from "../../state/idle";
import type { GlobeLayer } from "../../state/layers";
import styles from "./GlobeView.module.css";

interface Props {
  /** What features want drawn beside satellites and stations. Keep the list the same while it holds the same. */
  readonly layers: readonly GlobeLayer[];
}

/** The globe, with what is to be seen in its place while it loads and where it cannot be drawn. Fills its positioned parent. */
export function GlobePanel({ layers }: Props) {
  const [error, setError] = useState<Error | undefined>(withoutWebGl);
  const [View, setView] = useState(loadView);
  const rebuild = useCallback(() => {
    setView(loadView);
    setError(withoutWebGl());
  }, []);
  if (error) return <GlobeFailure error={error} onRebuild={rebuild} />;
  return (
    <LoadBoundary onError={setError}>
      <Suspense fallback={<GlobeLoading />}>
        <View layers={layers} onError={setError} />
      </Suspense>
    </LoadBoundary>
  );
}

/** A chunk that failed to load fails for ever, unless it is asked for anew. */
function loadView() {
  return lazy(() => import("./GlobeView"));
}

function withoutWebGl(): Error | undefined {
  if (document.createElement("canvas").getContext("webgl2")) return undefined;
  return new Error("This browser offers no WebGL 2, or it is switched off.");
}

function GlobeLoading() {
  return (
    <output className={styles.message}>
      <Loader size="sm" />
      <Text size="sm">Loading the globe…</Text>
    </output>
  );
}

function GlobeFailure({ error, onRebuild }: { readonly error: Error; readonly onRebuild: () => void }) {
  useEffect(() => {
    // Nothing more to wait for here.
    setBusy("globe", false);
    setBusy("tiles", false);
  }, []);
  return (
    <div className={styles.message} role="alert">
      <Text fw={600}>The globe cannot be drawn</Text>
      <Text size="sm" maw={420}>
        {error.message} Timeline and tables go on; nothing that is open is lost.
      </Text>
      <Button size="xs" variant="light" onClick={onRebuild}>
        Build it anew
      </Button>
    </div>
  );
}

/** Hears of a globe whose code could not be loaded or has thrown while rendering. */
class LoadBoundary extends Component<{ readonly children: ReactNode; readonly onError: (error: Error) => void }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error instanceof Error ? error : new Error(String(error)));
  }

  override render(): ReactNode {
    return this.state.hasFailed ? null : this.props.children;
  }
}
