/** Deep enough for a list of contact blocks: list, block, columns, column. */
const maxDepth = 4;

/** The buffers of all typed arrays in a plain object or list, each once: what a message hands over in place of copying. */
export function transferablesOf(value: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  collect(value, maxDepth, buffers);
  return [...buffers];
}

function collect(value: unknown, depth: number, buffers: Set<ArrayBuffer>): void {
  if (typeof value !== "object" || value === null) return;
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
  } else if (depth > 0) {
    for (const part of Object.values(value)) collect(part, depth - 1, buffers);
  }
}
