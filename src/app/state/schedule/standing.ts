import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Problem } from "../../../core/base/outcome";
import { digestOf } from "../../../core/scenario/digest";
import { type Scenario, scenarioSchemaId } from "../../../core/scenario/schema";
import type { ContestedPlan, ScheduleReport } from "../../../engine/client/scheduler";
import { contactSliceText, useScenario } from "../derived";
import { contactsOf, useContacts } from "../queries";
import { queryClient } from "../queryClient";
import { scheduler } from "./scheduler";
import { rulesOf } from "./syncEdits";

/** What the bookings of the document are worth, or why that cannot be said. */
export type Standing =
  | { readonly status: "known"; readonly report: ScheduleReport }
  | { readonly status: "refused"; readonly problems: readonly Problem[] };

/** The part of a plan that booking depends on, with its contacts; undefined until these are complete. */
export function contestedPlan(scenario: Scenario): ContestedPlan | undefined {
  const contacts = contactsOf(scenario);
  if (contacts === undefined) return undefined;
  const { window, constellations, satellites, stations, physics, sync, mesh } = scenario;
  const plan = {
    schema: scenarioSchemaId,
    name: "bookings",
    window,
    constellations,
    satellites,
    stations,
    physics,
    sync,
    ...(mesh?.failures && { mesh: { topology: "none", failures: mesh.failures } }),
  };
  return { scenarioText: JSON.stringify(plan), contacts: contacts.windows };
}

const digests = new WeakMap<Scenario, string>();

/** Stands for all that a schedule depends on. */
export function rulesDigest(scenario: Scenario): string {
  let digest = digests.get(scenario);
  if (digest === undefined) {
    const { bookings: _, ...rules } = rulesOf(scenario);
    digest = digestOf([contactSliceText(scenario).digest, scenario.stations, scenario.mesh?.failures, rules]);
    digests.set(scenario, digest);
  }
  return digest;
}

type Bookings = NonNullable<NonNullable<Scenario["sync"]>["bookings"]>;

const numbers = new WeakMap<Bookings, number>();
let lastNumber = 0;

/** Tells lists of bookings apart by the object: there may be thousands, and undo brings the very same list back. */
function bookingsNumber(scenario: Scenario): number {
  const { bookings } = rulesOf(scenario);
  if (bookings === undefined) return 0;
  let number = numbers.get(bookings);
  if (number === undefined) {
    number = ++lastNumber;
    numbers.set(bookings, number);
  }
  return number;
}

function standingQuery(scenario: Scenario) {
  return {
    queryKey: ["standing", rulesDigest(scenario), bookingsNumber(scenario)],
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<Standing> => {
      const plan = contestedPlan(scenario);
      if (plan === undefined) throw new Error("asked for a value before there are contacts");
      const outcome = await scheduler.assess(plan, { signal });
      if (outcome.status === "done") return { status: "known", report: outcome.value };
      if (outcome.status === "refused") return { status: "refused", problems: outcome.problems };
      throw new Error(`the job ended as ${outcome.status}`);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  };
}

/** What the open plan's bookings are worth; the former answer until the new one is there. */
export function useStanding(): Standing | undefined {
  const scenario = useScenario();
  const { contacts } = useContacts();
  const { data } = useQuery({
    ...standingQuery(scenario),
    enabled: contacts !== undefined,
    placeholderData: keepPreviousData,
  });
  return data;
}

/** The value of a plan's bookings, for whoever compares; undefined where it cannot be told. */
export async function scheduleValue(scenario: Scenario): Promise<number | undefined> {
  if (contestedPlan(scenario) === undefined) return undefined;
  const standing = await queryClient.fetchQuery(standingQuery(scenario)).catch(() => undefined);
  return standing?.status === "known" ? standing.report.objective : undefined;
}
