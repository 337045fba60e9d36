import { Loader, Modal } from "@mantine/core";
import { lazy, Suspense } from "react";
import { PanelBoundary } from "../../kit/PanelBoundary";
import { dialogStore } from "../../state/dialogStore";

const LibraryView = lazy(() => import("./LibraryView"));

/** All saved scenarios. */
export default function LibraryDialog() {
  const isOpen = dialogStore((state) => state.dialog?.kind === "library");
  const close = dialogStore((state) => state.close);
  return (
    <Modal opened={isOpen} onClose={close} title="Library" size={820}>
      {isOpen && (
        <PanelBoundary name="The library">
          <Suspense fallback={<Loader size="sm" aria-label="Opening the library" />}>
            <LibraryView />
          </Suspense>
        </PanelBoundary>
      )}
    </Modal>
  );
}
