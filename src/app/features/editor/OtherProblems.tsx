import { Text } from "@mantine/core";
import type { Problem } from "../../../core/base/outcome";
import classes from "./editor.module.css";
import { problemText } from "./problemText";

/** Problems that belong to no field in sight. */
export function OtherProblems({ problems }: { readonly problems: readonly Problem[] }) {
  return problems.map((problem) => (
    <Text key={`${problem.path} ${problem.message}`} size="xs" role="alert" className={classes.problem}>
      {problem.path} {problemText(problem)}
    </Text>
  ));
}
