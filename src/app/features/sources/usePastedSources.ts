import { useEffect } from "react";
import { dialogStore } from "../../state/dialogStore";

/** Shorter texts are words that went astray. */
const shortestPaste = 60;

/** Text and files pasted anywhere on the page open the dialog for sources with them. */
export function usePastedSources(): void {
  useEffect(() => {
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, []);
}

function paste(event: ClipboardEvent): void {
  const isTyping = event.target instanceof Element && event.target.closest("input, textarea, [contenteditable=true]");
  if (isTyping || dialogStore.getState().dialog !== undefined) return;
  const files = [...(event.clipboardData?.files ?? [])];
  const text = event.clipboardData?.getData("text") ?? "";
  if (files.length === 0 && text.trim().length < shortestPaste) return;
  event.preventDefault();
  dialogStore.getState().show({ kind: "sources", from: "files", ...(files.length > 0 ? { files } : { text }) });
}
