import { Button, NativeSelect } from "@mantine/core";
import { NumberField } from "../../kit/NumberField";
import { dayTimeText } from "../../kit/timeText";
import { runCommand } from "../../state/commands";
import { useScenario } from "../../state/derived";
import { editScenario } from "../../state/editScenario";
import { rulesOf, withRules } from "../../state/schedule/syncEdits";
import { viewStore } from "../../state/viewStore";
import classes from "./sync.module.css";

const directions = [
  { value: "both", label: "up and down" },
  { value: "down", label: "down, from satellites" },
  { value: "up", label: "up, to satellites" },
];
const objectives = [
  { value: "volume", label: "the most weighted volume" },
  { value: "age", label: "the youngest information" },
];
const modes = [
  { value: "cut", label: "a part of each contact" },
  { value: "whole", label: "whole contacts only" },
];

/** Objective and constraints. */
export function RulesForm() {
  const rules = rulesOf(useScenario());
  const { minDurationSeconds, maxDurationSeconds, minShare } = rules;
  return (
    <form className={classes.form} aria-label="Objective and constraints" onSubmit={(event) => event.preventDefault()}>
      <NativeSelect
        size="xs"
        label="Sought"
        data={objectives}
        value={rules.objective ?? "volume"}
        onChange={({ currentTarget }) => setRule("objective", "objective", currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        label="Data flows"
        data={directions}
        value={rules.direction}
        onChange={({ currentTarget }) => setRule("direction", "direction", currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        label="A booking takes"
        data={modes}
        value={rules.mode ?? "cut"}
        onChange={({ currentTarget }) => setRule("mode", "mode", currentTarget.value)}
      />
      <NumberField
        label="Least length (s)"
        fallback="0"
        value={minDurationSeconds}
        fault={(value) => (value < 0 ? "must be 0 or more" : orderFault(value, maxDurationSeconds))}
        onValue={(value) => setRule("minDurationSeconds", "least length", value)}
      />
      <NumberField
        label="Greatest length (s)"
        fallback="none"
        value={maxDurationSeconds}
        fault={(value) => (value <= 0 ? "must be above 0" : orderFault(minDurationSeconds, value))}
        onValue={(value) => setRule("maxDurationSeconds", "greatest length", value)}
      />
      <NumberField
        label="Share for every satellite first (0 to 1)"
        fallback="0"
        value={minShare}
        fault={(value) => (value < 0 || value > 1 ? "must be 0 to 1" : undefined)}
        onValue={(value) => setRule("minShare", "minimum share", value)}
      />
      <ForbiddenList />
    </form>
  );
}

function ForbiddenList() {
  const { forbidden = [] } = rulesOf(useScenario());
  const zone = viewStore((state) => state.timeZone);
  if (forbidden.length === 0) return null;
  return (
    <div className={classes.wide}>
      <h3 className={classes.heading}>Forbidden contacts</h3>
      <ul className={classes.list}>
        {forbidden.map(({ satelliteId, stationId, start }, index) => (
          <li key={`${satelliteId} ${stationId} ${start}`}>
            {satelliteId} at {stationId}, {dayTimeText(Date.parse(start), zone)}
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`Allow ${satelliteId} at ${stationId}`}
              onClick={() => void runCommand("sync.allowContact", index)}
            >
              Allow
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Rule = "objective" | "direction" | "mode" | "minDurationSeconds" | "maxDurationSeconds" | "minShare";

function setRule(rule: Rule, name: string, value: string | number | undefined): void {
  editScenario(`set ${name} of the schedule`, (scenario) => withRules(scenario, { [rule]: value }));
}

function orderFault(least: number | undefined, most: number | undefined): string | undefined {
  return least !== undefined && most !== undefined && least > most ? "least above greatest" : undefined;
}
