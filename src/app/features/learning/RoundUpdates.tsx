import { ActionIcon, Button, Progress } from "@mantine/core";
import { IconFlask } from "@tabler/icons-react";
import { useStore } from "zustand";
import { DataGrid, type GridColumn } from "../../kit/DataGrid";
import { ProblemList } from "../../kit/ProblemList";
import { bytesText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { useScenario } from "../../state/derived";
import { settingsDigest } from "../../state/learning/settingsDigest";
import { updatesOfRound } from "../../state/learning/updatesOfRound";
import classes from "./learning.module.css";

const columns: readonly GridColumn[] = [
  { id: "client", title: "Client", minPx: 100, grow: 2 },
  { id: "norm", title: "Length", hint: "Euclidean length of the update", minPx: 70, grow: 1, align: "right" },
  { id: "bytes", title: "Sent", minPx: 70, grow: 1, align: "right" },
  { id: "ratio", title: "Ratio", hint: "Four bytes a value over what was sent", minPx: 56, grow: 1, align: "right" },
  {
    id: "error",
    title: "Error (%)",
    hint: "Length of what the codec changed, of that of the update; with error feedback it is sent later",
    minPx: 66,
    grow: 1,
    align: "right",
  },
  { id: "lab", title: "Compression lab", isTitleHidden: true, minPx: 38 },
];

/** The updates of the chosen round, each of which the compression lab takes. */
export function RoundUpdates() {
  const { status, round, seed, fraction, updates, problems, settings } = useStore(updatesOfRound);
  const isOutdated = settingsDigest(useScenario()) !== settings;
  if (status === "none") {
    return <p className={classes.bar}>Choose a round to see its updates, and to open one in the compression lab.</p>;
  }
  const title = `Updates of round ${round}, seed ${seed}`;
  return (
    <>
      <div className={classes.bar} data-updates-status={status}>
        <strong>{title}</strong>
        {isOutdated && <span className={classes.dim}>under former settings</span>}
        {status === "running" && (
          <>
            <Progress flex={1} miw={80} size="xs" value={100 * fraction} aria-label="How far the computation is" />
            <Button size="compact-xs" variant="default" onClick={() => void runCommand("learning.stopUpdates")}>
              Stop
            </Button>
          </>
        )}
      </div>
      {status === "failed" && (
        <div role="alert" className={classes.failure}>
          <ProblemList problems={problems} />
        </div>
      )}
      {status === "done" && (
        <div className={classes.half}>
          <DataGrid
            label={title}
            columns={columns}
            rowCount={updates.length}
            cell={(row, columnId) => {
              const update = updates[row];
              if (update === undefined) return "";
              switch (columnId) {
                case "client":
                  return `${update.clientId}${update.isLost ? " (lost)" : ""}`;
                case "norm":
                  return update.norm.toPrecision(4);
                case "bytes":
                  return bytesText(update.encodedBytes);
                case "ratio":
                  return (update.originalBytes / update.encodedBytes).toFixed(1);
                case "error":
                  return (100 * update.relativeError).toFixed(1);
                default:
                  return (
                    <ActionIcon
                      size="sm"
                      variant="subtle"
                      title="Open in the compression lab"
                      aria-label={`Open the update of ${update.clientId} in the compression lab`}
                      onClick={(event) => {
                        event.stopPropagation();
                        void runCommand("learning.openUpdate", row);
                      }}
                    >
                      <IconFlask size={14} />
                    </ActionIcon>
                  );
              }
            }}
            onActivate={(row) => void runCommand("learning.openUpdate", row)}
            empty="Nobody sent an update in this round."
          />
        </div>
      )}
    </>
  );
}
