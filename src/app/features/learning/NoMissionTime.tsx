import { Button } from "@mantine/core";
import { runCommand } from "../../state/commands";
import classes from "./learning.module.css";

/** Stands where mission time would be told of, and offers it. */
export function NoMissionTime({ what }: { readonly what: string }) {
  return (
    <div className={classes.scroll}>
      <p className={classes.note}>
        {what} In this plan a round is only a round. In mission time models and updates take their way over contacts and
        links, and every training takes the time of its node.
      </p>
      <Button size="compact-sm" onClick={() => void runCommand("learning.setMissionTime")}>
        Train in mission time
      </Button>
    </div>
  );
}
