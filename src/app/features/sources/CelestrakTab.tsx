import { Alert, Button, Group, NativeSelect, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { celestrakGroups } from "./celestrakGroups";
import { Preview } from "./Preview";
import { type SourceInput, textInput } from "./readSources";
import { useGroup } from "./useGroup";

/** A group of CelesTrak, fetched when a person asks for it and never before. */
export function CelestrakTab({ onDone }: { readonly onDone: () => void }) {
  const [chosen, setChosen] = useState(celestrakGroups[0]?.id ?? "");
  const [wanted, setWanted] = useState<string>();
  const { group, fault, isFetching, refetch } = useGroup(wanted);
  const title = celestrakGroups.find(({ id }) => id === wanted)?.title ?? "";
  const inputs = useMemo(
    (): readonly SourceInput[] => (group ? [textInput(`CelesTrak: ${title}`, group.text)] : []),
    [group, title],
  );
  const fetchIt = (): void => {
    if (wanted === chosen) refetch();
    else setWanted(chosen);
  };
  return (
    <>
      <Group align="flex-end" gap="xs">
        <NativeSelect
          data-autofocus
          label="Group"
          value={chosen}
          data={celestrakGroups.map(({ id, title: label }) => ({ value: id, label }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <Button leftSection={<IconDownload size={14} />} loading={isFetching} onClick={fetchIt}>
          Fetch
        </Button>
      </Group>
      <Text size="xs" c="dimmed" my="xs">
        Asks celestrak.org for the newest elements, and keeps them for two hours as CelesTrak wishes. Nothing is sent
        but the name of the group.
      </Text>
      {fault && (
        <Alert color="red" mb="xs" title="No new elements" role="alert">
          {fault.message}
        </Alert>
      )}
      {group && (
        <Text size="xs" mb="xs" role="status">
          {title}: as of {new Date(group.fetchedAtMs).toISOString().slice(0, 16).replace("T", " ")} UTC.
        </Text>
      )}
      <Preview inputs={inputs} onDone={onDone} />
    </>
  );
}
