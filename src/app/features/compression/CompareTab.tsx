import { useStore } from "zustand";
import { DataGrid, type GridColumn } from "../../kit/DataGrid";
import { countText } from "../../kit/quantityText";
import { codecOf } from "../../state/compression/codecEdits";
import { type CodecName, codecList } from "../../state/compression/codecOptions";
import { codecTitles } from "../../state/compression/codecTexts";
import { lab } from "../../state/compression/lab";
import { useScenario } from "../../state/derived";
import { CodecDetail } from "./CodecDetail";
import classes from "./compression.module.css";
import { errorText, ratioText, speedText } from "./labFormat";

const columns: readonly GridColumn[] = [
  { id: "codec", title: "Codec", minPx: 112, grow: 2 },
  {
    id: "bytes",
    title: "Bytes",
    hint: "Really encoded, header and places included",
    minPx: 92,
    grow: 1,
    align: "right",
  },
  { id: "ratio", title: "Ratio", hint: "Original bytes over encoded bytes", minPx: 56, grow: 1, align: "right" },
  { id: "error", title: "Error", hint: "|x - y| / |x| in the Euclidean norm", minPx: 66, grow: 1, align: "right" },
  {
    id: "cosine",
    title: "Cosine",
    hint: "Of the angle between gradient and decoded gradient",
    minPx: 58,
    grow: 1,
    align: "right",
  },
  {
    id: "encode",
    title: "In MB/s",
    hint: "Encoding, MB of values a second on this machine, the best of several times after a first run",
    minPx: 60,
    grow: 1,
    align: "right",
  },
  {
    id: "decode",
    title: "Out MB/s",
    hint: "Decoding, MB of values a second on this machine, the best of several times after a first run",
    minPx: 66,
    grow: 1,
    align: "right",
  },
];

/** All codecs on the gradient, and one of them closely. */
export function CompareTab() {
  const outcomes = useStore(lab, (state) => state.outcomes);
  const chosen = useStore(lab, (state) => state.chosen);
  const status = useStore(lab, (state) => state.comparison.status);
  const inPlan = codecOf(useScenario())?.codec;
  return (
    <div className={classes.compare}>
      <div className={classes.grid} data-lab-status={status}>
        <DataGrid
          label="Codecs on this gradient"
          columns={columns}
          rowCount={codecList.length}
          cell={(row, column) => (
            <Cell codec={codecList[row] ?? "none"} column={column} inPlan={inPlan} isComing={status === "running"} />
          )}
          rowState={(row) => (codecList[row] === chosen ? "selected" : undefined)}
          rowData={(row) => ({
            "data-codec": codecList[row] ?? "",
            "data-measured": String(outcomes.has(codecList[row] ?? "none")),
          })}
          onActivate={(row) => lab.setState({ chosen: codecList[row] ?? "none" })}
          empty=""
        />
      </div>
      <CodecDetail />
    </div>
  );
}

interface CellProps {
  readonly codec: CodecName;
  readonly column: string;
  readonly inPlan: string | undefined;
  readonly isComing: boolean;
}

function Cell({ codec, column, inPlan, isComing }: CellProps) {
  const outcome = useStore(lab, (state) => state.outcomes.get(codec));
  if (column === "codec") {
    return (
      <>
        {codecTitles[codec]}
        {inPlan === codec && <span className={classes.badge}>in the plan</span>}
      </>
    );
  }
  if (outcome === undefined) return isComing ? "…" : "–";
  if (!("measure" in outcome)) {
    return column === "bytes" ? <span className={classes.refused}>refused</span> : "–";
  }
  const { measure } = outcome;
  switch (column) {
    case "bytes":
      return countText(measure.encodedBytes);
    case "ratio":
      return ratioText(measure.compressionRatio);
    case "error":
      return errorText(measure.relativeError);
    case "cosine":
      return measure.cosine.toFixed(4);
    case "encode":
      return speedText(measure.originalBytes, measure.encodeMs);
    default:
      return speedText(measure.originalBytes, measure.decodeMs);
  }
}
