import { Button, Group, MultiSelect, NativeSelect, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ComputeNode } from "../../../core/scenario/schema";
import { countedText } from "../../kit/quantityText";
import { useExpandedSatellites, useScenario, useStations } from "../../state/derived";
import { growScenario } from "../../state/editScenario";
import { withNodesAdded } from "../../state/partition/placementEdits";
import { nodeClasses } from "./nodeClasses";
import classes from "./partition.module.css";

/** More at once are not asked for by one click. */
const mostAtOnce = 200;

/** Adds computers: on satellites, at stations, or free-standing, with the figures of a class. */
export function AddNodes() {
  const { nodes = [] } = useScenario();
  const satellites = useExpandedSatellites();
  const stations = useStations();
  const [className, setClassName] = useState<keyof typeof nodeClasses>("payload");
  const [places, setPlaces] = useState<string[]>([]);
  const [freeId, setFreeId] = useState("");
  const [problem, setProblem] = useState<string>();
  const taken = useMemo(() => new Set(nodes.map(({ id }) => id)), [nodes]);
  const free = useMemo(() => {
    const open = (list: readonly { readonly id: string }[]) =>
      list.filter(({ id }) => !taken.has(id)).map(({ id }) => id);
    return { satellites: open(satellites), stations: open(stations) };
  }, [satellites, stations, taken]);
  const add = (ids: readonly string[], type: (id: string) => ComputeNode["type"]): void => {
    const { title: _, ...figures } = nodeClasses[className];
    const added = ids.slice(0, mostAtOnce).map((id) => ({ id, type: type(id), ...figures }));
    const grown = growScenario(`add ${countedText(added.length, "node")}`, (plan) => withNodesAdded(plan, added));
    setProblem(grown.ok ? undefined : grown.error[0]?.message);
    if (!grown.ok) return;
    setPlaces([]);
    setFreeId("");
  };
  const stationIds = new Set(stations.map(({ id }) => id));
  const typeOf = (id: string): ComputeNode["type"] => (stationIds.has(id) ? "ground" : "satellite");
  return (
    <div className={classes.addNodes}>
      <NativeSelect
        size="xs"
        label="Class of new nodes"
        value={className}
        data={Object.entries(nodeClasses).map(([value, { title }]) => ({ value, label: title }))}
        onChange={({ currentTarget }) => setClassName(currentTarget.value as keyof typeof nodeClasses)}
      />
      <MultiSelect
        size="xs"
        label="Satellites and stations"
        placeholder={places.length === 0 ? "Choose, or type" : ""}
        searchable
        limit={50}
        data={[
          { group: "Satellites", items: free.satellites },
          { group: "Stations", items: free.stations },
        ]}
        value={places}
        onChange={setPlaces}
        onKeyDown={(event) => event.stopPropagation()}
      />
      <TextInput
        size="xs"
        label="Or an id of its own"
        value={freeId}
        error={freeId !== "" && !/^[A-Za-z0-9._:-]{1,64}$/.test(freeId) ? "letters, digits and ._:-" : undefined}
        onChange={(event) => setFreeId(event.currentTarget.value)}
      />
      <Group gap={6} className={classes.wide}>
        <Button
          size="compact-sm"
          disabled={places.length === 0 && !/^[A-Za-z0-9._:-]{1,64}$/.test(freeId)}
          onClick={() => add([...places, ...(freeId === "" ? [] : [freeId])], typeOf)}
        >
          Add
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={free.satellites.length === 0}
          onClick={() => add(free.satellites, typeOf)}
        >
          {free.satellites.length > mostAtOnce ? `The first ${mostAtOnce} satellites` : "Every satellite"}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={free.stations.length === 0}
          onClick={() => add(free.stations, typeOf)}
        >
          Every station
        </Button>
      </Group>
      {problem && (
        <p role="alert" className={classes.failure}>
          {problem}
        </p>
      )}
    </div>
  );
}
