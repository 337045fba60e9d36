import type { FailureTimes } from "../../state/picture/failureTimes";
import type { NameTag } from "../../state/picture/focus";
import { type HopTags, hopTags } from "../../state/picture/hopTags";
import { isSameLink, type LinkEnds } from "../../state/picture/linkFocus";
import { stepColours } from "../../state/picture/linkScale";
import {
  findLink,
  type MeshPicture,
  movingPlace,
  noMesh,
  stackTexts,
  stepLinks,
} from "../../state/picture/meshPicture";
import { drawBundle, drawFailures, drawMarkedLink, drawMeshLinks, drawRoutes, drawStacks } from "./draw/drawMesh";
import type { MapPalette } from "./mapPalette";
import { groundPoints } from "./model/groundPoints";
import type { MapSize, MapView } from "./model/mapView";
import { nearestArc } from "./model/nearestArc";

/** Links, routes and failures on the map. Node numbers: satellites, then stations. */
export interface MeshOverlay {
  /** `places`: longitude and latitude of all nodes, degrees, kept up to date by its owner. */
  setNodes(ids: readonly string[], places: Float64Array, failures: FailureTimes): void;
  setMesh(mesh: MeshPicture): void;
  setFocus(selected: LinkEnds | undefined, hovered: LinkEnds | undefined): void;
  /** `allKm`: where the nodes are, Earth-fixed. */
  moveTo(instantMs: number, allKm: Float64Array): void;
  drawLinks(context: CanvasRenderingContext2D, view: MapView, size: MapSize, palette: MapPalette): void;
  drawFailures(context: CanvasRenderingContext2D, view: MapView, size: MapSize, palette: MapPalette): void;
  drawStacks(context: CanvasRenderingContext2D, view: MapView, size: MapSize, palette: MapPalette): void;
  /** The figures of the chosen route's hops, and where they are. */
  readonly tags: readonly NameTag[];
  readonly hopPlaces: Float64Array;
  readonly routeNodes: readonly number[];
  /** What stands behind the names of nodes that layers run on. */
  readonly stackTexts: ReadonlyMap<number, string>;
  /** Their ids. */
  readonly routeText: string;
  readonly showsLinks: boolean;
  linkAt(view: MapView, size: MapSize, xPx: number, yPx: number, reachPx: number): LinkEnds | undefined;
}

export function createMeshOverlay(): MeshOverlay {
  let mesh: MeshPicture = noMesh;
  let ids: readonly string[] = [];
  let numbers: ReadonlyMap<string, number> = new Map();
  let places: Float64Array = new Float64Array();
  let failures: FailureTimes | undefined;
  let steps = new Uint8Array();
  let hops: HopTags = hopTags([]);
  let hopPlaces: Float64Array = new Float64Array();
  let focus: readonly (LinkEnds | undefined)[] = [];
  let nowMs = 0;
  let texts = stackTexts();

  return {
    setNodes(nextIds, nextPlaces, nextFailures) {
      ids = nextIds;
      numbers = new Map(ids.map((id, node) => [id, node]));
      places = nextPlaces;
      failures = nextFailures;
    },
    setMesh(next) {
      if (next.routes !== mesh.routes) {
        hops = hopTags(next.routes);
        hopPlaces = new Float64Array(2 * hops.tags.length).fill(Number.NaN);
      }
      if (next.stacks !== mesh.stacks) texts = stackTexts(next.stacks);
      mesh = next;
      if (steps.length < (next.links?.count ?? 0)) steps = new Uint8Array(2 * (next.links?.count ?? 0));
    },
    setFocus(selected, hovered) {
      focus = isSameLink(selected, hovered) ? [selected] : [selected, hovered];
    },
    moveTo(instantMs, allKm) {
      nowMs = instantMs;
      if (mesh.links) stepLinks(mesh.links, mesh.quantity, instantMs, steps);
      hops.move(allKm);
      const [first] = hops.tags;
      if (first) groundPoints(first.positionsKm, hopPlaces);
    },
    drawLinks(context, view, size, palette) {
      const { links, quantity, routes } = mesh;
      if (links) {
        drawMeshLinks(
          context,
          view,
          size,
          links,
          steps,
          stepColours(quantity, palette.theme),
          places,
          routes.length > 0,
        );
        for (const ends of focus) {
          if (ends === undefined) continue;
          const [from, to] = [numbers.get(ends.a) ?? -1, numbers.get(ends.b) ?? -1];
          if (findLink(links, from, to) >= 0) {
            drawMarkedLink(context, view, size, from, to, places, palette.selected);
          }
        }
      }
      drawRoutes(context, view, size, routes, places, palette);
      const at = movingPlace(mesh, nowMs);
      if (at) drawBundle(context, view, size, at, places, palette);
    },
    drawFailures(context, view, size, palette) {
      if (failures) drawFailures(context, view, size, failures, nowMs, places, palette);
    },
    drawStacks(context, view, size, palette) {
      drawStacks(context, view, size, mesh.stacks ?? [], places, palette);
    },
    get tags() {
      return hops.tags;
    },
    get stackTexts() {
      return texts;
    },
    get hopPlaces() {
      return hopPlaces;
    },
    get routeNodes() {
      return mesh.routes.find(({ role }) => role === "chosen")?.nodes ?? [];
    },
    get routeText() {
      return (
        mesh.routes
          .find(({ role }) => role === "chosen")
          ?.nodes.map((node) => ids[node])
          .join(" ") ?? ""
      );
    },
    get showsLinks() {
      return mesh.links !== undefined;
    },
    linkAt(view, size, xPx, yPx, reachPx) {
      const { links } = mesh;
      const link = links ? nearestArc(links, places, view, size, xPx, yPx, reachPx) : -1;
      const a = ids[links?.a[link] ?? -1];
      const b = ids[links?.b[link] ?? -1];
      return a === undefined || b === undefined ? undefined : { a, b };
    },
  };
}
