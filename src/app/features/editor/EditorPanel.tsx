import { Loader } from "@mantine/core";
import { lazy, Suspense } from "react";
import { PanelBoundary } from "../../kit/PanelBoundary";

const EditorView = lazy(() => import("./EditorView"));

/** The editor; its code is loaded when it is first shown. */
export function EditorPanel() {
  return (
    <PanelBoundary name="The editor">
      <Suspense fallback={<Loader size="sm" m="md" aria-label="Loading the editor" />}>
        <EditorView />
      </Suspense>
    </PanelBoundary>
  );
}
