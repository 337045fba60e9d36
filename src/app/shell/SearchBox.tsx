import { Autocomplete, type ComboboxItem, Text } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useMemo, useRef } from "react";
import { findMatches } from "../kit/findMatches";
import { runCommand } from "../state/commands";
import { useExpandedSatellites, useStations } from "../state/derived";
import { viewStore } from "../state/viewStore";

const shownMatches = 12;

/** Finds satellites and stations by id or name; choosing one selects it everywhere and brings it into view. */
export function SearchBox() {
  const text = viewStore((state) => state.search);
  const setText = viewStore((state) => state.setSearch);
  const satellites = useExpandedSatellites();
  const stations = useStations();
  const matches = useMemo(
    () => [
      ...findMatches(stations, text, shownMatches).map(({ id, name }) => ({ kind: "station" as const, id, name })),
      ...findMatches(satellites, text, shownMatches).map(({ id, name }) => ({ kind: "satellite" as const, id, name })),
    ],
    [satellites, stations, text],
  );
  const input = useRef<HTMLInputElement>(null);
  const choose = (id: string): void => {
    const match = matches.find((candidate) => candidate.id === id);
    if (match === undefined) return;
    void runCommand("selection.set", { kind: match.kind, id });
    setText("");
    // What was looked for is on the screen now: the list closes, and the keys belong to the page again.
    input.current?.blur();
  };
  return (
    <Autocomplete
      ref={input}
      data-search
      aria-label="Search satellites and stations"
      placeholder="Search satellites and stations"
      size="xs"
      w={{ base: 110, sm: 240 }}
      leftSection={<IconSearch size={14} />}
      value={text}
      onChange={setText}
      onOptionSubmit={choose}
      onKeyDown={(event) => {
        if (event.key === "Enter" && matches[0] !== undefined && text !== "") choose(matches[0].id);
        if (event.key === "Escape") event.currentTarget.blur();
      }}
      data={matches.map(({ id }) => id)}
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const match = matches.find(({ id }) => id === (option as ComboboxItem).value);
        return (
          <div>
            <Text size="xs">{match?.name ?? match?.id}</Text>
            <Text size="xs" c="dimmed">
              {match?.kind === "station" ? "station" : "satellite"} {match?.id}
            </Text>
          </div>
        );
      }}
    />
  );
}
