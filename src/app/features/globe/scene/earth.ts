import {
  buildModuleUrl,
  type CesiumWidget,
  Color,
  ImageryLayer,
  JulianDate,
  TileMapServiceImageryProvider,
} from "cesium";
import type { GlobePalette } from "./palette";

/** The Earth under the plan. */
export interface Earth {
  setPalette(palette: GlobePalette): void;
  /** Puts the sun where it is at an instant. */
  moveSun(instantMs: number): void;
}

/** World map from the package's own pictures (Natural Earth II): no token, no request to another host. */
export function createEarth(widget: CesiumWidget): Earth {
  const { scene, clock } = widget;
  const { globe } = scene;
  globe.enableLighting = true;
  // Full day and night at every height: by default the night fades from a distance.
  globe.lightingFadeOutDistance = 0;
  globe.lightingFadeInDistance = 1;
  clock.shouldAnimate = false;
  const map = ImageryLayer.fromProviderAsync(
    TileMapServiceImageryProvider.fromUrl(buildModuleUrl("Assets/Textures/NaturalEarthII")),
  );
  scene.imageryLayers.add(map);

  return {
    setPalette({ background, ocean, imagery }) {
      scene.backgroundColor = Color.fromCssColorString(background);
      globe.baseColor = Color.fromCssColorString(ocean);
      map.brightness = imagery.brightness;
      map.contrast = imagery.contrast;
      map.saturation = imagery.saturation;
    },
    moveSun(instantMs) {
      clock.currentTime = JulianDate.fromDate(new Date(instantMs));
    },
  };
}
