import type { Vector3 } from "../../../../core/orbit/geodesy";
import type { NameTag } from "../../../state/picture/focus";
import { type PlacedTag, placeTags, type TagCandidate } from "../../../state/picture/placeTags";
import { earthHides } from "../model/occlusion";
import { projectPoint, type ScreenView } from "../model/screenView";
import styles from "./nameTags.module.css";

export interface NameTags {
  setTags(tags: readonly NameTag[]): void;
  /** Puts the names where their things are on the screen. */
  follow(view: ScreenView, nowMs: number): void;
  /** At the next frame, now that the view stands still. */
  placeAnew(): void;
  /** Writes the names where they stand into a picture of the canvas, whatever its resolution. */
  paint(context: CanvasRenderingContext2D, view: ScreenView): void;
  destroy(): void;
}

/** More names than this on the screen are read by nobody. */
const mostTags = 60;

/** Names keep their side of the thing for this long, or they would jump about. */
const placingMs = 250;

const lineHeightPx = 16;
const roomPx = 6;

/**
 * Names as elements over the globe: their letters are as sharp as the page's at every resolution of the globe, and the browser draws outlines
 * and theme. Readers of the screen get the tables in their place.
 */
export function createNameTags(container: HTMLElement): NameTags {
  const layer = document.createElement("div");
  layer.className = styles.layer ?? "";
  layer.setAttribute("aria-hidden", "true");
  container.append(layer);
  const pool: HTMLSpanElement[] = [];
  const measure = document.createElement("canvas").getContext("2d");
  const widths = new Map<string, number>();
  let tags: readonly NameTag[] = [];
  let placed: readonly ShownTag[] = [];
  let placedAtMs = Number.NEGATIVE_INFINITY;

  const widthOf = (text: string): number => {
    let width = widths.get(text);
    if (width === undefined) {
      if (measure) measure.font = getComputedStyle(layer).font;
      width = (measure?.measureText(text).width ?? 7 * text.length) + roomPx;
      widths.set(text, width);
    }
    return width;
  };

  const place = (view: ScreenView): void => {
    const isHidden = earthHides(view.eyeKm);
    const visible: { readonly tag: NameTag; readonly candidate: TagCandidate }[] = [];
    for (const tag of tags) {
      const at = pixelOf(tag, view, isHidden);
      if (at === undefined) continue;
      visible.push({ tag, candidate: { ...at, widthPx: widthOf(tag.text), heightPx: lineHeightPx } });
    }
    placed = placeTags(
      visible.map(({ candidate }) => candidate),
      mostTags,
    ).map((spot) => shownTag(spot, visible));
    while (pool.length < placed.length) {
      const span = document.createElement("span");
      layer.append(span);
      pool.push(span);
    }
    for (const [i, span] of pool.entries()) {
      const shown = placed[i];
      span.hidden = shown === undefined;
      if (shown === undefined) continue;
      span.textContent = shown.tag.text;
      span.dataset.kind = shown.tag.kind;
      span.dataset.marked = String(shown.tag.isMarked);
    }
  };

  return {
    setTags(next) {
      tags = next;
      placedAtMs = Number.NEGATIVE_INFINITY;
      widths.clear();
    },
    follow(view, nowMs) {
      if (nowMs - placedAtMs >= placingMs) {
        place(view);
        placedAtMs = nowMs;
      }
      const isHidden = earthHides(view.eyeKm);
      for (const [i, { tag, dxPx, dyPx }] of placed.entries()) {
        const span = pool[i] as HTMLSpanElement;
        const at = pixelOf(tag, view, isHidden);
        span.hidden = at === undefined;
        if (at) span.style.transform = `translate(${Math.round(at.xPx + dxPx)}px, ${Math.round(at.yPx + dyPx)}px)`;
      }
    },
    placeAnew() {
      placedAtMs = Number.NEGATIVE_INFINITY;
    },
    paint(context, view) {
      const isHidden = earthHides(view.eyeKm);
      const scale = context.canvas.width / view.widthPx;
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.lineJoin = "round";
      context.lineWidth = 3;
      context.textBaseline = "middle";
      for (const [i, { tag, dxPx, dyPx }] of placed.entries()) {
        const span = pool[i];
        const at = pixelOf(tag, view, isHidden);
        if (at === undefined || span === undefined) continue;
        const { font, color } = getComputedStyle(span);
        context.font = font;
        context.strokeStyle = getComputedStyle(layer).getPropertyValue("--space");
        context.strokeText(tag.text, at.xPx + dxPx, at.yPx + dyPx + lineHeightPx / 2);
        context.fillStyle = color;
        context.fillText(tag.text, at.xPx + dxPx, at.yPx + dyPx + lineHeightPx / 2);
      }
    },
    destroy() {
      layer.remove();
    },
  };
}

interface ShownTag {
  readonly tag: NameTag;
  /** From the thing to the name's left upper corner. */
  readonly dxPx: number;
  readonly dyPx: number;
}

function shownTag(
  spot: PlacedTag,
  visible: readonly { readonly tag: NameTag; readonly candidate: TagCandidate }[],
): ShownTag {
  const { tag, candidate } = visible[spot.candidate] as (typeof visible)[number];
  return { tag, dxPx: spot.leftPx - candidate.xPx, dyPx: spot.topPx - candidate.yPx };
}

/** The pixel of a tag's thing, if it is in view and in front of the Earth. */
function pixelOf(
  { positionsKm, row }: NameTag,
  view: ScreenView,
  isHidden: (...at: Vector3) => boolean,
): { readonly xPx: number; readonly yPx: number } | undefined {
  const x = positionsKm[3 * row] as number;
  const y = positionsKm[3 * row + 1] as number;
  const z = positionsKm[3 * row + 2] as number;
  if (!projectPoint(view, x, y, z, pixel) || isHidden(x, y, z)) return undefined;
  const [xPx = 0, yPx = 0] = pixel;
  const isInside = xPx >= 0 && xPx <= view.widthPx && yPx >= 0 && yPx <= view.heightPx;
  return isInside ? { xPx, yPx } : undefined;
}

const pixel = new Float64Array(2);
