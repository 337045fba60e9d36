import { z } from "../../../core/base/zod";
import type { Command } from "../../state/commands";
import { meshView } from "../../state/mesh/meshView";
import { linkFocus } from "../../state/picture/linkFocus";
import { type LinkQuantity, linkQuantities } from "../../state/picture/linkScale";

const group = "Links";

const quantityNames: Readonly<Record<LinkQuantity, string>> = {
  latency: "Latency",
  bandwidth: "Bandwidth",
  utilisation: "Booked share",
  timeToBreak: "Time to next break",
};

/** How the links of the mesh are drawn. */
export const linkCommands: readonly Command[] = [
  {
    id: "links.toggle",
    title: "Show or hide the links of the mesh",
    group,
    shortcut: "l",
    run: () => meshView.getState().setShowLinks(!meshView.getState().showLinks),
  },
  ...linkQuantities.map((quantity) => ({
    id: `links.colourBy.${quantity}`,
    title: `Colour links by ${quantityNames[quantity].toLowerCase()}`,
    group,
    run() {
      const { setColourBy, setShowLinks } = meshView.getState();
      setColourBy(quantity);
      setShowLinks(true);
    },
  })),
  {
    id: "links.routeFrom",
    title: "Route from a satellite or station",
    group,
    argument: z.string(),
    run: (id) => meshView.getState().setEnds(z.string().parse(id), meshView.getState().to),
  },
  {
    id: "links.routeTo",
    title: "Route to a satellite or station",
    group,
    argument: z.string(),
    run: (id) => meshView.getState().setEnds(meshView.getState().from, z.string().parse(id)),
  },
  {
    id: "links.clear",
    title: "Select no link",
    group,
    shortcut: "escape",
    when: () => linkFocus.getState().selected !== undefined,
    run: () => linkFocus.getState().select(undefined),
  },
];
