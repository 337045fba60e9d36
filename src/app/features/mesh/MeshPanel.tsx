import { Loader } from "@mantine/core";
import { lazy, Suspense } from "react";

const MeshView = lazy(() => import("./MeshView"));

/** Which links there are, and how traffic gets from one node to another. Its code is loaded when it is first shown. */
export function MeshPanel() {
  return (
    <Suspense fallback={<Loader size="sm" m="md" aria-label="Loading the mesh" />}>
      <MeshView />
    </Suspense>
  );
}
