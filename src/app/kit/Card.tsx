import { Group, Paper, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./card.module.css";

interface Props {
  /** What is selected, as its name and its kind. */
  readonly name: string;
  readonly label: string;
  readonly kind: string;
  readonly buttons: ReactNode;
  readonly children: ReactNode;
}

/** What is known of something selected, over a picture of the Earth. */
export function Card({ name, label, kind, buttons, children }: Props) {
  return (
    <Paper component="section" className={classes.card} withBorder aria-label={label}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="h6">
            {name}
          </Title>
          <Text size="xs" c="dimmed">
            {kind}
          </Text>
        </div>
        <Group gap={2} wrap="nowrap">
          {buttons}
        </Group>
      </Group>
      {children}
    </Paper>
  );
}
