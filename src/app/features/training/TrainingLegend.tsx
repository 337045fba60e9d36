import { CloseButton, Paper } from "@mantine/core";
import { countedText } from "../../kit/quantityText";
import { useClock4Hz } from "../../state/clockStore";
import { runCommand } from "../../state/commands";
import { trainingCounts } from "../../state/picture/trainingTexts";
import { useShownTraining } from "../../state/picture/useTrainingTrace";
import classes from "./training.module.css";

/** What rings and pulses mean, and how many of them there are now. */
export default function TrainingLegend() {
  const trace = useShownTraining();
  const nowMs = useClock4Hz();
  if (trace === undefined) return null;
  const { atWork, models, updates } = trainingCounts(trace, nowMs);
  return (
    <Paper
      component="section"
      withBorder
      className={classes.legend}
      data-legend-of="training"
      aria-label="Training on globe and map"
    >
      <ul className={classes.kinds}>
        <li>
          <span className={classes.work} aria-hidden />
          {countedText(atWork, "satellite")} {atWork === 1 ? "trains" : "train"}
        </li>
        <li>
          <span className={classes.model} aria-hidden />
          {countedText(models, "model")} under way
        </li>
        <li>
          <span className={classes.update} aria-hidden />
          {countedText(updates, "update")} under way
        </li>
      </ul>
      <CloseButton
        size="sm"
        aria-label="Hide the training"
        title="Hide the training (T shows it again)"
        onClick={() => void runCommand("training.toggle")}
      />
    </Paper>
  );
}
