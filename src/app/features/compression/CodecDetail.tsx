import { Button, Group } from "@mantine/core";
import { useStore } from "zustand";
import { ProblemList } from "../../kit/ProblemList";
import { bytesText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { codecOf } from "../../state/compression/codecEdits";
import { optionsOf } from "../../state/compression/codecOptions";
import { codecNotes, codecTitles, optionsText, settingsText } from "../../state/compression/codecTexts";
import { lab, stopLab } from "../../state/compression/lab";
import { useScenario } from "../../state/derived";
import classes from "./compression.module.css";
import { HistogramChart } from "./HistogramChart";
import { errorText, ratioText, secondsText } from "./labFormat";
import { OptionFields } from "./OptionFields";
import { RunLine } from "./RunLine";

/** The chosen codec: options, figures, the values before and after, and the way into the plan. */
export function CodecDetail() {
  const chosen = useStore(lab, (state) => state.chosen);
  const outcome = useStore(lab, (state) => state.outcomes.get(chosen));
  const saveRun = useStore(lab, (state) => state.saveRun);
  const measure = outcome && "measure" in outcome ? outcome.measure : undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the keyboard
    <section className={classes.detail} tabIndex={0} aria-label={`Codec ${codecTitles[chosen]}`}>
      <div className={classes.detailHead}>
        <h3 className={classes.heading} title={`In documents and on the command line: ${chosen}`}>
          {measure ? settingsText(measure.settings) : codecTitles[chosen]}
        </h3>
        <Group gap={6} wrap="nowrap">
          <Button
            size="compact-xs"
            disabled={measure === undefined}
            onClick={() =>
              measure && void runCommand("compression.apply", { codec: chosen, options: optionsOf(measure.settings) })
            }
          >
            Use in the plan
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            disabled={measure === undefined}
            onClick={() => void runCommand("compression.saveEncoded")}
          >
            Save encoded
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            disabled={measure === undefined}
            onClick={() => void runCommand("compression.saveDecoded")}
          >
            Save decoded
          </Button>
        </Group>
      </div>
      <p className={classes.note}>{codecNotes[chosen]}</p>
      <OptionFields codec={chosen} settings={measure?.settings} />
      {outcome && "problems" in outcome && outcome.problems.length > 0 && (
        <div role="alert" className={classes.failure}>
          This codec cannot be used like this here:
          <ProblemList problems={outcome.problems} />
        </div>
      )}
      <RunLine run={saveRun} what="Saving" onStop={() => stopLab("saveRun")} />
      <InPlan />
      {measure && (
        <>
          <dl className={classes.figures}>
            <Figure
              term="Encoded"
              value={`${bytesText(measure.encodedBytes)}, ${ratioText(measure.compressionRatio)}`}
            />
            <Figure term="Bits a value" value={measure.bitsPerValue.toPrecision(3)} />
            <Figure term="Relative error" value={errorText(measure.relativeError)} />
            <Figure term="Largest error" value={errorText(measure.largestError)} />
            <Figure term="Encoding" value={secondsText(measure.encodeMs)} />
            <Figure term="Decoding" value={secondsText(measure.decodeMs)} />
          </dl>
          <HistogramChart measure={measure} />
        </>
      )}
    </section>
  );
}

function Figure({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** What the plan sends updates through now. */
export function InPlan() {
  const compression = codecOf(useScenario());
  if (compression === undefined) {
    return (
      <p className={classes.note} role="status">
        The plan sends updates uncompressed.
      </p>
    );
  }
  const { codec, ...options } = compression;
  const title = Object.hasOwn(codecTitles, codec) ? codecTitles[codec as keyof typeof codecTitles] : codec;
  const details = optionsText(options);
  return (
    <p className={classes.note} role="status">
      The plan sends updates through <strong>{title}</strong>
      {details !== "" && ` (${details})`}.{" "}
      <Button size="compact-xs" variant="subtle" onClick={() => void runCommand("compression.clear")}>
        Send them uncompressed
      </Button>
    </p>
  );
}
