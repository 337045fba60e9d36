import { List, Text } from "@mantine/core";
import type { Problem } from "../../core/base/outcome";

/** Problems as people read them: where, what, what was given, what is allowed. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <List size="sm" spacing="xs" className="problem-list">
      {problems.map((problem, index) => (
        // Problems are never reordered, and two may be equal.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <List.Item key={index}>
          {problem.path !== "" && <code>{problem.path}</code>} {problem.message}
          {problem.given !== undefined && ` (given ${shorten(problem.given)})`}
          {problem.allowed !== undefined && (
            <Text size="xs" c="dimmed">
              Allowed: {problem.allowed}
            </Text>
          )}
        </List.Item>
      ))}
    </List>
  );
}

function shorten(given: unknown): string {
  const text = typeof given === "object" ? JSON.stringify(given) : String(given);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
