import { type ComponentType, useEffect, useState } from "react";

/** Asks for the code of a component. */
export type LoadComponent = () => Promise<{ readonly default: ComponentType }>;

/**
 * The component once it was wanted and its code is here, from then on; undefined before. Unlike React's `lazy`, code that cannot be loaded
 * (a server with a newer build, no network) is no error of the page: `onFailure` hears of it, and the next wish asks again.
 */
export function useLoaded(load: LoadComponent, isWanted: boolean, onFailure: () => void): ComponentType | undefined {
  const [Loaded, setLoaded] = useState<ComponentType>();
  const isMissing = isWanted && Loaded === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a wish asks once
  useEffect(() => {
    if (isMissing) load().then((code) => setLoaded(() => code.default), onFailure);
  }, [isMissing]);
  return Loaded;
}
