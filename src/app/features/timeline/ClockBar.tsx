import { ActionIcon, Button, Group, NativeSelect, Slider, Tooltip } from "@mantine/core";
import {
  IconArrowsHorizontal,
  IconChevronLeft,
  IconChevronRight,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconPlayerTrackNext,
  IconPlayerTrackPrev,
  IconZoomIn,
  IconZoomOut,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useClock, useClock4Hz } from "../../state/clockStore";
import { runCommand } from "../../state/commands";
import { viewStore } from "../../state/viewStore";
import { formatSpeed, speeds } from "./speeds";
import styles from "./Timeline.module.css";
import { formatClock, formatDuration, zoneName } from "./timeAxis";

/** Play, steps, speed, the time, and a scrubber over the whole plan; zoom of the timeline below. */
export function ClockBar() {
  const playing = useClock((state) => state.playing);
  const speed = useClock((state) => state.speed);
  const step = formatDuration(speed);
  return (
    <div className={styles.clockBar} role="toolbar" aria-label="Clock">
      <Group gap={2} wrap="nowrap">
        <CommandButton command="clock.toStart" label="Go to the start">
          <IconPlayerSkipBack size={16} />
        </CommandButton>
        <CommandButton command="timeline.previousContact" label="Previous contact" keys="[">
          <IconPlayerTrackPrev size={16} />
        </CommandButton>
        <CommandButton command="clock.stepBack" label={`Step back ${step}`}>
          <IconChevronLeft size={16} />
        </CommandButton>
        <CommandButton command="clock.playPause" label={playing ? "Pause" : "Play"} keys="Space" primary>
          {playing ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
        </CommandButton>
        <CommandButton command="clock.stepForward" label={`Step forward ${step}`}>
          <IconChevronRight size={16} />
        </CommandButton>
        <CommandButton command="timeline.nextContact" label="Next contact" keys="]">
          <IconPlayerTrackNext size={16} />
        </CommandButton>
        <CommandButton command="clock.toEnd" label="Go to the end">
          <IconPlayerSkipForward size={16} />
        </CommandButton>
      </Group>
      <NativeSelect
        size="xs"
        w={82}
        aria-label="Speed"
        value={String(speed)}
        data={speedChoices(speed)}
        onChange={(event) => void runCommand("clock.setSpeed", Number(event.currentTarget.value))}
      />
      <ClockTime />
      <Scrubber />
      <Group gap={2} wrap="nowrap">
        <CommandButton command="timeline.zoomOut" label="Zoom out" keys="-">
          <IconZoomOut size={16} />
        </CommandButton>
        <CommandButton command="timeline.zoomIn" label="Zoom in" keys="+">
          <IconZoomIn size={16} />
        </CommandButton>
        <CommandButton command="timeline.zoomAll" label="Show the whole plan" keys="0">
          <IconArrowsHorizontal size={16} />
        </CommandButton>
      </Group>
    </div>
  );
}

interface CommandButtonProps {
  readonly command: string;
  readonly label: string;
  /** The shortcut, for the tooltip. */
  readonly keys?: string;
  readonly primary?: boolean;
  readonly children: ReactNode;
}

function CommandButton({ command, label, keys, primary = false, children }: CommandButtonProps) {
  return (
    <Tooltip label={keys === undefined ? label : `${label} (${keys})`} openDelay={500}>
      <ActionIcon
        variant={primary ? "filled" : "subtle"}
        color={primary ? undefined : "gray"}
        size={30}
        aria-label={label}
        onClick={() => void runCommand(command)}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function ClockTime() {
  const nowMs = useClock4Hz();
  const zone = viewStore((state) => state.timeZone);
  const other = zone === "utc" ? "local time" : "UTC";
  return (
    <Group gap={6} wrap="nowrap" className={styles.clockTime}>
      <time dateTime={new Date(nowMs).toISOString()} data-testid="clock-time">
        {formatClock(nowMs, zone)}
      </time>
      <Tooltip label={`Switch to ${other}`} openDelay={500}>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Time zone: ${zoneName(nowMs, zone)}. Switch to ${other}`}
          onClick={() => void runCommand("view.timeZone")}
        >
          {zoneName(nowMs, zone)}
        </Button>
      </Tooltip>
    </Group>
  );
}

function Scrubber() {
  const renewedMs = useClock4Hz();
  // An arrow key steps from the value shown, so a clock that stands shows each change at once.
  const standingMs = useClock((state) => (state.playing ? undefined : state.nowMs));
  const nowMs = standingMs ?? renewedMs;
  const startMs = useClock((state) => state.startMs);
  const endMs = useClock((state) => state.endMs);
  const zone = viewStore((state) => state.timeZone);
  const seconds = (endMs - startMs) / 1000;
  const textAt = (second: number) => `${formatClock(startMs + second * 1000, zone)} ${zoneName(startMs, zone)}`;
  return (
    <Slider
      className={styles.scrubber}
      size="sm"
      min={0}
      max={seconds}
      step={Math.min(60, seconds)}
      value={(nowMs - startMs) / 1000}
      label={textAt}
      thumbLabel="Time"
      thumbValueText={textAt}
      onChange={(second) => void runCommand("clock.setNow", startMs + second * 1000)}
    />
  );
}

function speedChoices(speed: number) {
  const choices = speeds.includes(speed) ? speeds : [...speeds, speed].sort((a, b) => a - b);
  return choices.map((each) => ({ value: String(each), label: formatSpeed(each) }));
}
