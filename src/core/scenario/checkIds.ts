import type { Problem } from "../base/outcome";
import { memberId } from "./expand";
import type { Scenario } from "./schema";

/** Ids unique over expanded satellites, stations and constellations; node ids among nodes, layer names among layers. */
export function idProblems({
  satellites = [],
  constellations = [],
  stations = [],
  nodes = [],
  model,
}: Scenario): Problem[] {
  const problems: Problem[] = [];
  const claim = (owners: Map<string, string>, id: string, path: string, owner: string): void => {
    const other = owners.get(id);
    if (other === undefined) owners.set(id, owner);
    else problems.push({ path, message: `already the id of ${other}`, given: id, allowed: "an id of its own" });
  };

  const places = new Map<string, string>();
  satellites.forEach(({ id }, i) => {
    claim(places, id, `satellites[${i}].id`, `satellites[${i}]`);
  });
  stations.forEach(({ id }, i) => {
    claim(places, id, `stations[${i}].id`, `stations[${i}]`);
  });
  constellations.forEach((constellation, i) => {
    claim(places, constellation.id, `constellations[${i}].id`, `constellations[${i}]`);
    for (let plane = 1; plane <= constellation.planes; plane++) {
      for (let slot = 1; slot <= constellation.satellitesPerPlane; slot++) {
        const id = memberId(constellation, plane, slot);
        claim(places, id, `constellations[${i}].id`, `a satellite of constellations[${i}]`);
      }
    }
  });

  const nodeOwners = new Map<string, string>();
  nodes.forEach(({ id }, i) => {
    claim(nodeOwners, id, `nodes[${i}].id`, `nodes[${i}]`);
  });
  const layerOwners = new Map<string, string>();
  model?.layers.forEach(({ name }, i) => {
    const other = layerOwners.get(name);
    if (other === undefined) layerOwners.set(name, `model.layers[${i}]`);
    else {
      const message = `already the name of ${other}`;
      problems.push({ path: `model.layers[${i}].name`, message, given: name, allowed: "a name of its own" });
    }
  });
  return problems;
}
