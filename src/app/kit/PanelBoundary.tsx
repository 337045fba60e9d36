import { Button, Code, Loader, Stack, Text, Title } from "@mantine/core";
import { Component, type ReactNode, Suspense } from "react";

interface Props {
  /** What the panel is called, at the head of messages. */
  readonly name: string;
  readonly children: ReactNode;
}

interface State {
  readonly error?: Error;
}

/** Keeps the fault of one panel inside it: the others go on, and it can be tried again. So with the wait for its code. */
export class PanelBoundary extends Component<Props, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) {
      return (
        <Suspense fallback={<Loader size="sm" m="md" aria-label={`${this.props.name} is loading`} />}>
          {this.props.children}
        </Suspense>
      );
    }
    return (
      <Stack p="md" gap="xs" role="alert" h="100%" style={{ overflow: "auto" }}>
        <Title order={3} size="h5">
          {this.props.name} stopped working
        </Title>
        <Text size="sm">The rest of the page goes on; nothing that is open is lost.</Text>
        <Button size="xs" variant="light" w="fit-content" onClick={() => this.setState({ error: undefined })}>
          Try again
        </Button>
        <details>
          <summary>Details</summary>
          <Code block>{error.stack ?? error.message}</Code>
        </details>
      </Stack>
    );
  }
}
