import { type KeyboardEvent, useEffect, useRef, useState } from "react";
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
import { viewStore } from "../../state/viewStore";
import styles from "./MapView.module.css";
import { mapCommands, mapKeyCommand } from "./mapCommands";
import { createMapScene, type MapScene } from "./mapScene";

/** The flat map; its chunk is loaded when it is first shown. */
export default function MapView({ layers }: { readonly layers: readonly GlobeLayer[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const plan = usePicturePlan();
  const mesh = useMeshPicture();
  const training = useShownTraining();
  const [scene, setScene] = useState<MapScene>();
  const [positions, setPositions] = useState<PositionsState>("coming");

  useEffect(() => {
    if (canvas.current === null) return;
    const created = createMapScene(canvas.current, setPositions);
    const removeCommands = registerCommands([...mapCommands(created), savePictureCommand(created.snapshot)]);
    setScene(created);
    return () => {
      removeCommands();
      created.destroy();
      setScene(undefined);
    };
  }, []);
  useEffect(() => {
    if (plan) scene?.setPlan(plan);
  }, [scene, plan]);
  useEffect(() => scene?.setLayers(layers), [scene, layers]);
  useEffect(() => scene?.setMesh(mesh), [scene, mesh]);
  useEffect(() => scene?.setTraining(training), [scene, training]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const command = mapKeyCommand(event, viewStore.getState().stationTool === "move");
    if (command === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    void runCommand(command.id, command.argument);
  };

  return (
    <div className={picture.frame}>
      <div
        className={styles.map}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it moves and zooms by the keyboard
        tabIndex={0}
        role="application"
        aria-roledescription="map"
        aria-label="Satellites, stations and their contacts over a flat map"
        aria-description="Arrow keys move the map, plus and minus zoom, Home shows the whole world. The tables hold the same in words."
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          // By key: what the pointer asks for, the canvas has answered.
          if (event.target !== event.currentTarget) return;
          event.preventDefault();
          scene?.openMenu();
        }}
      >
        <canvas ref={canvas} className={styles.canvas} aria-hidden />
      </div>
      <PictureButtons homeLabel="Show the whole world" onPress={(what) => void runCommand(`map.${what}`)} />
      <p className={picture.credit}>Natural Earth</p>
      <PositionsStatus positions={positions} />
    </div>
  );
}
