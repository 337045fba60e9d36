import { z } from "../../../core/base/zod";
import { fileNameOf, saveText } from "../../kit/saveText";
import type { Command } from "../../state/commands";
import { dialogStore } from "../../state/dialogStore";
import { documentStore } from "../../state/documentStore";
import { editScenario } from "../../state/editScenario";
import { deliveries } from "../../state/mesh/bundles";
import { failureRanking, randomFailureStudy } from "../../state/mesh/failureStudies";
import { meshPlanner } from "../../state/mesh/meshPlanner";
import { meshView } from "../../state/mesh/meshView";
import { restartSeries, routeSeries } from "../../state/mesh/routeSeries";
import { viewStore } from "../../state/viewStore";
import { type MeshTab, meshTab } from "./meshTab";
import { rulesOf, withRule } from "./model/meshRules";

const group = "Mesh";

const format = z.enum(["csv", "json"]);
const mediaTypes = { csv: "text/csv", json: "application/json" } as const;

const tabTitles: Readonly<Record<MeshTab, string>> = {
  route: "Mesh: route between two nodes, now and over the window",
  network: "Mesh: parts, links of each node, latencies between stations",
  failures: "Mesh: what if something fails",
  bundles: "Mesh: store and forward bundles",
  rules: "Mesh: rules of the links",
};

export const meshCommands: readonly Command[] = [
  {
    id: "mesh.open",
    title: "Mesh: links, routes, failures",
    group,
    shortcut: "shift+n",
    run: () => viewStore.getState().toggleSideView("mesh"),
  },
  ...(Object.keys(tabTitles) as MeshTab[]).map((tab) => ({
    id: `mesh.show.${tab}`,
    title: tabTitles[tab],
    group,
    run() {
      meshTab.setState({ tab });
      viewStore.getState().setSideView("mesh");
    },
  })),
  {
    id: "mesh.linkNeighbours",
    title: "Link neighbouring satellites in and across planes (+Grid)",
    group,
    when: () => rulesOf(documentStore.getState().scenario).topology !== "plus-grid",
    run: () => editScenario("link neighbours", (scenario) => withRule(scenario, "topology", "plus-grid")),
  },
  {
    id: "mesh.swapEnds",
    title: "Swap the ends of the route",
    group,
    when: () => meshView.getState().from !== undefined || meshView.getState().to !== undefined,
    run() {
      const { from, to, setEnds } = meshView.getState();
      setEnds(to, from);
    },
  },
  {
    id: "mesh.stop",
    title: "Stop computing about the mesh",
    group,
    run() {
      for (const run of [routeSeries, failureRanking, randomFailureStudy, deliveries]) run.stop();
    },
  },
  { id: "mesh.restartSeries", title: "Compute the route over the window once more", group, run: restartSeries },
  {
    id: "mesh.exportRoutes",
    title: "Save the route over the window as a file",
    group,
    argument: format,
    when: () => routeSeries.store.getState().status === "done",
    run: (argument) => exportRoutes(format.parse(argument)),
  },
];

async function exportRoutes(chosen: z.infer<typeof format>): Promise<void> {
  const { scenario } = documentStore.getState();
  const { from, to } = meshView.getState();
  const { value } = routeSeries.store.getState();
  if (value === undefined) return;
  const outcome = await meshPlanner.exportRoutes(value, chosen);
  if (outcome.status === "done") {
    saveText(`${fileNameOf(`${scenario.name} ${from} ${to}`)}-routes.${chosen}`, mediaTypes[chosen], outcome.value);
  } else if (outcome.status !== "cancelled") {
    dialogStore.getState().show({
      kind: "problems",
      title: "The routes could not be saved",
      note: "They are still in the panel.",
      problems: outcome.status === "refused" ? outcome.problems : [{ path: "", message: outcome.message }],
    });
  }
}
