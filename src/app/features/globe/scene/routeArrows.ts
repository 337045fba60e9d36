import { Cartesian3, Color, Material, type Polyline, PolylineCollection, type Scene } from "cesium";
import type { DrawnRoute } from "../../../state/picture/meshPicture";
import { cartesianAt } from "./metres";
import type { GlobePalette } from "./palette";

export interface RouteArrows {
  setRoutes(routes: readonly DrawnRoute[]): void;
  /** Moves them to where their nodes are: x, y, z of all nodes in km, Earth-fixed. */
  move(nodesKm: Float64Array): void;
  setPalette(palette: GlobePalette): void;
}

interface Hop {
  readonly from: number;
  readonly to: number;
  readonly role: DrawnRoute["role"];
}

/** Arrow heads take this width, the shafts a third of it. */
const chosenPx = 15;
const alternativePx = 10;

/** The hops of routes as arrows in the direction of travel. They are few, so each may be a line of its own. */
export function createRouteArrows(scene: Scene, firstPalette: GlobePalette): RouteArrows {
  const arrows = new PolylineCollection();
  scene.primitives.add(arrows);
  let palette = firstPalette;
  let routes: readonly DrawnRoute[] = [];
  let drawn: { readonly hop: Hop; readonly line: Polyline }[] = [];

  const rebuild = (): void => {
    arrows.removeAll();
    const hops = routes.flatMap(hopsOf);
    const widthOf = ({ role }: Hop): number => (role === "alternative" ? alternativePx : chosenPx);
    const colours = { chosen: palette.route, alternative: palette.alternative, journey: palette.bundle };
    // A rim of a second arrow beneath would do, but what lies above within a collection is not for us to say.
    drawn = hops.map((hop) => ({ hop, line: addArrow(widthOf(hop), colours[hop.role]) }));
  };
  const addArrow = (width: number, css: string): Polyline =>
    arrows.add({
      positions: [Cartesian3.ZERO, Cartesian3.UNIT_X],
      width,
      show: false,
      material: Material.fromType("PolylineArrow", { color: Color.fromCssColorString(css) }),
    });

  return {
    setRoutes(next) {
      routes = next;
      rebuild();
    },
    move(nodesKm) {
      for (const { hop, line } of drawn) {
        const isKnown = !Number.isNaN(nodesKm[3 * hop.from]) && !Number.isNaN(nodesKm[3 * hop.to]);
        line.show = isKnown;
        if (isKnown) line.positions = [cartesianAt(nodesKm, hop.from), cartesianAt(nodesKm, hop.to)];
      }
    },
    setPalette(next) {
      palette = next;
      rebuild();
    },
  };
}

function hopsOf({ nodes, role }: DrawnRoute): Hop[] {
  return nodes.slice(1).map((to, i) => ({ from: nodes[i] as number, to, role }));
}
