import { ActionIcon, Button, Group, Loader, NumberInput, SegmentedControl, Slider, Text, Title } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { IconArrowLeft, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { PassColumns } from "../../../core/orbit/passSamples";
import { durationText } from "../../kit/quantityText";
import { clockTimeText, dateTimeText, type Zone, zoneText } from "../../kit/timeText";
import { clock, useClock, useClock4Hz } from "../../state/clockStore";
import { runCommand } from "../../state/commands";
import { type ShownPass, viewStore } from "../../state/viewStore";
import { LightStrip } from "./LightStrip";
import { momentAt } from "./model/passModel";
import { PassChart } from "./PassChart";
import { PassTable } from "./PassTable";
import classes from "./pass.module.css";
import { daylightText, dopplerText, lightNames, signedText } from "./passTexts";
import { SkyPlot } from "./SkyPlot";
import { type Pass, usePass } from "./usePass";

/** X band, where most of such links are. */
const usualMHz = 8200;
const mostMHz = 1_000_000;

/** One contact, closely. Its chunk is loaded when it is first shown. */
export default function PassView({ shownPass }: { readonly shownPass: ShownPass }) {
  const [frequencyMHz, setFrequencyMHz] = useState(usualMHz);
  const [form, setForm] = useState<"charts" | "table">("charts");
  const pass = usePass(shownPass, frequencyMHz * 1e6);
  const zone = viewStore((state) => state.timeZone);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    void runCommand("pass.close");
  };
  return (
    <section className={classes.panel} aria-label="Pass" onKeyDown={onKeyDown}>
      <header className={classes.head}>
        <Group gap="xs" wrap="nowrap" miw={0}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Back to the contacts"
            onClick={() => void runCommand("pass.close")}
          >
            <IconArrowLeft size={18} />
          </ActionIcon>
          <div className={classes.names}>
            <Title order={2} size="h6" ref={heading} tabIndex={-1} className={classes.title}>
              {pass ? `${pass.satellite.name ?? pass.satellite.id} over ${pass.station.name}` : "A pass"}
            </Title>
            {pass && (
              <Text size="xs" c="dimmed" truncate>
                {dateTimeText(pass.aosMs, zone)} {zoneText(zone)}, {durationText((pass.losMs - pass.aosMs) / 1000)},
                greatest elevation {pass.window.windows.maxElevationDeg[pass.window.row]?.toFixed(1)}°
              </Text>
            )}
          </div>
        </Group>
        <Group gap={4} wrap="nowrap">
          <NeighbourButton command="pass.previous" label="The previous pass of this pair" isBack />
          <NeighbourButton command="pass.next" label="The next pass of this pair" />
        </Group>
      </header>
      {pass === undefined ? (
        <Gone />
      ) : (
        <div className={classes.body}>
          <div className={classes.tools}>
            <NumberInput
              label="Frequency, MHz"
              size="xs"
              w={130}
              min={0.001}
              max={mostMHz}
              decimalScale={3}
              hideControls
              value={frequencyMHz}
              onChange={(value) => {
                if (typeof value === "number" && value > 0 && value <= mostMHz) setFrequencyMHz(value);
              }}
            />
            <SegmentedControl
              size="xs"
              aria-label="How the pass is shown"
              value={form}
              data={[
                { value: "charts", label: "Charts" },
                { value: "table", label: "Table" },
              ]}
              onChange={(value) => setForm(value === "table" ? "table" : "charts")}
            />
          </div>
          {pass.problem && (
            <Text size="sm" role="alert" className={classes.problem}>
              The pass could not be computed: {pass.problem}
            </Text>
          )}
          {pass.samples === undefined && !pass.problem && <Loader size="sm" aria-label="Computing the pass" />}
          {pass.samples && form === "charts" && <Charts pass={pass} samples={pass.samples} zone={zone} />}
          {pass.samples && form === "table" && <PassTable samples={pass.samples} zone={zone} />}
        </div>
      )}
    </section>
  );
}

interface NeighbourProps {
  readonly command: string;
  readonly label: string;
  readonly isBack?: boolean;
}

function NeighbourButton({ command, label, isBack }: NeighbourProps) {
  return (
    <ActionIcon variant="default" aria-label={label} title={label} onClick={() => void runCommand(command)}>
      {isBack ? <IconChevronLeft size={16} /> : <IconChevronRight size={16} />}
    </ActionIcon>
  );
}

function Gone() {
  return (
    <div className={classes.gone}>
      <Text size="sm">The plan has no such contact now.</Text>
      <Button size="xs" variant="light" onClick={() => void runCommand("pass.close")}>
        Back to the contacts
      </Button>
    </div>
  );
}

interface ChartsProps {
  readonly pass: Pass;
  readonly samples: PassColumns;
  readonly zone: Zone;
}

function Charts({ pass, samples, zone }: ChartsProps) {
  const { ref, width } = useElementSize();
  return (
    <>
      <div className={classes.top}>
        <SkyPlot samples={samples} station={pass.station} zone={zone} />
        <NowFacts samples={samples} zone={zone} />
      </div>
      <TimeSlider pass={pass} zone={zone} />
      <LightStrip samples={samples} />
      <div ref={ref}>
        {width > 0 && (
          <>
            <PassChart samples={samples} quantity="rangeKm" title="Range, km" widthPx={width} />
            <PassChart samples={samples} quantity="rangeRateKmPerS" title="Range rate, km/s" widthPx={width} />
            <PassChart samples={samples} quantity="dopplerHz" unitSize={1000} title="Doppler, kHz" widthPx={width} />
            <PassChart samples={samples} quantity="elevationDeg" title="Elevation, °" widthPx={width} />
            <PassChart
              samples={samples}
              quantity="sunElevationDeg"
              title="Sun over the station's horizon, °"
              widthPx={width}
            />
          </>
        )}
      </div>
    </>
  );
}

/** The keyboard's way through the pass. */
function TimeSlider({ pass: { aosMs, losMs }, zone }: Pick<ChartsProps, "pass" | "zone">) {
  // Four times a second would be too seldom: each press of a key steps from where the last one led.
  const nowMs = useClock((state) => state.nowMs);
  const seconds = Math.min(Math.max((nowMs - aosMs) / 1000, 0), (losMs - aosMs) / 1000);
  return (
    <Slider
      size="sm"
      className={classes.slider}
      thumbLabel="Time in the pass"
      min={0}
      max={(losMs - aosMs) / 1000}
      step={Math.max(1, Math.round((losMs - aosMs) / 600_000))}
      value={seconds}
      label={(value) => clockTimeText(aosMs + value * 1000, zone)}
      onChange={(value) => {
        clock.getState().pause();
        clock.getState().setNow(aosMs + value * 1000);
      }}
    />
  );
}

function NowFacts({ samples, zone }: Pick<ChartsProps, "samples" | "zone">) {
  const nowMs = useClock4Hz();
  const moment = momentAt(samples, nowMs);
  if (moment === undefined) {
    return (
      <div className={classes.outside}>
        <Text size="xs" c="dimmed">
          The clock is outside of this pass.
        </Text>
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => {
            clock.getState().setNow(samples.timesMs[0] ?? 0);
          }}
        >
          Go to its start
        </Button>
      </div>
    );
  }
  const facts = [
    ["Time", clockTimeText(moment.instantMs, zone)],
    ["Azimuth", `${moment.azimuthDeg.toFixed(1)}°`],
    ["Elevation", `${moment.elevationDeg.toFixed(1)}°`],
    ["Range", `${moment.rangeKm.toFixed(1)} km`],
    ["Range rate", signedText(moment.rangeRateKmPerS, 3, "km/s")],
    ["Doppler", dopplerText(moment.dopplerHz)],
    ["Satellite", lightNames[moment.light]],
    ["Sun at station", `${moment.sunElevationDeg.toFixed(1)}°, ${daylightText(moment.sunElevationDeg)}`],
  ] as const;
  return (
    <dl className={classes.facts} aria-label="Now">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
