import { Group, Select, TextInput } from "@mantine/core";
import { memo, useState } from "react";
import { findMatches, type Named } from "../../kit/findMatches";
import { useExpandedSatellites, useStations } from "../../state/derived";

export interface ContactFilter {
  readonly satelliteId?: string;
  readonly stationId?: string;
  readonly minDurationSeconds?: number;
}

interface ContactFiltersProps {
  readonly filter: ContactFilter;
  readonly onChange: (filter: ContactFilter) => void;
  /** Rows that still arrive are not filtered. */
  readonly disabled: boolean;
}

/** Narrows the table to a satellite, a station and a least duration. Drawn when they change, not with every batch of contacts that comes. */
export const ContactFilters = memo(function ContactFilters({ filter, onChange, disabled }: ContactFiltersProps) {
  return (
    <Group gap={6} wrap="nowrap" grow preventGrowOverflow={false}>
      <IdSelect
        label="Satellite"
        items={useExpandedSatellites()}
        value={filter.satelliteId}
        disabled={disabled}
        onChange={(satelliteId) => onChange({ ...without(filter, "satelliteId"), ...(satelliteId && { satelliteId }) })}
      />
      <IdSelect
        label="Station"
        items={useStations()}
        value={filter.stationId}
        disabled={disabled}
        onChange={(stationId) => onChange({ ...without(filter, "stationId"), ...(stationId && { stationId }) })}
      />
      <TextInput
        aria-label="Least duration in seconds"
        placeholder="Least s"
        size="xs"
        inputMode="numeric"
        maxLength={6}
        disabled={disabled}
        value={filter.minDurationSeconds ?? ""}
        onChange={(event) => {
          const seconds = Number(event.currentTarget.value.replace(/\D/g, ""));
          onChange({ ...without(filter, "minDurationSeconds"), ...(seconds > 0 && { minDurationSeconds: seconds }) });
        }}
      />
    </Group>
  );
});

interface IdSelectProps {
  readonly label: string;
  readonly items: readonly Named[];
  readonly value: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (id: string | undefined) => void;
}

const shownMatches = 40;

function IdSelect({ label, items, value, disabled, onChange }: IdSelectProps) {
  const [search, setSearch] = useState("");
  const matches = findMatches(items, search === value ? "" : search, shownMatches).map(({ id }) => id);
  return (
    <Select
      aria-label={`Only this ${label.toLowerCase()}`}
      placeholder={label}
      size="xs"
      searchable
      clearable
      clearButtonProps={{ "aria-label": `All ${label.toLowerCase()}s` }}
      disabled={disabled}
      data={value === undefined || matches.includes(value) ? matches : [value, ...matches]}
      filter={({ options }) => options}
      value={value ?? null}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={(id) => onChange(id ?? undefined)}
    />
  );
}

function without(filter: ContactFilter, key: keyof ContactFilter): ContactFilter {
  const { [key]: _, ...rest } = filter;
  return rest;
}
