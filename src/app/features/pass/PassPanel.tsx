import { Loader } from "@mantine/core";
import { lazy, Suspense } from "react";
import { viewStore } from "../../state/viewStore";

const PassView = lazy(() => import("./PassView"));

/** The pass that is looked at; nothing where there is none. Its code is loaded when it is first shown. */
export function PassPanel() {
  const shownPass = viewStore((state) => state.shownPass);
  if (shownPass === undefined) return null;
  return (
    <Suspense fallback={<Loader size="sm" m="md" aria-label="Loading the pass" />}>
      <PassView shownPass={shownPass} />
    </Suspense>
  );
}
