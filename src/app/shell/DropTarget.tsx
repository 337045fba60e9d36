import { Text } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { runCommand } from "../state/commands";
import classes from "./Shell.module.css";

/** Takes files dropped anywhere on the page, and shows that it would while they are over it. */
export function DropTarget() {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    // Every element entered and left on the way tells so: only the count says whether the page is left.
    let depth = 0;
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const onEnter = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      depth++;
      setIsOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setIsOver(false);
    };
    const onOver = (event: DragEvent): void => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setIsOver(false);
      void runCommand("scenario.openFiles", [...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener("dragenter", onEnter);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("dragover", onOver);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragenter", onEnter);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("drop", onDrop);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className={classes.dropTarget}>
      <IconFileImport size={40} />
      <Text>Drop a scenario to open it, TLE or OMM elements to add their satellites, a gradient or a model</Text>
    </div>
  );
}
