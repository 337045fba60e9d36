/**
 * Sizes a canvas for the screen's pixel density, clears it, and returns its context in CSS pixels; undefined where the browser gives
 * none.
 */
export function clearedSurface(
  canvas: HTMLCanvasElement,
  widthPx: number,
  heightPx: number,
): CanvasRenderingContext2D | undefined {
  const density = window.devicePixelRatio || 1;
  const width = Math.round(widthPx * density);
  const height = Math.round(heightPx * density);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext("2d");
  if (context === null) return undefined;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(density, 0, 0, density, 0, 0);
  return context;
}
