import { Alert, Button, CopyButton, Group, Loader, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Problem } from "../../../core/base/outcome";
import { ProblemList } from "../../kit/ProblemList";
import { bytesText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { dialogStore } from "../../state/dialogStore";
import { planner } from "../../state/planner";
import { currentContent } from "./linkView";

/** Chat programs and mail cut longer addresses: a file travels better. */
const longestLink = 32_000;

/** A link that carries the plan and the view, or a file where the link would be too long. */
export default function ShareDialog() {
  const isOpen = dialogStore((state) => state.dialog?.kind === "share");
  const close = dialogStore((state) => state.close);
  return (
    <Modal opened={isOpen} onClose={close} title="Share this view" size="lg">
      {isOpen && <ShareBody />}
    </Modal>
  );
}

type Made = { readonly link: string } | { readonly problems: readonly Problem[] };

function ShareBody() {
  const [made, setMade] = useState<Made>();
  useEffect(() => {
    const stop = new AbortController();
    void makeLink(stop.signal).then((result) => result && setMade(result));
    return () => stop.abort();
  }, []);
  if (made === undefined) return <Loader size="sm" aria-label="Making the link" />;
  if ("problems" in made) return <ProblemList problems={made.problems} />;
  return made.link.length > longestLink ? <TooLong length={made.link.length} /> : <ReadyLink link={made.link} />;
}

async function makeLink(signal: AbortSignal): Promise<Made | undefined> {
  const outcome = await planner.makeLink(JSON.stringify(currentContent()), { signal });
  if (outcome.status === "done") {
    return { link: `${window.location.origin}${window.location.pathname}#${outcome.value}` };
  }
  if (outcome.status === "cancelled") return undefined;
  return { problems: outcome.status === "refused" ? outcome.problems : [{ path: "", message: outcome.message }] };
}

function ReadyLink({ link }: { readonly link: string }) {
  return (
    <Stack gap="sm">
      <Text size="sm">
        The link holds the whole scenario, the time, the selection, the camera and the open panel. Nothing is stored on
        a server: whoever has the link has it all.
      </Text>
      <Textarea
        label={`Link, ${bytesText(link.length)}`}
        value={link}
        readOnly
        rows={4}
        styles={{ input: { fontFamily: "monospace", fontSize: 12 } }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group justify="flex-end">
        <CopyButton value={link}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? "Copied" : "Copy link"}</Button>}
        </CopyButton>
      </Group>
    </Stack>
  );
}

function TooLong({ length }: { readonly length: number }) {
  return (
    <Stack gap="sm">
      <Alert title={`The link would be ${bytesText(length)} long`} color="yellow">
        Many programs cut addresses beyond {bytesText(longestLink)}. Send the scenario as a file instead: dropped on the
        page, it opens there.
      </Alert>
      <Group justify="flex-end">
        <Button onClick={() => void runCommand("scenario.save")}>Save scenario file</Button>
      </Group>
    </Stack>
  );
}
