import { lazy } from "react";
import { PanelBoundary } from "../../kit/PanelBoundary";

const EditorView = lazy(() => import("./EditorView"));

/** The editor; its code is loaded when it is first shown. */
export function EditorPanel() {
  return (
    <PanelBoundary name="The editor">
      <EditorView />
    </PanelBoundary>
  );
}
