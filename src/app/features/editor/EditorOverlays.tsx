import { lazy, Suspense } from "react";
import { dialogStore } from "../../state/dialogStore";

const StationLibraryDialog = lazy(() => import("./StationLibraryDialog"));

/** The editor's dialogs, also while the editor itself is hidden. */
export function EditorOverlays() {
  const isLibrary = dialogStore((state) => state.dialog?.kind === "stationLibrary");
  return <Suspense fallback={null}>{isLibrary && <StationLibraryDialog />}</Suspense>;
}
