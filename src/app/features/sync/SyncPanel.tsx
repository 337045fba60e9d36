import { Loader } from "@mantine/core";
import { lazy, Suspense } from "react";

const SyncView = lazy(() => import("./SyncView"));

/** Which satellite talks to which antenna, when. Its code is loaded when it is first shown. */
export function SyncPanel() {
  return (
    <Suspense fallback={<Loader size="sm" m="md" aria-label="Loading the sync schedule" />}>
      <SyncView />
    </Suspense>
  );
}
