import { CloseButton, NativeSelect, Paper } from "@mantine/core";
import { countedText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { meshView } from "../../state/mesh/meshView";
import { useMeshFrame } from "../../state/mesh/useMeshFrame";
import { linkQuantities, linkScales, stepColours } from "../../state/picture/linkScale";
import { viewStore } from "../../state/viewStore";
import classes from "./links.module.css";

/** What the colours of the links mean; a choice of what they tell. */
export function LinkLegend() {
  const quantity = meshView((state) => state.colourBy);
  const theme = viewStore((state) => state.theme);
  const { answer: links, problem } = useMeshFrame();
  const { title, texts } = linkScales[quantity];
  const colours = stepColours(quantity, theme);
  const isUnknown = quantity === "timeToBreak" && links !== undefined && !links.isTimed;
  return (
    <Paper component="section" withBorder className={classes.legend} aria-label="Colours of the links">
      <div className={classes.legendHead}>
        <NativeSelect
          size="xs"
          aria-label="Colour links by"
          value={quantity}
          data={linkQuantities.map((value) => ({ value, label: linkScales[value].title }))}
          onChange={(event) => void runCommand(`links.colourBy.${event.currentTarget.value}`)}
        />
        <span className={classes.count} role="status">
          {problem ?? (links ? countedText(links.count, "link") : "Links are being computed…")}
        </span>
        <CloseButton size="sm" aria-label="Hide the links" onClick={() => void runCommand("links.toggle")} />
      </div>
      <ul className={classes.steps} aria-label={title}>
        {[...texts, ...(isUnknown ? ["not known yet"] : [])].map((text, step) => (
          <li key={text}>
            <span className={classes.swatch} style={{ background: colours[step] }} />
            {text}
          </li>
        ))}
      </ul>
    </Paper>
  );
}
