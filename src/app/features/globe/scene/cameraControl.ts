import { Cartesian3, Cartographic, Math as CesiumMath, type CesiumWidget, PerspectiveFrustum } from "cesium";
import { earthFixedToGeodetic } from "../../../../core/orbit/geodesy";
import type { CameraView } from "../../../state/viewStore";
import type { HomeView } from "../model/homeView";
import { metresPerKm } from "./metres";

export interface CameraControl {
  jumpTo(view: CameraView): void;
  /** Flies to a place above the ground and looks straight down. */
  flyTo(view: HomeView): void;
  jumpHome(view: HomeView): void;
  /** Flies over a point (km, Earth-fixed), at the height it has now. */
  flyOver(pointKm: ArrayLike<number>): void;
  /** Degrees of turning about the Earth at the height of the home view; less when nearer. */
  turn(eastDeg: number, northDeg: number): void;
  /** Height above the ground times this. */
  zoom(factor: number): void;
  read(): CameraView;
  /** Keeps the angle of the view's narrower side as the globe changes shape, so that what fits goes on to fit. */
  fitAngle(): void;
}

/** Half the angle of the view's narrower side. */
export const halfAngleRad = CesiumMath.toRadians(20);

const nearestKm = 80;
const furthestKm = 400_000;
const flightSeconds = 0.9;

/** Turning by keyboard slows down below this height. */
const fullTurnAltitudeKm = 18_000;

export function createCameraControl({ camera, scene }: CesiumWidget): CameraControl {
  const controller = scene.screenSpaceCameraController;
  controller.minimumZoomDistance = nearestKm * metresPerKm;
  controller.maximumZoomDistance = furthestKm * metresPerKm;
  let fittedRatio = Number.NaN;
  const straightDown = { heading: 0, pitch: -CesiumMath.PI_OVER_TWO, roll: 0 };
  const destination = ({ lonDeg, latDeg, altitudeKm }: HomeView): Cartesian3 =>
    Cartesian3.fromDegrees(lonDeg, latDeg, altitudeKm * metresPerKm);
  const altitudeKm = (): number => Cartographic.fromCartesian(camera.positionWC).height / metresPerKm;
  const flyTo = (view: HomeView): void => {
    const duration = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : flightSeconds;
    camera.flyTo({ destination: destination(view), orientation: straightDown, duration });
    scene.requestRender();
  };

  return {
    jumpTo(view) {
      camera.cancelFlight();
      camera.setView({
        destination: destination(view),
        orientation: {
          heading: CesiumMath.toRadians(view.headingDeg),
          pitch: CesiumMath.toRadians(view.pitchDeg),
          roll: CesiumMath.toRadians(view.rollDeg),
        },
      });
    },
    flyTo,
    jumpHome(view) {
      camera.cancelFlight();
      camera.setView({ destination: destination(view), orientation: straightDown });
    },
    flyOver(pointKm) {
      const [x = Number.NaN, y = 0, z = 0] = [pointKm[0], pointKm[1], pointKm[2]];
      if (Number.isNaN(x)) return;
      const below = earthFixedToGeodetic(x, y, z);
      // From below a high satellite there is nothing to see of it.
      flyTo({ ...below, altitudeKm: Math.max(altitudeKm(), 1.5 * below.altitudeKm) });
    },
    turn(eastDeg, northDeg) {
      camera.cancelFlight();
      const share = Math.min(1, Math.max(0.02, altitudeKm() / fullTurnAltitudeKm));
      if (eastDeg !== 0) camera.rotateLeft(CesiumMath.toRadians(-eastDeg * share));
      if (northDeg !== 0) camera.rotateUp(CesiumMath.toRadians(-northDeg * share));
    },
    zoom(factor) {
      camera.cancelFlight();
      const now = altitudeKm();
      const next = Math.min(Math.max(now * factor, nearestKm), furthestKm);
      camera.moveForward((now - next) * metresPerKm);
    },
    read() {
      const place = Cartographic.fromCartesian(camera.positionWC);
      return {
        lonDeg: CesiumMath.toDegrees(place.longitude),
        latDeg: CesiumMath.toDegrees(place.latitude),
        altitudeKm: place.height / metresPerKm,
        headingDeg: CesiumMath.toDegrees(camera.heading),
        pitchDeg: CesiumMath.toDegrees(camera.pitch),
        rollDeg: CesiumMath.toDegrees(camera.roll),
      };
    },
    fitAngle() {
      const { frustum } = camera;
      if (!(frustum instanceof PerspectiveFrustum)) return;
      const { aspectRatio = fittedRatio } = frustum;
      if (!(aspectRatio > 0) || aspectRatio === fittedRatio) return;
      fittedRatio = aspectRatio;
      // Cesium's angle is that of the wider side.
      const widthShare = Math.max(aspectRatio, 1 / aspectRatio);
      frustum.fov = 2 * Math.atan(Math.tan(halfAngleRad) * widthShare);
    },
  };
}
