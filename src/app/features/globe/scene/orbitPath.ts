import { Cartesian3, Color, Material, Matrix3, Matrix4, type Polyline, PolylineCollection, type Scene } from "cesium";
import { gmstRadians } from "../../../../core/orbit/frames";
import type { Track } from "../../../../engine/client/planner";
import { toSurface } from "../../../state/picture/coverageRing";
import { pointsPerPeriod } from "../../../state/picture/trackFollower";
import { cartesianAt, metresPerKm } from "./metres";
import type { GlobePalette } from "./palette";

export interface OrbitPath {
  /** The path of the selected satellite; undefined: none. */
  setTrack(track: Track | undefined): void;
  /** Turns the orbit to the instant, and parts the ground track into what lies behind and ahead. */
  moveTo(instantMs: number, dut1Seconds: number): void;
  setPalette(palette: GlobePalette): void;
}

/** One revolution of the selected satellite, fixed among the stars, and its track on the turning ground. */
export function createOrbitPath(scene: Scene, firstPalette: GlobePalette): OrbitPath {
  const orbitLines = new PolylineCollection();
  const trackLines = new PolylineCollection();
  scene.primitives.add(orbitLines);
  scene.primitives.add(trackLines);
  const orbit = addLine(orbitLines, firstPalette.orbit, firstPalette);
  const behind = addLine(trackLines, firstPalette.trackBehind, firstPalette);
  const ahead = addLine(trackLines, firstPalette.trackAhead, firstPalette);
  const turn = new Matrix3();
  let track: Track | undefined;
  let ground: readonly Cartesian3[] = [];
  let split = -1;

  return {
    setTrack(next) {
      track = next;
      split = -1;
      ground = next === undefined ? [] : groundPoints(next);
      const revolution = next === undefined ? 0 : Math.min(next.timesMs.length, pointsPerPeriod + 1);
      showLine(
        orbit,
        Array.from({ length: revolution }, (_, i) => cartesianAt(next?.inertialKm ?? [], i)),
      );
      showLine(behind, []);
      showLine(ahead, []);
    },
    moveTo(instantMs, dut1Seconds) {
      if (track === undefined) return;
      Matrix3.fromRotationZ(-gmstRadians(instantMs, dut1Seconds), turn);
      Matrix4.fromRotationTranslation(turn, Cartesian3.ZERO, orbitLines.modelMatrix);
      const passed = countPassed(track.timesMs, instantMs);
      if (passed === split) return;
      split = passed;
      showLine(behind, ground.slice(0, passed + 1));
      showLine(ahead, ground.slice(passed));
    },
    setPalette(palette) {
      colourLine(orbit, palette.orbit, palette);
      colourLine(behind, palette.trackBehind, palette);
      colourLine(ahead, palette.trackAhead, palette);
    },
  };
}

function addLine(lines: PolylineCollection, css: string, palette: GlobePalette): Polyline {
  const material = Material.fromType("PolylineOutline", { outlineWidth: 1 });
  const line = lines.add({ show: false, positions: [], width: 4, material });
  colourLine(line, css, palette);
  return line;
}

function showLine(line: Polyline, positions: Cartesian3[]): void {
  line.show = positions.length > 1;
  if (line.show) line.positions = positions;
}

/** A dark line on the night side and a pale one by day would both be lost without their outlines. */
function colourLine(line: Polyline, css: string, { outline }: GlobePalette): void {
  const color = Color.fromCssColorString(css);
  const uniforms: { color?: Color; outlineColor?: Color } = line.material.uniforms;
  uniforms.color = color;
  uniforms.outlineColor = Color.fromCssColorString(outline).withAlpha(0.6 * color.alpha);
}

function groundPoints({ earthFixedKm, timesMs }: Track): Cartesian3[] {
  return Array.from(timesMs, (_, i) => {
    const point = cartesianAt(earthFixedKm, i);
    const scale = toSurface(point.x / metresPerKm, point.y / metresPerKm, point.z / metresPerKm);
    return Cartesian3.multiplyByScalar(point, scale, point);
  });
}

/** Points of a path that lie before an instant, the last of them excluded: where the part ahead begins. */
function countPassed(timesMs: Float64Array, instantMs: number): number {
  const [first = 0, second = 1] = timesMs;
  const passed = Math.floor((instantMs - first) / (second - first));
  return Math.min(Math.max(passed, 0), Math.max(0, timesMs.length - 1));
}
