import { siteAt } from "../../../core/orbit/lookAngles";
import type { Track } from "../../../engine/client/planner";
import type { GlobeLayer } from "../../state/layers";
import { createActiveLinks } from "../../state/picture/activeLinks";
import { coverageRing } from "../../state/picture/coverageRing";
import { followedSatellite, type NameTag, nameTagsOf, type Thing, thingOfNode } from "../../state/picture/focus";
import type { LinkEnds } from "../../state/picture/linkFocus";
import { medianRadiusKm } from "../../state/picture/medianRadius";
import type { MeshPicture } from "../../state/picture/meshPicture";
import { type NodePositions, nodePositions } from "../../state/picture/nodePositions";
import type { PicturePlan, PositionsState } from "../../state/picture/picturePlan";
import { createTrackFollower, type TrackFollower } from "../../state/picture/trackFollower";
import { createTrainingPulses } from "../../state/picture/trainingPulses";
import type { TrainingTrace } from "../../state/picture/trainingTrace";
import type { Selection } from "../../state/viewStore";
import { drawNames } from "./draw/drawNames";
import { drawLinks, drawMarked, drawSatellites, drawStations, drawTrack, type Places } from "./draw/drawPlan";
import { drawTraining } from "./draw/drawTraining";
import { drawRings } from "./draw/drawWorld";
import type { MapPalette } from "./mapPalette";
import { createMeshOverlay } from "./meshOverlay";
import { groundPoints } from "./model/groundPoints";
import { type MapSize, type MapView, xOf, yOf } from "./model/mapView";

/** Everything that the plan brings to the map. */
export interface PlanPicture {
  /** `onChange`: something came that the next frame must draw. */
  setPlan(plan: PicturePlan, onChange: () => void): void;
  setLayers(layers: readonly GlobeLayer[]): void;
  setMesh(mesh: MeshPicture): void;
  /** Undefined: none is shown. */
  setTraining(trace: TrainingTrace | undefined): void;
  setFocus(selection: Selection | undefined, hover: Selection | undefined): void;
  setLinkFocus(selected: LinkEnds | undefined, hovered: LinkEnds | undefined): void;
  /** Moves everything to an instant; where positions are not there yet, satellites stay where they were. */
  moveTo(instantMs: number): PositionsState;
  /** Changes with what `drawCoverage` would draw. */
  readonly coverageKey: string;
  drawCoverage(context: CanvasRenderingContext2D, view: MapView, size: MapSize, palette: MapPalette): void;
  draw(context: CanvasRenderingContext2D, view: MapView, size: MapSize, palette: MapPalette): void;
  thingAt(view: MapView, size: MapSize, xPx: number, yPx: number, reachPx: number): Selection | undefined;
  linkAt(view: MapView, size: MapSize, xPx: number, yPx: number, reachPx: number): LinkEnds | undefined;
  /** Degrees; undefined: there is no such thing, or its place is not known. */
  placeOf(thing: Selection): { readonly lonDeg: number; readonly latDeg: number } | undefined;
  /** Ids along the chosen route that is drawn. */
  readonly routeText: string;
  destroy(): void;
}

/** Rings are drawn anew when satellites are this much higher or lower. */
const radiusTolerance = 0.005;
const manyStations = 60;

export function createPlanPicture(): PlanPicture {
  const active = createActiveLinks();
  let plan: PicturePlan | undefined;
  let layers: readonly GlobeLayer[] = [];
  let selected: Thing | undefined;
  let hovered: Thing | undefined;
  const mesh = createMeshOverlay();
  const pulses = createTrainingPulses();
  let nodes: NodePositions = nodePositions(0, new Float64Array());
  let positionsKm = nodes.satellitesKm;
  let stationsKm = new Float64Array();
  let places = { all: new Float64Array(), satellites: new Float64Array(), stations: new Float64Array() };
  let inContact = new Uint8Array();
  let tags: readonly NameTag[] = [];
  let rings: readonly Float64Array[] = [];
  let ringsOf: PicturePlan | undefined;
  let ringsKm = Number.NaN;
  let ringsMade = 0;
  let track: Track | undefined;
  let ground = new Float64Array();
  let nowMs = 0;
  let follower: TrackFollower | undefined;
  let unsubscribe: (() => void) | undefined;

  const thingOf = (selection: Selection | undefined): Thing | undefined => {
    if (selection === undefined) return undefined;
    const { kind, id } = selection;
    const row = (kind === "satellite" ? plan?.satelliteIndex : plan?.stationIndex)?.get(id);
    return row === undefined ? undefined : { kind, row };
  };
  const rowOf = (thing: Thing | undefined, kind: Thing["kind"]) => (thing?.kind === kind ? thing.row : undefined);
  const rowsOf = (kind: Thing["kind"]) =>
    [rowOf(hovered, kind), rowOf(selected, kind)].filter((row) => row !== undefined);

  const nameThings = (): void => {
    if (plan === undefined) return;
    const marked = [selected, hovered].filter((thing) => thing !== undefined);
    const isTwice = selected?.kind === hovered?.kind && selected?.row === hovered?.row;
    const known = { satellites: positionsKm, stations: stationsKm };
    const named = [...mesh.routeNodes, ...mesh.stackTexts.keys()].map((node) =>
      thingOfNode(node, nodes.satelliteCount),
    );
    const names = nameTagsOf(plan, isTwice ? marked.slice(0, 1) : marked, known, named, mesh.stackTexts);
    const first = names.filter(({ isMarked }) => isMarked);
    tags = [...first, ...mesh.tags, ...names.filter(({ isMarked }) => !isMarked)];
  };

  /** Coverage of the selected satellite's height, or of most satellites'. */
  const makeRings = (): void => {
    const row = rowOf(selected, "satellite");
    const chosen = row === undefined ? undefined : medianRadiusKm(positionsKm.subarray(3 * row, 3 * row + 3));
    const radiusKm = chosen ?? medianRadiusKm(positionsKm);
    const isSame = radiusKm !== undefined && Math.abs(radiusKm / ringsKm - 1) < radiusTolerance;
    // No satellite is anywhere: in a plan of its own there is no coverage then, in the same one what was seen last stays.
    const isOld = radiusKm === undefined || isSame;
    if (plan === undefined || (isOld && ringsOf === plan)) return;
    const { stations } = plan;
    ringsOf = plan;
    ringsKm = radiusKm ?? Number.NaN;
    ringsMade++;
    rings = (radiusKm === undefined ? [] : stations).map((station) => {
      const points = coverageRing(station, ringsKm, stations.length > manyStations ? 48 : 90);
      const ring = new Float64Array((2 * points.length) / 3);
      groundPoints(points, ring);
      return ring;
    });
  };

  return {
    setPlan(next, onChange) {
      plan = next;
      stationsKm = Float64Array.from(next.stations.flatMap((station) => [...siteAt(station).positionKm]));
      nodes = nodePositions(next.satellites.length, stationsKm);
      positionsKm = nodes.satellitesKm;
      const all = new Float64Array(2 * (next.satellites.length + next.stations.length)).fill(Number.NaN);
      all.set(
        next.stations.flatMap(({ lonDeg, latDeg }) => [lonDeg, latDeg]),
        2 * next.satellites.length,
      );
      places = {
        all,
        satellites: all.subarray(0, 2 * next.satellites.length),
        stations: all.subarray(2 * next.satellites.length),
      };
      const ids = [...next.satellites, ...next.stations].map(({ id }) => id);
      mesh.setNodes(ids, all, next.failures);
      inContact = new Uint8Array(next.satellites.length);
      unsubscribe?.();
      unsubscribe = next.ephemeris.subscribe(onChange);
      follower?.dispose();
      const mine = createTrackFollower(next.makeTrack, () => {
        track = mine.track;
        ground = new Float64Array(((track?.earthFixedKm.length ?? 0) * 2) / 3);
        if (track) groundPoints(track.earthFixedKm, ground);
        onChange();
      });
      follower = mine;
      track = undefined;
    },
    setLayers(next) {
      layers = next;
    },
    setFocus(selection, hover) {
      selected = thingOf(selection);
      hovered = thingOf(hover);
      nameThings();
    },
    setMesh(next) {
      mesh.setMesh(next);
      nameThings();
    },
    setTraining: pulses.setTraining,
    setLinkFocus: mesh.setFocus,
    linkAt: mesh.linkAt,
    get routeText() {
      return mesh.routeText;
    },
    moveTo(instantMs) {
      if (plan === undefined) return "coming";
      nowMs = instantMs;
      const isKnown = plan.ephemeris.positionsAt(instantMs, positionsKm);
      if (isKnown) {
        groundPoints(positionsKm, places.satellites);
        active.update(layers, instantMs);
        inContact.fill(0);
        for (let i = 0; i < active.count; i++) inContact[active.satellite[i] as number] = 1;
        makeRings();
        mesh.moveTo(instantMs, nodes.allKm);
        pulses.moveTo(instantMs);
      }
      follower?.follow(followedSatellite(plan.satellites, rowOf(selected, "satellite")), instantMs);
      if (isKnown) return "there";
      return plan.ephemeris.problem === undefined ? "coming" : "failed";
    },
    get coverageKey() {
      return `${ringsMade} ${rowOf(selected, "station")}`;
    },
    drawCoverage(context, view, size, palette) {
      const marked = rowOf(selected, "station");
      context.globalAlpha = rings.length > manyStations ? 0.5 : 1;
      drawRings(context, view, size, rings, { colour: palette.coverage, widthPx: 1.2 });
      context.globalAlpha = 1;
      const ring = marked === undefined ? undefined : rings[marked];
      if (ring) drawRings(context, view, size, [ring], { colour: palette.markedCoverage, widthPx: 2.5 });
    },
    draw(context, view, size, palette) {
      if (track) drawTrack(context, view, size, ground, countPassed(track.timesMs, nowMs), palette);
      const everywhere: Places = { ...places, hops: mesh.hopPlaces };
      // The mesh has the links of stations, too.
      if (!mesh.showsLinks) drawLinks(context, view, size, active, everywhere, palette);
      mesh.drawLinks(context, view, size, palette);
      drawStations(context, view, size, places.stations, palette);
      drawSatellites(context, view, size, places.satellites, inContact, palette);
      const marked = { satellites: rowsOf("satellite"), stations: rowsOf("station") };
      drawMarked(context, view, size, marked, everywhere, palette);
      if (pulses.isThere) drawTraining(context, view, size, pulses, places.all, palette);
      mesh.drawStacks(context, view, size, palette);
      mesh.drawFailures(context, view, size, palette);
      drawNames(context, view, size, tags, everywhere, palette);
    },
    thingAt(view, size, xPx, yPx, reachPx) {
      const satellite = nearest(places.satellites, view, size, xPx, yPx, reachPx);
      const station = nearest(places.stations, view, size, xPx, yPx, satellite?.distancePx ?? reachPx);
      const id = station ? plan?.stations[station.row]?.id : satellite && plan?.satellites[satellite.row]?.id;
      return id === undefined ? undefined : { kind: station ? "station" : "satellite", id };
    },
    placeOf(selection) {
      const thing = thingOf(selection);
      if (thing === undefined) return undefined;
      const points = thing.kind === "satellite" ? places.satellites : places.stations;
      const [lonDeg = Number.NaN, latDeg = Number.NaN] = points.subarray(2 * thing.row, 2 * thing.row + 2);
      return Number.isNaN(lonDeg) ? undefined : { lonDeg, latDeg };
    },
    destroy() {
      unsubscribe?.();
      follower?.dispose();
    },
  };
}

/** The nearest of places to a pixel, at most so far from it. */
function nearest(points: Float64Array, view: MapView, size: MapSize, xPx: number, yPx: number, reachPx: number) {
  let row = -1;
  let least = reachPx;
  for (let i = 0; i < points.length / 2; i++) {
    const dx = xOf(view, size, points[2 * i] as number) - xPx;
    const dy = yOf(view, size, points[2 * i + 1] as number) - yPx;
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (!(distance <= least)) continue;
    least = distance;
    row = i;
  }
  return row < 0 ? undefined : { row, distancePx: least };
}

/** Points of a path that lie before an instant: where the part ahead begins. */
function countPassed(timesMs: Float64Array, instantMs: number): number {
  const [first = 0, second = 1] = timesMs;
  const passed = Math.floor((instantMs - first) / (second - first));
  return Math.min(Math.max(passed, 0), Math.max(0, timesMs.length - 1));
}
