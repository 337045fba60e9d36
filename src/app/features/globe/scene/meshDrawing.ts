import type { Scene } from "cesium";
import type { FailureTimes } from "../../../state/picture/failureTimes";
import type { NameTag } from "../../../state/picture/focus";
import { type HopTags, hopTags } from "../../../state/picture/hopTags";
import { isSameLink, type LinkEnds } from "../../../state/picture/linkFocus";
import { stepColours } from "../../../state/picture/linkScale";
import {
  findLink,
  type MeshPicture,
  movingPlace,
  noMesh,
  stackTexts,
  stepLinks,
} from "../../../state/picture/meshPicture";
import type { NodePositions } from "../../../state/picture/nodePositions";
import { nearestLink } from "../model/nearestLink";
import type { ScreenView } from "../model/screenView";
import { createBundleMark } from "./bundleMark";
import { createFailureMarks } from "./failureMarks";
import { createMovingLines, type LineStyle } from "./movingLines";
import type { GlobePalette } from "./palette";
import { createRouteArrows } from "./routeArrows";

/** What a plan brings to the mesh. */
export interface MeshNodes {
  readonly positions: NodePositions;
  readonly ids: readonly string[];
  readonly failures: FailureTimes;
}

export interface MeshDrawing {
  setNodes(nodes: MeshNodes): void;
  setMesh(mesh: MeshPicture): void;
  setFocus(selected: LinkEnds | undefined, hovered: LinkEnds | undefined): void;
  setPalette(palette: GlobePalette): void;
  /** Draws all of it where the nodes are now. */
  moveTo(instantMs: number): void;
  /** The figures of the chosen route's hops. */
  readonly tags: readonly NameTag[];
  /** The nodes of the chosen route. */
  readonly routeNodes: readonly number[];
  /** What stands behind the names of nodes that layers run on. */
  readonly stackTexts: ReadonlyMap<number, string>;
  /** Their ids. */
  readonly routeText: string;
  readonly showsLinks: boolean;
  /** The link nearest to a pixel, at most `reachPx` from it. */
  linkAt(view: ScreenView, xPx: number, yPx: number, reachPx: number): LinkEnds | undefined;
}

/** Thinner lines get holes where light graphics draws at half resolution. */
const linkPx = 2;
const markedPx = 5;
/** Of more links than this each is fainter; so are all beside a route. */
const manyLinks = 500;

/** Links, routes and failures on the globe. */
export function createMeshDrawing(scene: Scene, firstPalette: GlobePalette): MeshDrawing {
  let palette = firstPalette;
  let mesh: MeshPicture = noMesh;
  const lines = createMovingLines(scene, []);
  const marked = createMovingLines(scene, [{ css: palette.selected, widthPx: markedPx }]);
  const arrows = createRouteArrows(scene, firstPalette);
  const bundle = createBundleMark(scene, firstPalette);
  const crosses = createFailureMarks(scene, firstPalette);
  let nodes: MeshNodes | undefined;
  let numbers: ReadonlyMap<string, number> = new Map();
  let steps = new Uint8Array();
  let hops: HopTags = hopTags([]);
  let selected: LinkEnds | undefined;
  let hovered: LinkEnds | undefined;
  let texts = stackTexts();

  const styles = (): LineStyle[] => {
    const opacity = opacityOf(mesh);
    return stepColours(mesh.quantity, palette.theme).map((css) => ({ css: css + opacity, widthPx: linkPx }));
  };

  const drawMarked = (allKm: Float64Array): void => {
    const { links } = mesh;
    const found = [selected, isSameLink(selected, hovered) ? undefined : hovered].flatMap((ends) => {
      const link = ends && links ? findLink(links, numberOf(ends.a), numberOf(ends.b)) : -1;
      return link < 0 ? [] : [link];
    });
    const from = found.map((link) => links?.a[link] as number);
    marked.draw({ count: found.length, from, to: found.map((link) => links?.b[link] as number) }, allKm, allKm);
  };
  const numberOf = (id: string): number => numbers.get(id) ?? -1;

  return {
    get tags() {
      return hops.tags;
    },
    get stackTexts() {
      return texts;
    },
    get routeNodes() {
      return mesh.routes.find(({ role }) => role === "chosen")?.nodes ?? [];
    },
    get routeText() {
      return (
        mesh.routes
          .find(({ role }) => role === "chosen")
          ?.nodes.map((node) => nodes?.ids[node])
          .join(" ") ?? ""
      );
    },
    get showsLinks() {
      return mesh.links !== undefined;
    },
    setNodes(next) {
      nodes = next;
      numbers = new Map(next.ids.map((id, node) => [id, node]));
    },
    setMesh(next) {
      const isLookChanged =
        next.quantity !== mesh.quantity || opacityOf(next) !== opacityOf(mesh) || steps.length === 0;
      const areRoutesChanged = next.routes !== mesh.routes;
      if (next.stacks !== mesh.stacks) texts = stackTexts(next.stacks);
      mesh = next;
      if (steps.length < (next.links?.count ?? 0)) steps = new Uint8Array(2 * (next.links?.count ?? 0));
      if (isLookChanged) lines.setStyles(styles());
      if (!areRoutesChanged) return;
      arrows.setRoutes(next.routes);
      hops = hopTags(next.routes);
    },
    setFocus(nextSelected, nextHovered) {
      selected = nextSelected;
      hovered = nextHovered;
    },
    setPalette(next) {
      palette = next;
      lines.setStyles(styles());
      marked.setStyles([{ css: next.selected, widthPx: markedPx }]);
      arrows.setPalette(next);
      bundle.setPalette(next);
      crosses.setPalette(next);
    },
    moveTo(instantMs) {
      if (nodes === undefined) return;
      const { allKm } = nodes.positions;
      const { links } = mesh;
      if (links) {
        stepLinks(links, mesh.quantity, instantMs, steps);
        lines.draw({ count: links.count, from: links.a, to: links.b, style: steps }, allKm, allKm);
      } else lines.draw({ count: 0, from: [], to: [] }, allKm, allKm);
      drawMarked(allKm);
      arrows.move(allKm);
      hops.move(allKm);
      bundle.draw(movingPlace(mesh, instantMs), allKm);
      crosses.draw(nodes.failures, instantMs, allKm);
    },
    linkAt(view, xPx, yPx, reachPx) {
      const { links } = mesh;
      if (nodes === undefined || links === undefined) return undefined;
      const link = nearestLink(links, nodes.positions.allKm, view, xPx, yPx, reachPx);
      const a = nodes.ids[links.a[link] ?? -1];
      const b = nodes.ids[links.b[link] ?? -1];
      return a === undefined || b === undefined ? undefined : { a, b };
    },
  };
}

/** Two digits of a CSS colour. */
function opacityOf({ links, routes }: MeshPicture): string {
  const isMany = (links?.count ?? 0) > manyLinks;
  if (routes.length > 0) return isMany ? "4d" : "8c";
  return isMany ? "99" : "d9";
}
