import { Checkbox, NativeSelect } from "@mantine/core";
import type { MeshRules } from "../../../core/scenario/schema";
import { NumberField } from "../../kit/NumberField";
import { countedText } from "../../kit/quantityText";
import { useScenario } from "../../state/derived";
import { editScenario } from "../../state/editScenario";
import classes from "./mesh.module.css";
import { type RuleName, rulesOf, withRule } from "./model/meshRules";
import { ruleFault } from "./model/ruleFault";

const topologies: readonly { readonly value: MeshRules["topology"]; readonly label: string }[] = [
  { value: "none", label: "none: stations' links only" },
  { value: "plus-grid", label: "+Grid: neighbours in and across planes" },
  { value: "nearest", label: "nearest satellites" },
  { value: "manual", label: "by hand, in the document" },
];

type NumberRule = Exclude<RuleName, "topology" | "stationRelay">;

const numbers: readonly { readonly name: NumberRule; readonly label: string; readonly fallback: string }[] = [
  { name: "maxRangeKm", label: "Greatest range (km)", fallback: "none" },
  { name: "grazingAltitudeKm", label: "Height that links clear (km)", fallback: "80" },
  { name: "neighbours", label: "Nearest satellites linked to", fallback: "4" },
  { name: "terminals", label: "Links one satellite holds", fallback: "no limit" },
  { name: "bandwidthMbps", label: "Bandwidth (Mbit/s)", fallback: "1000" },
  { name: "perHopLatencyMs", label: "Added latency a hop (ms)", fallback: "0" },
  { name: "acquisitionSeconds", label: "Time to acquire a link (s)", fallback: "0" },
  { name: "crossPlaneMaxLatitudeDeg", label: "No links across planes beyond (° latitude)", fallback: "90" },
];

/** Which links there are. */
export function RulesTab() {
  const rules = rulesOf(useScenario());
  return (
    <form className={classes.form} aria-label="Rules of the links" onSubmit={(event) => event.preventDefault()}>
      <NativeSelect
        className={classes.wide}
        size="xs"
        label="Links between satellites"
        data={topologies}
        value={rules.topology}
        onChange={({ currentTarget }) => setRule("topology", currentTarget.value as MeshRules["topology"])}
      />
      {numbers.map(({ name, label, fallback }) => (
        <NumberField
          key={name}
          label={label}
          fallback={fallback}
          value={rules[name]}
          fault={(value) => ruleFault(name, value)}
          onValue={(value) => setRule(name, value)}
        />
      ))}
      <Checkbox
        className={classes.wide}
        size="xs"
        label="Stations pass on between satellites"
        checked={rules.stationRelay ?? false}
        onChange={({ currentTarget }) => setRule("stationRelay", currentTarget.checked || undefined)}
      />
      <p className={classes.wide}>
        A station is linked to every satellite in contact with it, whatever the topology.
        {counts(rules)}
      </p>
    </form>
  );
}

function counts({ links = [], failures = [] }: MeshRules): string {
  if (links.length + failures.length === 0) return "";
  return ` The document has ${countedText(links.length, "link")} by hand and ${countedText(failures.length, "failure")}.`;
}

function setRule<Name extends RuleName>(name: Name, value: MeshRules[Name] | undefined): void {
  editScenario(`set ${ruleTitle(name)} of the mesh`, (scenario) => withRule(scenario, name, value));
}

function ruleTitle(name: RuleName): string {
  const label = numbers.find((each) => each.name === name)?.label.replace(/ \(.*\)$/, "");
  return label?.toLowerCase() ?? (name === "topology" ? "topology" : "relaying by stations");
}
