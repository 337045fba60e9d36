import { ActionIcon, Tooltip } from "@mantine/core";
import { IconAffiliate } from "@tabler/icons-react";
import { runCommand, useCommands } from "../../state/commands";
import { meshView } from "../../state/mesh/meshView";

/** Shows and hides the links of the mesh. */
export function LinksSwitch() {
  const isShown = meshView((state) => state.showLinks);
  const canShow = useCommands().some(({ id }) => id === "links.toggle");
  if (!canShow) return null;
  return (
    <Tooltip label={isShown ? "Hide the links (L)" : "Show the links of the mesh (L)"} position="right">
      <ActionIcon
        variant={isShown ? "filled" : "default"}
        size="md"
        aria-label="Links of the mesh"
        aria-pressed={isShown}
        onClick={() => void runCommand("links.toggle")}
      >
        <IconAffiliate size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
