import { Button, NativeSelect } from "@mantine/core";
import { useStore } from "zustand";
import { FileChoice } from "../../kit/FileChoice";
import { NumberField } from "../../kit/NumberField";
import { bytesText, countedText, countText } from "../../kit/quantityText";
import { compareAgain, lab, openOrigin, stopLab } from "../../state/compression/lab";
import classes from "./compression.module.css";
import { distributionTitles, drawnOf, drawnSizes, openDrawn, openFile } from "./gradientChoice";
import { errorText } from "./labFormat";
import { RunLine } from "./RunLine";

const fileValue = "file";

/** Which gradient everything is about. */
export function GradientBar() {
  const origin = useStore(lab, (state) => state.origin);
  const title = useStore(lab, (state) => state.title);
  const drawn = drawnOf(origin);
  const isFile = origin?.kind === "file";
  return (
    <div className={classes.bar}>
      <form className={classes.source} aria-label="Gradient" onSubmit={(event) => event.preventDefault()}>
        <NativeSelect
          size="xs"
          label="Gradient"
          value={isFile ? fileValue : drawn.distribution}
          data={[
            ...Object.entries(distributionTitles).map(([value, label]) => ({ value, label: `drawn, ${label}` })),
            ...(isFile ? [{ value: fileValue, label: title }] : []),
          ]}
          onChange={({ currentTarget: { value } }) => {
            if (value !== fileValue) openDrawn({ ...drawn, distribution: value as typeof drawn.distribution });
          }}
        />
        <NativeSelect
          size="xs"
          label="Values"
          disabled={isFile}
          value={String(drawn.elements)}
          data={drawnSizes.map((size) => ({ value: String(size), label: countText(size) }))}
          onChange={({ currentTarget: { value } }) => openDrawn({ ...drawn, elements: Number(value) })}
        />
        <NumberField
          label="Seed"
          value={drawn.seed}
          fallback="1"
          fault={(value) => (Number.isInteger(value) && value >= 0 && value < 2 ** 32 ? undefined : "0 to 4294967295")}
          onValue={(value) => openDrawn({ ...drawn, seed: value ?? 1 })}
        />
        <FileChoice accept=".f32,.npy,.safetensors" onChange={(file) => file && openFile(file)}>
          {(props) => (
            <Button
              size="xs"
              variant="default"
              title="A .npy, .safetensors or .f32 file; it stays on this machine"
              {...props}
            >
              Open file
            </Button>
          )}
        </FileChoice>
      </form>
      <Facts />
      <Comparison />
    </div>
  );
}

function Facts() {
  const facts = useStore(lab, (state) => state.facts);
  if (facts === undefined) return null;
  const { survey, tensorCount, messages } = facts;
  const zeros = (100 * survey.zeros) / survey.elements;
  const parts = [
    countedText(survey.elements, "value"),
    bytesText(4 * survey.elements),
    ...(tensorCount > 1 ? [countedText(tensorCount, "tensor")] : []),
    `RMS ${errorText(survey.rms)}`,
    `median magnitude ${errorText(survey.medianMagnitude)}`,
    `largest ${errorText(survey.largestMagnitude)}`,
    `${zeros === 0 ? "no" : `${zeros.toPrecision(3)} %`} zeros`,
    ...(messages > 1 ? [`measured in ${messages} messages of at most 16.8 million values`] : []),
  ];
  return (
    <p className={classes.facts} data-gradient-facts>
      {parts.join(" · ")}
    </p>
  );
}

/** How far the comparison is; a gradient with NaN or infinities can be taken with zeros in their place. */
function Comparison() {
  const comparison = useStore(lab, (state) => state.comparison);
  const origin = useStore(lab, (state) => state.origin);
  const title = useStore(lab, (state) => state.title);
  const isNonFinite = comparison.problems.some(({ message }) => message === "is not finite");
  return (
    <>
      <RunLine
        run={comparison}
        what="The comparison"
        onStop={() => stopLab("comparison")}
        onRestart={() => void compareAgain()}
      />
      {isNonFinite && comparison.status === "failed" && origin?.kind === "file" && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => void openOrigin(title, { ...origin, zeroesNonFinite: true })}
        >
          Put zeros in place of NaN and infinities
        </Button>
      )}
    </>
  );
}
