/** Hands a text to the browser as a file to save. */
export function saveText(fileName: string, mediaType: string, text: string): void {
  saveBlob(fileName, new Blob([text], { type: mediaType }));
}

/** Hands over bytes as a file to save. */
export function saveBlob(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = fileName;
  anchor.click();
  // The browser has taken the address by the next task; a little later is safe everywhere.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A name that every file system takes: `Plan: KSC/Svalbard` becomes `plan-ksc-svalbard`. */
export function fileNameOf(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return name === "" ? "orbitweave" : name.slice(0, 60);
}
