import { failure, type Outcome, success } from "../core/base/outcome";
import { runToEnd } from "../core/base/progress";
import type { Contacts } from "../core/contact/contactColumns";
import { contactSearch } from "../core/contact/contactSearch";
import { findContacts } from "../core/contact/findContacts";
import { contactSlice } from "../core/scenario/contactSlice";
import { expandedCount } from "../core/scenario/expand";
import type { Scenario } from "../core/scenario/schema";
import type { Io } from "./io";

/** In satellite-days, each costing about 1 ms and a sixteenth of it for every station: below it, starting threads would take longer. */
const smallJob = 800;

/** All contacts of a scenario, here or on threads, whichever is sooner. Fails where a thread dies. */
export async function findAllContacts(scenario: Scenario, io: Io): Promise<Outcome<Contacts>> {
  const search = contactSearch(scenario);
  const { satellites, stations, durationSeconds } = search;
  const isSmall = satellites.length * (durationSeconds / 86400) * (1 + stations.length / 16) < smallJob;
  return isSmall ? success(runToEnd(findContacts(search))) : findOnThreads(scenario, io);
}

async function findOnThreads(scenario: Scenario, io: Io): Promise<Outcome<Contacts>> {
  const planner = io.createPlanner();
  try {
    const outcome = await planner.findContacts(JSON.stringify(contactSlice(scenario)), expandedCount(scenario), {
      onProgress: ({ label }) => io.showProgress?.(label),
    });
    if (outcome.status === "done") return success(outcome.value);
    if (outcome.status === "refused") return failure(outcome.problems);
    const message = outcome.status === "crashed" ? outcome.message : "the work was stopped";
    return failure([{ path: "", message }]);
  } finally {
    io.showProgress?.("");
    planner.dispose();
  }
}
