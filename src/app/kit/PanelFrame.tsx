import { ActionIcon, Group, Tabs, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from "react";
import classes from "./PanelFrame.module.css";

export interface PanelTab<Name extends string> {
  readonly name: Name;
  readonly title: string;
  /** Mounted only while the tab is chosen. */
  readonly body: ReactNode;
}

interface PanelFrameProps<Name extends string> {
  /** The name of the region, for screen readers. */
  readonly label: string;
  readonly tabs: readonly PanelTab<Name>[];
  readonly shown: Name;
  readonly onShow: (name: Name) => void;
  /** Buttons right of the tabs. */
  readonly tools?: ReactNode;
  /** Between the tabs and the body of whichever is chosen. */
  readonly above?: ReactNode;
  readonly close: { readonly label: string; readonly hint: string; readonly onClose: () => void };
}

/** The frame of what stands beside the Earth: tabs, tools, a way back, and the body of the chosen tab. */
export function PanelFrame<Name extends string>({
  label,
  tabs,
  shown,
  onShow,
  tools,
  above,
  close,
}: PanelFrameProps<Name>) {
  const list = useRef<HTMLDivElement>(null);
  const [opener] = useState(() => document.activeElement);
  const onClose = ({ detail: clicks }: MouseEvent): void => {
    close.onClose();
    // Keyboards go on where they came from; after a mouse, keys are the page's.
    if (clicks === 0 && opener instanceof HTMLElement && opener.isConnected) opener.focus();
  };
  // Tabs that have no room are scrolled out, and are reached by keys and from elsewhere all the same.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is what this follows
  useEffect(() => {
    if (list.current) showChosen(list.current);
  }, [shown]);
  return (
    <section className={classes.panel} aria-label={label}>
      <Tabs
        value={shown}
        onChange={(name) => onShow(name as Name)}
        keepMounted={false}
        classNames={{ root: classes.tabs, panel: classes.tabPanel, list: classes.tabList, tab: classes.tab }}
      >
        <Group justify="space-between" wrap="nowrap" gap={0} className={classes.head}>
          <Tabs.List ref={list}>
            {tabs.map(({ name, title }) => (
              <Tabs.Tab key={name} value={name}>
                {title}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Group gap={4} wrap="nowrap">
            {tools}
            <Tooltip label={close.hint}>
              <ActionIcon variant="subtle" color="gray" aria-label={close.label} onClick={onClose}>
                <IconX size={16} />
              </ActionIcon>
            </Tooltip>
          </Group>
        </Group>
        {above}
        {tabs.map(({ name, body }) => (
          <Tabs.Panel key={name} value={name}>
            {body}
          </Tabs.Panel>
        ))}
      </Tabs>
    </section>
  );
}

/** Scrolls the tabs sideways alone: where the page itself stands is the person's choice. */
function showChosen(list: HTMLElement): void {
  const tab = list.querySelector("[aria-selected=true]")?.getBoundingClientRect();
  if (tab === undefined) return;
  const { left, right } = list.getBoundingClientRect();
  if (tab.left < left) list.scrollLeft -= left - tab.left;
  else if (tab.right > right) list.scrollLeft += tab.right - right;
}
