import { Select } from "@mantine/core";
import { useMemo } from "react";
import { useExpandedSatellites, useStations } from "../../state/derived";

interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly onValue: (id: string | undefined) => void;
}

/** More matches than this are not listed: typing on narrows them. */
const listed = 50;

/** Chooses a satellite or station by typing part of its id or name. */
export function NodeSelect({ label, value, onValue }: Props) {
  const satellites = useExpandedSatellites();
  const stations = useStations();
  const data = useMemo(
    () => [
      {
        group: "Stations",
        items: stations.map(({ id, name }) => ({ value: id, label: name && name !== id ? `${name} (${id})` : id })),
      },
      { group: "Satellites", items: satellites.map(({ id }) => ({ value: id, label: id })) },
    ],
    [satellites, stations],
  );
  return (
    <Select
      size="xs"
      label={label}
      placeholder="station or satellite"
      searchable
      clearable
      limit={listed}
      nothingFoundMessage="nothing of that name"
      data={data}
      value={value ?? null}
      onChange={(id) => onValue(id ?? undefined)}
    />
  );
}
