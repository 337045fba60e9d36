import { formatInstant } from "../../../core/base/instant";
import { z } from "../../../core/base/zod";
import { fileNameOf, saveText } from "../../kit/saveText";
import type { Command } from "../../state/commands";
import { dialogStore } from "../../state/dialogStore";
import { documentStore } from "../../state/documentStore";
import { editScenario } from "../../state/editScenario";
import { finishedContacts } from "../../state/queries";
import { bookingsOf } from "../../state/schedule/bookings";
import { changeBookings } from "../../state/schedule/changeBookings";
import {
  acceptProposal,
  dropProposal,
  scheduleRun,
  startSchedule,
  stopSchedule,
} from "../../state/schedule/scheduleRun";
import { scheduler } from "../../state/schedule/scheduler";
import { contestedPlan } from "../../state/schedule/standing";
import {
  movedBooking,
  withAllowed,
  withForbidden,
  withoutBooking,
  withPinTurned,
} from "../../state/schedule/syncEdits";
import { viewStore } from "../../state/viewStore";

const group = "Sync schedule";

const format = z.enum(["csv", "json", "ics"]);
const exportArgument = z.strictObject({ format, stationId: z.string().optional() });
const bookingIndex = z.int().min(0);
const moveArgument = z.strictObject({
  index: bookingIndex,
  to: z.strictObject({
    stationId: z.string(),
    antenna: z.int().min(1),
    startMs: z.number(),
    endMs: z.number(),
  }),
  /** Bookings that are taken out for it. */
  inTheWay: z.array(bookingIndex),
});

const mediaTypes = { csv: "text/csv", json: "application/json", ics: "text/calendar" } as const;

const scenario = () => documentStore.getState().scenario;
const isReady = () => finishedContacts() !== undefined;
const hasBookings = () => isReady() && scenario().sync?.bookings !== undefined;
const isRunning = () => scheduleRun.getState().status === "running";
const isOffered = () => scheduleRun.getState().proposal !== undefined;

/** Everything that can be done about bookings; what concerns one names it by its place in `sync.bookings`. */
export const syncCommands: readonly Command[] = [
  {
    id: "sync.open",
    title: "Sync schedule: which satellite talks to which antenna, when",
    group,
    shortcut: "shift+b",
    run: () => viewStore.getState().toggleSideView("sync"),
  },
  { id: "sync.run", title: "Book the contacts", group, when: isReady, run: () => book(false) },
  {
    id: "sync.replan",
    title: "Plan anew with the least change",
    group,
    when: hasBookings,
    run: () => book(true),
  },
  { id: "sync.stop", title: "Stop booking and take the best so far", group, when: isRunning, run: stopSchedule },
  { id: "sync.accept", title: "Accept the new schedule", group, when: isOffered, run: acceptProposal },
  { id: "sync.drop", title: "Drop the new schedule", group, when: isOffered, run: dropProposal },
  {
    id: "sync.moveBooking",
    title: "Move a booking",
    group,
    argument: moveArgument,
    run(argument) {
      const { index, to, inTheWay } = moveArgument.parse(argument);
      const moved = bookingsOf(scenario()).find((booking) => booking.index === index);
      if (moved === undefined) return;
      const { startMs, endMs, stationId, antenna } = to;
      const { satelliteId } = moved.rule;
      const rule = { satelliteId, stationId, antenna, start: formatInstant(startMs), end: formatInstant(endMs) };
      const others = inTheWay.length === 0 ? "" : `, ${inTheWay.length} out of its way`;
      return changeBookings(`move a booking of ${satelliteId}${others}`, (plan) =>
        movedBooking(plan, index, rule, inTheWay),
      );
    },
  },
  {
    id: "sync.removeBooking",
    title: "Take a booking out",
    group,
    argument: bookingIndex,
    run: (argument) => changeOne(argument, "take out", withoutBooking),
  },
  {
    id: "sync.pinBooking",
    title: "Pin a booking, or let it go",
    group,
    argument: bookingIndex,
    run(argument) {
      const isPinned = bookingsOf(scenario()).find(({ index }) => index === argument)?.isPinned === true;
      return changeOne(argument, isPinned ? "unpin" : "pin", withPinTurned);
    },
  },
  {
    id: "sync.forbidBooking",
    title: "Forbid the contact of a booking",
    group,
    argument: bookingIndex,
    run: (argument) => changeOne(argument, "forbid", withForbidden),
  },
  {
    id: "sync.allowContact",
    title: "Allow a forbidden contact",
    group,
    argument: bookingIndex,
    run: (argument) => editScenario("allow a contact", (plan) => withAllowed(plan, bookingIndex.parse(argument))),
  },
  {
    id: "sync.export",
    title: "Save the bookings as a file",
    group,
    argument: exportArgument,
    when: hasBookings,
    run: (argument) => exportBookings(exportArgument.parse(argument)),
  },
];

/** Bookings are seen on the rows of antennas. */
function book(keepsBookings: boolean): Promise<void> {
  viewStore.getState().setTimelineRows("antennas");
  return startSchedule(keepsBookings);
}

function changeOne(
  argument: unknown,
  verb: string,
  edit: (plan: ReturnType<typeof scenario>, index: number) => ReturnType<typeof scenario>,
) {
  const at = bookingIndex.parse(argument);
  const booking = bookingsOf(scenario()).find(({ index }) => index === at);
  if (booking === undefined) return;
  return changeBookings(`${verb} a booking of ${booking.rule.satelliteId}`, (plan) => edit(plan, at));
}

async function exportBookings({ format: chosen, stationId }: z.infer<typeof exportArgument>): Promise<void> {
  const plan = contestedPlan(scenario());
  if (plan === undefined) return;
  const outcome = await scheduler.exportSchedule(plan, chosen, stationId);
  if (outcome.status === "done") {
    const name = [fileNameOf(scenario().name), "bookings", ...(stationId === undefined ? [] : [fileNameOf(stationId)])];
    saveText(`${name.join("-")}.${chosen}`, mediaTypes[chosen], outcome.value);
  } else if (outcome.status !== "cancelled") {
    dialogStore.getState().show({
      kind: "problems",
      title: "The bookings could not be saved",
      note: "They are still in the plan.",
      problems: outcome.status === "refused" ? outcome.problems : [{ path: "", message: outcome.message }],
    });
  }
}
