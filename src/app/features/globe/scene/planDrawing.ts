import type { Scene } from "cesium";
import type { GlobeLayer } from "../../../state/layers";
import { type ActiveLinks, createActiveLinks } from "../../../state/picture/activeLinks";
import { noFailures, visitFailedNodes } from "../../../state/picture/failureTimes";
import { followedSatellite, nameTagsOf, type Thing, thingOfNode } from "../../../state/picture/focus";
import type { LinkEnds } from "../../../state/picture/linkFocus";
import { medianRadiusKm } from "../../../state/picture/medianRadius";
import type { MeshPicture } from "../../../state/picture/meshPicture";
import { type NodePositions, nodePositions } from "../../../state/picture/nodePositions";
import type { PicturePlan, PositionsState } from "../../../state/picture/picturePlan";
import { createTrackFollower, type TrackFollower } from "../../../state/picture/trackFollower";
import { createTrainingPulses } from "../../../state/picture/trainingPulses";
import type { TrainingTrace } from "../../../state/picture/trainingTrace";
import type { Selection } from "../../../state/viewStore";
import { nearestPoint, type ScreenView } from "../model/screenView";
import { createMeshDrawing } from "./meshDrawing";
import { createMovingLines, type LineStyle } from "./movingLines";
import { createNameTags } from "./nameTags";
import { createOrbitPath } from "./orbitPath";
import type { GlobePalette } from "./palette";
import { contactLook, createSatellitePoints, failedLook, hoverLook, selectedLook } from "./satellitePoints";
import { createStationMarks } from "./stationMarks";
import { createTrainingMarks } from "./trainingMarks";

export interface PlanDrawing {
  /** `onChange`: something came that the next frame must draw. */
  setPlan(plan: PicturePlan, onChange: () => void): void;
  setLayers(layers: readonly GlobeLayer[]): void;
  setMesh(mesh: MeshPicture): void;
  /** Undefined: none is shown. */
  setTraining(trace: TrainingTrace | undefined): void;
  setFocus(selection: Selection | undefined, hover: Selection | undefined): void;
  setLinkFocus(selected: LinkEnds | undefined, hovered: LinkEnds | undefined): void;
  setPalette(palette: GlobePalette): void;
  /** Moves everything to an instant; where positions are not there yet, satellites stay where they were. */
  moveTo(instantMs: number): PositionsState;
  /** Puts the names where things are on the screen. */
  placeNames(view: ScreenView, atMs: number): void;
  placeNamesAnew(): void;
  /** Writes the names into a picture of the canvas. */
  paintNames(context: CanvasRenderingContext2D, view: ScreenView): void;
  /** What lies nearest to a pixel, at most `reachPx` from it. */
  thingAt(view: ScreenView, xPx: number, yPx: number, reachPx: number): Selection | undefined;
  /** The link that lies nearest to a pixel. */
  linkAt(view: ScreenView, xPx: number, yPx: number, reachPx: number): LinkEnds | undefined;
  /** Where a thing is, km, Earth-fixed; NaN: not known. Undefined: there is no such thing. */
  positionOf(thing: Selection): Float64Array | undefined;
  /** Ids along the chosen route that is drawn. */
  readonly routeText: string;
  destroy(): void;
}

/** Thinner lines get holes where light graphics draws at half resolution. */
const contactPx = 2;

const noPairs = { count: 0, from: [], to: [] };

/** Satellites, stations, links, the selected orbit and names: everything that the plan brings to the globe. */
export function createPlanDrawing(scene: Scene, container: HTMLElement, firstPalette: GlobePalette): PlanDrawing {
  const stations = createStationMarks(scene, firstPalette);
  const path = createOrbitPath(scene, firstPalette);
  const lines = createMovingLines(scene, contactStyles(firstPalette));
  const mesh = createMeshDrawing(scene, firstPalette);
  const points = createSatellitePoints(scene, firstPalette);
  const training = createTrainingMarks(scene, firstPalette);
  const pulses = createTrainingPulses();
  const tags = createNameTags(container);
  const active = createActiveLinks();
  let plan: PicturePlan | undefined;
  let layers: readonly GlobeLayer[] = [];
  let selected: Thing | undefined;
  let hovered: Thing | undefined;
  let nodes: NodePositions = nodePositions(0, new Float64Array());
  let positionsKm = nodes.satellitesKm;
  let looks = new Uint8Array();
  let follower: TrackFollower | undefined;
  let unsubscribe: (() => void) | undefined;

  const thingOf = (selection: Selection | undefined): Thing | undefined => {
    if (selection === undefined) return undefined;
    const { kind, id } = selection;
    const row = (kind === "satellite" ? plan?.satelliteIndex : plan?.stationIndex)?.get(id);
    return row === undefined ? undefined : { kind, row };
  };
  const satelliteRow = (thing: Thing | undefined) => (thing?.kind === "satellite" ? thing.row : undefined);
  const stationRow = (thing: Thing | undefined) => (thing?.kind === "station" ? thing.row : undefined);
  const radiusOf = (row: number | undefined): number | undefined =>
    row === undefined ? undefined : medianRadiusKm(positionsKm.subarray(3 * row, 3 * row + 3));

  const nameThings = (): void => {
    if (plan === undefined) return;
    const marked = [selected, hovered].filter((thing) => thing !== undefined);
    const isTwice = selected?.kind === hovered?.kind && selected?.row === hovered?.row;
    const places = { satellites: positionsKm, stations: stations.positionsKm };
    const named = [...mesh.routeNodes, ...mesh.stackTexts.keys()].map((node) =>
      thingOfNode(node, nodes.satelliteCount),
    );
    const names = nameTagsOf(plan, isTwice ? marked.slice(0, 1) : marked, places, named, mesh.stackTexts);
    const first = names.filter(({ isMarked }) => isMarked);
    tags.setTags([...first, ...mesh.tags, ...names.filter(({ isMarked }) => !isMarked)]);
  };

  const drawSatellites = (instantMs: number): void => {
    points.move(positionsKm);
    active.update(layers, instantMs);
    looks.fill(0);
    for (let i = 0; i < active.count; i++) looks[active.satellite[i] as number] = contactLook;
    visitFailedNodes(plan?.failures ?? noFailures, instantMs, (node) => {
      if (node < looks.length) looks[node] = failedLook;
    });
    if (hovered?.kind === "satellite") looks[hovered.row] = hoverLook;
    if (selected?.kind === "satellite") looks[selected.row] = selectedLook;
    points.paint(looks);
    // The mesh has the links of stations, too.
    const pairs = mesh.showsLinks ? noPairs : contactPairs(active);
    lines.draw(pairs, stations.positionsKm, positionsKm);
    mesh.moveTo(instantMs);
    pulses.moveTo(instantMs);
    training.draw(pulses, nodes.allKm);
    // Coverage of the selected satellite's height, or of most satellites'.
    stations.setSatelliteRadius(radiusOf(satelliteRow(selected)) ?? medianRadiusKm(positionsKm));
  };

  return {
    setPlan(next, onChange) {
      plan = next;
      stations.setStations(next.stations);
      nodes = nodePositions(next.satellites.length, stations.positionsKm);
      positionsKm = nodes.satellitesKm;
      const ids = [...next.satellites, ...next.stations].map(({ id }) => id);
      mesh.setNodes({ positions: nodes, ids, failures: next.failures });
      looks = new Uint8Array(next.satellites.length);
      points.setCount(next.satellites.length);
      lines.draw(noPairs, positionsKm, positionsKm);
      unsubscribe?.();
      unsubscribe = next.ephemeris.subscribe(onChange);
      follower?.dispose();
      const mine = createTrackFollower(next.makeTrack, () => {
        path.setTrack(mine.track);
        onChange();
      });
      follower = mine;
      path.setTrack(undefined);
    },
    setLayers(next) {
      layers = next;
    },
    setMesh(next) {
      mesh.setMesh(next);
      nameThings();
    },
    setFocus(selection, hover) {
      selected = thingOf(selection);
      hovered = thingOf(hover);
      stations.highlight(stationRow(selected), stationRow(hovered));
      nameThings();
    },
    setTraining: pulses.setTraining,
    setLinkFocus: mesh.setFocus,
    setPalette(palette) {
      for (const part of [stations, path, points, mesh, training]) part.setPalette(palette);
      lines.setStyles(contactStyles(palette));
    },
    moveTo(instantMs) {
      if (plan === undefined) return "coming";
      const isKnown = plan.ephemeris.positionsAt(instantMs, positionsKm);
      if (isKnown) drawSatellites(instantMs);
      follower?.follow(followedSatellite(plan.satellites, satelliteRow(selected)), instantMs);
      path.moveTo(instantMs, plan.dut1Seconds);
      if (isKnown) return "there";
      return plan.ephemeris.problem === undefined ? "coming" : "failed";
    },
    placeNames: tags.follow,
    placeNamesAnew: tags.placeAnew,
    paintNames: tags.paint,
    thingAt(view, xPx, yPx, reachPx) {
      const satellite = nearestPoint(positionsKm, view, xPx, yPx, reachPx);
      const station = nearestPoint(stations.positionsKm, view, xPx, yPx, satellite?.distancePx ?? reachPx);
      const id = station ? plan?.stations[station.index]?.id : satellite && plan?.satellites[satellite.index]?.id;
      return id === undefined ? undefined : { kind: station ? "station" : "satellite", id };
    },
    linkAt: mesh.linkAt,
    get routeText() {
      return mesh.routeText;
    },
    positionOf(selection) {
      const thing = thingOf(selection);
      if (thing === undefined) return undefined;
      const places = thing.kind === "satellite" ? positionsKm : stations.positionsKm;
      return places.subarray(3 * thing.row, 3 * thing.row + 3);
    },
    destroy() {
      unsubscribe?.();
      follower?.dispose();
      tags.destroy();
    },
  };
}

function contactPairs({ count, station, satellite, strength }: ActiveLinks) {
  return { count, from: station, to: satellite, style: strength };
}

/** In the order of `linkStrengths`. */
function contactStyles({ link, linkDim, linkBright }: GlobePalette): LineStyle[] {
  return [
    { css: link, widthPx: contactPx },
    { css: linkDim, widthPx: contactPx },
    { css: linkBright, widthPx: 1.5 * contactPx },
  ];
}
