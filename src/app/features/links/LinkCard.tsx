import { CloseButton, Group, Paper, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { runCommand } from "../../state/commands";
import type { LinkEnds } from "../../state/picture/linkFocus";
import { LinkFacts } from "./LinkFacts";
import classes from "./links.module.css";

interface Props {
  readonly link: LinkEnds;
  /** What else there is to say. */
  readonly children?: ReactNode;
}

/** What is known of the selected link. */
export function LinkCard({ link, children }: Props) {
  const name = `${link.a} – ${link.b}`;
  return (
    <Paper component="section" className={classes.card} withBorder aria-label={`Details of link ${name}`}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="h6">
            {name}
          </Title>
          <Text size="xs" c="dimmed">
            link
          </Text>
        </div>
        <CloseButton size="sm" aria-label="Select no link" onClick={() => void runCommand("links.clear")} />
      </Group>
      <LinkFacts ends={link} />
      {children}
    </Paper>
  );
}
