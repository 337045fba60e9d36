import { ActionIcon, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { ReactNode } from "react";

export interface SaveFormat<Name extends string> {
  readonly format: Name;
  readonly title: string;
}

interface Props<Name extends string> {
  /** What is saved, as "the contacts". */
  readonly what: string;
  readonly formats: readonly SaveFormat<Name>[];
  readonly isThere: boolean;
  readonly onSave: (format: Name) => void;
  /** More items below the formats. */
  readonly children?: ReactNode;
}

/** The menu at the head of a panel that saves what it shows as a file. */
export function SaveMenu<Name extends string>({ what, formats, isThere, onSave, children }: Props<Name>) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Save ${what}`} disabled={!isThere}>
          <IconDownload size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
        <Menu.Label>Save {what} as</Menu.Label>
        {formats.map(({ format, title }) => (
          <Menu.Item key={format} onClick={() => onSave(format)}>
            {title}
          </Menu.Item>
        ))}
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
