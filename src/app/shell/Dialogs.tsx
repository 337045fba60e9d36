import { useEffect } from "react";
import { loadStationLibraryDialog } from "../features/editor";
import { loadLibraryDialog } from "../features/library";
import { loadExportDialogs } from "../features/report";
import { loadShareDialog } from "../features/share";
import { loadSourcesDialog } from "../features/sources";
import { PanelBoundary } from "../kit/PanelBoundary";
import { type LoadComponent, useLoaded } from "../kit/useLoaded";
import { whenQuiet } from "../kit/whenQuiet";
import { type Dialog, dialogStore } from "../state/dialogStore";
import { useFocusBack } from "./useFocusBack";

interface DialogCode {
  readonly kinds: readonly Dialog["kind"][];
  readonly load: LoadComponent;
}

/** Which code shows which dialogs. */
const dialogs: readonly DialogCode[] = [
  { kinds: ["palette"], load: () => import("./palette/CommandPalette") },
  { kinds: ["problems"], load: () => import("./ProblemsDialog") },
  { kinds: ["shortcuts"], load: () => import("./ShortcutsDialog") },
  { kinds: ["share"], load: loadShareDialog },
  { kinds: ["library"], load: loadLibraryDialog },
  { kinds: ["sources"], load: loadSourcesDialog },
  { kinds: ["stationLibrary"], load: loadStationLibraryDialog },
  { kinds: ["ephemeris", "report"], load: loadExportDialogs },
];

/** All dialogs. Nothing of them is needed for the first picture: their code comes when the page is quiet, or when one is opened before. */
export function Dialogs() {
  useFocusBack();
  useEffect(() => {
    // What cannot be loaded now is asked for again, and missed, when it is opened.
    void whenQuiet().then(() => Promise.allSettled(dialogs.map(({ load }) => load())));
  }, []);
  return dialogs.map((code) => <LoadedDialog key={code.kinds[0]} {...code} />);
}

function LoadedDialog({ kinds, load }: DialogCode) {
  const isWanted = dialogStore(({ dialog }) => dialog !== undefined && kinds.includes(dialog.kind));
  const Content = useLoaded(load, isWanted, () => dialogStore.getState().close());
  return (
    Content && (
      <PanelBoundary name="The dialog">
        <Content />
      </PanelBoundary>
    )
  );
}
