import type { MeshRules, Scenario } from "../../../../core/scenario/schema";

/** Rules that are set one by one in the form. */
export type RuleName = Exclude<keyof MeshRules, "links" | "failures">;

/** The mesh's rules; without any there are the links of stations only. */
export function rulesOf({ mesh }: Scenario): MeshRules {
  return mesh ?? { topology: "none" };
}

/** The scenario with another value of one rule; undefined: its default. Rules that say what holds without any are left out. */
export function withRule<Name extends RuleName>(
  scenario: Scenario,
  name: Name,
  value: MeshRules[Name] | undefined,
): Scenario {
  const { mesh: before, ...others } = scenario;
  const { [name]: _, ...rest } = before ?? { topology: "none" as const };
  const mesh = { topology: "none", ...rest, ...(value !== undefined && { [name]: value }) } as MeshRules;
  if (mesh.topology === "none" && Object.keys(mesh).length === 1) return others;
  return { ...others, mesh };
}
