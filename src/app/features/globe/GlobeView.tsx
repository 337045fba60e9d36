import "@cesium/engine/Source/Widget/CesiumWidget.css";
import { Ion } from "cesium";
import { type RefObject, useEffect, useRef, useState } from "react";
import { CesiumWidget, useCesium } from "resium";
import { PictureButtons } from "../../kit/PictureButtons";
import { PositionsStatus } from "../../kit/PositionsStatus";
import picture from "../../kit/picture.module.css";
import { registerCommands, runCommand } from "../../state/commands";
import type { GlobeLayer } from "../../state/layers";
import type { PositionsState } from "../../state/picture/picturePlan";
import { savePictureCommand } from "../../state/picture/savePicture";
import { useMeshPicture } from "../../state/picture/useMeshPicture";
import { usePicturePlan } from "../../state/picture/usePicturePlan";
import { useShownTraining } from "../../state/picture/useTrainingTrace";
import styles from "./GlobeView.module.css";
import { globeCommands } from "./globeCommands";
import { makeKeyboardCanvas } from "./keyboardCanvas";
import { createGlobeScene, type GlobeScene } from "./scene/globeScene";

// No account, no token, no request to another host.
Ion.defaultAccessToken = "";

/** No transparency to the page behind, and the faster of two graphics cards. */
const contextOptions = { webgl: { alpha: false, powerPreference: "high-performance" as const } };

interface Props {
  readonly layers: readonly GlobeLayer[];
  /** The globe cannot be drawn any more. */
  readonly onError: (error: Error) => void;
  /** The first frame is on the screen. */
  readonly onDrawn: () => void;
}

/** The globe itself; its chunk is loaded when it is first shown. */
export default function GlobeView({ layers, onError, onDrawn }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  // Cesium's credits go nowhere: ours stand below.
  const [creditContainer] = useState(() => document.createElement("div"));
  return (
    <div ref={frame} className={`${picture.frame} ${styles.frame}`}>
      <CesiumWidget
        full
        baseLayer={false}
        creditContainer={creditContainer}
        contextOptions={contextOptions}
        scene3DOnly
        shouldAnimate={false}
        useDefaultRenderLoop={false}
        requestRenderMode
        maximumRenderTimeChange={Number.POSITIVE_INFINITY}
        orderIndependentTranslucency={false}
        blurActiveElementOnCanvasFocus={false}
        showRenderLoopErrors={false}
      >
        <GlobeContents frame={frame} layers={layers} onError={onError} onDrawn={onDrawn} />
      </CesiumWidget>
      <PictureButtons homeLabel="Show the whole plan" onPress={(what) => void runCommand(`globe.${what}`)} />
      <p className={picture.credit}>Natural Earth II, CesiumJS</p>
    </div>
  );
}

/** Ties the plan to the scene that Cesium draws. */
function GlobeContents({
  frame,
  layers,
  onError,
  onDrawn,
}: Props & { readonly frame: RefObject<HTMLDivElement | null> }) {
  const { cesiumWidget } = useCesium();
  const plan = usePicturePlan();
  const mesh = useMeshPicture();
  const training = useShownTraining();
  const [scene, setScene] = useState<GlobeScene>();
  const [positions, setPositions] = useState<PositionsState>("coming");

  useEffect(() => {
    if (cesiumWidget === undefined || frame.current === null) return;
    const created = createGlobeScene(cesiumWidget, frame.current, { onError, onDrawn, onPositions: setPositions });
    const removeCommands = registerCommands([...globeCommands(created), savePictureCommand(created.snapshot)]);
    const stopKeys = makeKeyboardCanvas(cesiumWidget.canvas);
    setScene(created);
    return () => {
      stopKeys();
      removeCommands();
      created.destroy();
      setScene(undefined);
    };
  }, [cesiumWidget, frame, onError, onDrawn]);

  useEffect(() => {
    if (plan) scene?.setPlan(plan);
  }, [scene, plan]);
  useEffect(() => scene?.setLayers(layers), [scene, layers]);
  useEffect(() => scene?.setMesh(mesh), [scene, mesh]);
  useEffect(() => scene?.setTraining(training), [scene, training]);

  return <PositionsStatus positions={positions} />;
}
