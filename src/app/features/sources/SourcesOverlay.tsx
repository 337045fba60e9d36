import { lazy, Suspense, useEffect } from "react";
import { dialogStore } from "../../state/dialogStore";

const SourcesDialog = lazy(() => import("./SourcesDialog"));

/** Shorter texts are words that went astray. */
const shortestPaste = 60;

/** The dialog for sources, and pasting anywhere on the page as the way into it. */
export function SourcesOverlay() {
  const dialog = dialogStore((state) => state.dialog);
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const isTyping =
        event.target instanceof Element && event.target.closest("input, textarea, [contenteditable=true]");
      if (isTyping || dialogStore.getState().dialog !== undefined) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData("text") ?? "";
      if (files.length === 0 && text.trim().length < shortestPaste) return;
      event.preventDefault();
      dialogStore.getState().show({ kind: "sources", from: "files", ...(files.length > 0 ? { files } : { text }) });
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, []);
  return <Suspense fallback={null}>{dialog?.kind === "sources" && <SourcesDialog request={dialog} />}</Suspense>;
}
