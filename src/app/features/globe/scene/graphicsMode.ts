import type { CesiumWidget } from "cesium";
import type { Graphics, Theme } from "../../../state/viewStore";

/** What names of renderers say when there is no graphics card behind them. */
const softwareNames = /swiftshader|llvmpipe|softpipe|software|microsoft basic render/i;

/** Pixels a frame in light mode: software rendering costs by the pixel (docs/methods/globe.md). */
const lightPixels = 180_000;

/** Coarser than this nothing can be made out. */
const coarsestScale = 0.5;

/** Frames a second in light mode; software cannot do more, and trying starves everything else. */
export const lightFrameRate = 12;

/** True where WebGL is computed by the processor. */
function rendersInSoftware(canvas: HTMLCanvasElement): boolean {
  const gl = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
  if (!gl) return false;
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  return typeof name === "string" && softwareNames.test(name);
}

/** The mode that a setting means on this machine. */
export function resolveGraphics(setting: Graphics, canvas: HTMLCanvasElement): "full" | "light" {
  if (setting !== "auto") return setting;
  return rendersInSoftware(canvas) ? "light" : "full";
}

/**
 * Full: air, stars, sun, moon, smooth edges, the screen's own resolution. Light: none of these. Day and night are shown in both. A light
 * page has no starry sky in either.
 */
export function applyGraphics(widget: CesiumWidget, mode: "full" | "light", theme: Theme): void {
  const { scene } = widget;
  const isFull = mode === "full";
  if (scene.skyAtmosphere) scene.skyAtmosphere.show = isFull;
  if (scene.skyBox) scene.skyBox.show = isFull && theme === "dark";
  if (scene.sun) scene.sun.show = isFull && theme === "dark";
  if (scene.moon) scene.moon.show = isFull && theme === "dark";
  scene.globe.showGroundAtmosphere = isFull;
  scene.fog.enabled = false;
  scene.msaaSamples = isFull ? 4 : 1;
  widget.useBrowserRecommendedResolution = !isFull;
  // Cesium asks for hard pixel edges; a globe drawn smaller than it is shown looks better smoothed.
  widget.canvas.style.imageRendering = "auto";
  fitResolution(widget, mode);
  scene.requestRender();
}

/** Keeps a frame in light mode within its pixels as the globe changes size. Cheap: to be called each frame. */
export function fitResolution(widget: CesiumWidget, mode: "full" | "light"): void {
  const { clientWidth, clientHeight } = widget.canvas;
  const share = Math.sqrt(lightPixels / Math.max(1, clientWidth * clientHeight));
  widget.resolutionScale = mode === "full" ? 1 : Math.min(1, Math.max(coarsestScale, Math.round(share * 20) / 20));
}
