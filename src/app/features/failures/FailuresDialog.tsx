import { ActionIcon, Button, Group, Modal, Pagination, Stack, Text, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { countedText } from "../../kit/quantityText";
import { useClock4Hz } from "../../state/clockStore";
import { useScenario } from "../../state/derived";
import { dialogStore } from "../../state/dialogStore";
import { editScenario } from "../../state/editScenario";
import { type Failure, failureTimesMs, holdsAt } from "../../state/picture/failureTimes";
import { removeFailures, retimeFailure } from "./failureEdits";
import classes from "./failures.module.css";
import { targetName } from "./failureTargets";
import { readTimeField, timeFieldText } from "./timeField";

const perPage = 20;

/** All failures of the scenario: their times can be changed, and they can be taken out. */
export default function FailuresDialog() {
  const close = dialogStore((state) => state.close);
  const failures = useScenario().mesh?.failures ?? [];
  const [page, setPage] = useState(1);
  const pages = Math.max(1, Math.ceil(failures.length / perPage));
  const shownPage = Math.min(page, pages);
  const first = (shownPage - 1) * perPage;
  // A row begins anew with what the field was changed to, and in a document the same failure may stand twice.
  const shown = failures.slice(first, first + perPage).map((failure, i) => {
    const row = first + i;
    return { row, failure, key: `${row} ${JSON.stringify(failure)}` };
  });
  const removeAll = (): void =>
    editScenario("remove all failures", (scenario) => removeFailures(scenario, new Set(failures.keys())));
  return (
    <Modal opened onClose={close} title="Failures" size="xl">
      <Stack gap="sm">
        {failures.length === 0 ? (
          <Text size="sm">
            Nothing fails. Right-click a satellite, station or link, or select it and press F, to let it fail from now
            on; Shift F asks for how long.
          </Text>
        ) : (
          <table className={classes.table} aria-label="Failures of the scenario">
            <thead>
              <tr>
                <th scope="col">What fails</th>
                <th scope="col">From (UTC)</th>
                <th scope="col">Until (UTC)</th>
                <th scope="col">Now</th>
                <th scope="col">Remove</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ row, failure, key }) => (
                <FailureRow key={key} row={row} failure={failure} />
              ))}
            </tbody>
          </table>
        )}
        {failures.length > 0 && (
          <Group justify="space-between">
            <Text size="xs" c="dimmed">
              {countedText(failures.length, "failure")}. An empty time means always, or never restored.
            </Text>
            {pages > 1 && (
              <Pagination
                size="sm"
                total={pages}
                value={shownPage}
                onChange={setPage}
                getItemProps={(at) => ({ "aria-label": `Page ${at}` })}
                getControlProps={(control) => ({ "aria-label": `${control} page` })}
              />
            )}
            <Button size="compact-sm" variant="default" onClick={removeAll}>
              Remove all
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}

function FailureRow({ row, failure }: { readonly row: number; readonly failure: Failure }) {
  const scenario = useScenario();
  const nowMs = useClock4Hz();
  const name = targetName(scenario, failure);
  const { fromMs, toMs } = failureTimesMs(failure);
  const retime = (nextFromMs: number, nextToMs: number): void => {
    if (nextFromMs === fromMs && nextToMs === toMs) return;
    editScenario(`change when ${name} fails`, (before) => retimeFailure(before, row, nextFromMs, nextToMs));
  };
  const remove = (): void =>
    editScenario(`remove failure of ${name}`, (before) => removeFailures(before, new Set([row])));
  return (
    <tr>
      <td>
        {name}
        {name !== failure.id && failure.kind !== "link" && (
          <Text size="xs" c="dimmed">
            {failure.kind} {failure.id}
          </Text>
        )}
      </td>
      <td>
        <TimeField
          label={`${name} fails from`}
          ms={fromMs}
          placeholder="always"
          otherwise={Number.NEGATIVE_INFINITY}
          isAllowed={(ms) => ms < toMs}
          onChange={(ms) => retime(ms, toMs)}
        />
      </td>
      <td>
        <TimeField
          label={`${name} fails until`}
          ms={toMs}
          placeholder="never restored"
          otherwise={Number.POSITIVE_INFINITY}
          isAllowed={(ms) => ms > fromMs}
          onChange={(ms) => retime(fromMs, ms)}
        />
      </td>
      <td>{holdsAt(failure, nowMs) ? <span className={classes.holds}>✕ failed</span> : "works"}</td>
      <td>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="md"
          aria-label={`Remove the failure of ${name}`}
          onClick={remove}
        >
          <IconTrash size={14} />
        </ActionIcon>
      </td>
    </tr>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly ms: number;
  readonly placeholder: string;
  /** What an empty field means. */
  readonly otherwise: number;
  readonly isAllowed: (ms: number) => boolean;
  readonly onChange: (ms: number) => void;
}

function TimeField({ label, ms, placeholder, otherwise, isAllowed, onChange }: TimeFieldProps) {
  const [text, setText] = useState(() => timeFieldText(ms));
  const read = readTimeField(text, otherwise);
  const error = read.ok ? !isAllowed(read.value) && "the end must come after the start" : read.error;
  const takeOver = (): void => {
    // What the field only shows to the second stays as exact as it is.
    if (text !== timeFieldText(ms) && read.ok && error === false) onChange(read.value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") takeOver();
  };
  return (
    <TextInput
      size="xs"
      aria-label={label}
      placeholder={placeholder}
      value={text}
      error={error}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={takeOver}
      onKeyDown={onKeyDown}
    />
  );
}
