import { CloseButton } from "@mantine/core";
import type { ReactNode } from "react";
import { Card } from "../../kit/Card";
import { runCommand } from "../../state/commands";
import type { LinkEnds } from "../../state/picture/linkFocus";
import { LinkFacts } from "./LinkFacts";

interface Props {
  readonly link: LinkEnds;
  /** What else there is to say. */
  readonly children?: ReactNode;
}

/** What is known of the selected link. */
export function LinkCard({ link, children }: Props) {
  const name = `${link.a} – ${link.b}`;
  return (
    <Card
      name={name}
      label={`Details of link ${name}`}
      kind="link"
      buttons={<CloseButton size="sm" aria-label="Select no link" onClick={() => void runCommand("links.clear")} />}
    >
      <LinkFacts ends={link} />
      {children}
    </Card>
  );
}
