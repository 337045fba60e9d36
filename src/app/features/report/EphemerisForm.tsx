import { Button, Group, NumberInput, Progress, SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { Problem } from "../../../core/base/outcome";
import type { EphemerisFormat } from "../../../engine/client/planner";
import { ProblemList } from "../../kit/ProblemList";
import { bytesText, countedText } from "../../kit/quantityText";
import { useExpandedSatellites, useWindow } from "../../state/derived";
import { viewStore } from "../../state/viewStore";
import { ephemerisBytes } from "./model/ephemerisSize";
import { type SavedEphemeris, saveEphemeris } from "./saveEphemeris";

const formats: readonly { readonly value: EphemerisFormat; readonly label: string }[] = [
  { value: "oem", label: "CCSDS OEM" },
  { value: "czml", label: "CZML" },
];

const notes: Readonly<Record<EphemerisFormat, string>> = {
  oem: "One message for each satellite, in TEME and UTC, to be interpolated with Lagrange of degree 7.",
  czml: "Satellites, stations and contacts for Cesium, Earth-fixed, to be interpolated with Lagrange of degree 5.",
};

const usualStepSeconds = 60;

interface Props {
  readonly initialFormat: EphemerisFormat;
  readonly onDone: () => void;
}

type State =
  | { readonly kind: "ready"; readonly problems: readonly Problem[] }
  | { readonly kind: "running"; readonly fraction: number; readonly label: string }
  | { readonly kind: "saved"; readonly saved: SavedEphemeris };

/** Format, satellites and step of an ephemeris file, and how far its writing is. */
export function EphemerisForm({ initialFormat, onDone }: Props) {
  const satellites = useExpandedSatellites();
  const { startMs, endMs } = useWindow();
  const [format, setFormat] = useState(initialFormat);
  const [stepSeconds, setStepSeconds] = useState<number | string>(usualStepSeconds);
  const [isOne, setIsOne] = useState(false);
  const selected = viewStore(({ selection }) => (selection?.kind === "satellite" ? selection.id : undefined));
  const [state, setState] = useState<State>({ kind: "ready", problems: [] });
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  const step = typeof stepSeconds === "number" ? stepSeconds : Number.NaN;
  const satelliteId = isOne ? selected : undefined;
  const count = satelliteId === undefined ? satellites.length : 1;
  const bytes = ephemerisBytes(format, count, (endMs - startMs) / 1000, step);

  const save = async (): Promise<void> => {
    const mine = new AbortController();
    stop.current = mine;
    setState({ kind: "running", fraction: 0, label: "Starting" });
    const outcome = await saveEphemeris({ format, stepSeconds: step, satelliteId }, mine.signal, (progress) => {
      if (!mine.signal.aborted) setState({ kind: "running", ...progress });
    });
    if (outcome.ok) setState({ kind: "saved", saved: outcome.value });
    else setState({ kind: "ready", problems: outcome.error });
  };

  if (state.kind === "saved") return <Saved saved={state.saved} onDone={onDone} />;
  const isRunning = state.kind === "running";
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label="Format"
        fullWidth
        disabled={isRunning}
        value={format}
        data={[...formats]}
        onChange={(value) => setFormat(value === "czml" ? "czml" : "oem")}
      />
      <Text size="xs" c="dimmed">
        {notes[format]}
      </Text>
      <Select
        label="Satellites"
        disabled={isRunning}
        allowDeselect={false}
        value={satelliteId === undefined ? "all" : "one"}
        data={[
          { value: "all", label: `All ${satellites.length}` },
          ...(selected === undefined ? [] : [{ value: "one", label: `The selected one, ${selected}` }]),
        ]}
        onChange={(value) => setIsOne(value === "one")}
      />
      <NumberInput
        label="Time between two positions, seconds"
        description="1 to 600; at 60 s they are within 10 m everywhere when interpolated"
        disabled={isRunning}
        value={stepSeconds}
        onChange={setStepSeconds}
        allowNegative={false}
      />
      {isRunning ? (
        <div role="status">
          <Text size="xs">{state.label}</Text>
          <Progress.Root size="sm">
            <Progress.Section value={Math.round(state.fraction * 100)} aria-label="Writing the ephemerides" />
          </Progress.Root>
        </div>
      ) : (
        state.problems.length > 0 && (
          <div role="alert">
            <ProblemList problems={state.problems} />
          </div>
        )
      )}
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {Number.isFinite(bytes) && `About ${bytesText(bytes)}`}
        </Text>
        {isRunning ? (
          <Button variant="default" onClick={() => stop.current?.abort()}>
            Cancel
          </Button>
        ) : (
          <Button onClick={() => void save()}>Save</Button>
        )}
      </Group>
    </Stack>
  );
}

const shownFailures = 20;

function Saved({ saved, onDone }: { readonly saved: SavedEphemeris; readonly onDone: () => void }) {
  const { fileName, bytes, failed } = saved;
  return (
    <Stack gap="sm">
      <Text size="sm" role="status">
        {fileName} is saved, {bytesText(bytes)}.
      </Text>
      {failed.length > 0 && (
        <>
          <Text size="sm">
            {countedText(failed.length, "satellite has", "satellites have")} no position to the end of the window; the
            file holds them as far as they go.
          </Text>
          <ProblemList problems={failed.slice(0, shownFailures)} />
        </>
      )}
      <Group justify="flex-end">
        <Button onClick={onDone}>Close</Button>
      </Group>
    </Stack>
  );
}
