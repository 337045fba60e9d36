import type { Command } from "../../state/commands";

const groups = new Set(["Clock", "Timeline", "Selection"]);
const ids = new Set([
  "view.theme",
  "view.picture",
  "view.switchPicture",
  "view.graphics",
  "view.timeZone",
  "share.openLink",
]);
/** What has no place to act on there. */
const absent = new Set(["view.search"]);

/** Commands that only look: no editing, no panels that are not there. */
export function embeddedCommands(commands: readonly Command[]): Command[] {
  return commands.filter(({ id, group }) => !absent.has(id) && (groups.has(group) || ids.has(id)));
}
