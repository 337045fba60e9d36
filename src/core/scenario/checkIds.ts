import type { Problem } from "../base/outcome";
import { membersOf } from "./expand";
import { maxIdLength } from "./fields";
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
    const path = `constellations[${i}].id`;
    claim(places, constellation.id, path, `constellations[${i}]`);
    const members = membersOf(constellation).map(({ id }) => id);
    const tooLong = members.find((id) => id.length > maxIdLength);
    if (tooLong !== undefined) {
      const allowed = `so short that its satellites' ids have at most ${maxIdLength} characters`;
      problems.push({ path, message: "makes ids that are too long", given: tooLong, allowed });
    }
    // One of them tells enough: they mostly clash all together.
    const clash = members.find((id) => places.has(id));
    if (clash !== undefined) claim(places, clash, path, `a satellite of constellations[${i}]`);
    else for (const id of members) places.set(id, `a satellite of constellations[${i}]`);
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
