import { meshView } from "../../state/mesh/meshView";
import { LinkLegend } from "./LinkLegend";
import { LinkTooltip } from "./LinkTooltip";

/** What explains the links over globe and map; nothing while they are hidden. */
export function LinksOverlay() {
  const isShown = meshView((state) => state.showLinks);
  if (!isShown) return null;
  return (
    <>
      <LinkLegend />
      <LinkTooltip />
    </>
  );
}
