/** What the checker reads of a scenario: nothing of the planner's own types, so that no mistake is shared. */
interface Rules {
  readonly direction: "down" | "up" | "both";
  readonly mode?: "whole" | "cut";
  readonly minDurationSeconds?: number;
  readonly maxDurationSeconds?: number;
  readonly demandsMB?: Record<string, number>;
  readonly downDemandsMB?: Record<string, number>;
  readonly upDemandsMB?: Record<string, number>;
  readonly priorities?: Record<string, number>;
  readonly releases?: Record<string, string>;
  readonly deadlines?: Record<string, string>;
  readonly storageMB?: Record<string, number>;
  readonly generatedMBPerHour?: Record<string, number>;
  readonly pinned?: readonly { satelliteId: string; stationId: string; antenna?: number; start: string; end: string }[];
  readonly forbidden?: readonly { satelliteId: string; stationId: string; start: string; end: string }[];
}

interface CheckedScenario {
  readonly window: { readonly start: string; readonly durationHours: number };
  readonly satellites?: readonly { readonly id: string }[];
  readonly stations?: readonly {
    readonly id: string;
    readonly downlinkMbps: number;
    readonly uplinkMbps: number;
    readonly antennas?: number;
    readonly setupSeconds?: number;
    readonly maintenance?: readonly { readonly antenna?: number; readonly from: string; readonly to: string }[];
  }[];
  readonly sync?: Rules;
  readonly mesh?: {
    readonly failures?:
      | readonly {
          readonly id: string;
          readonly other?: string | undefined;
          readonly from?: string | undefined;
          readonly to?: string | undefined;
        }[]
      | undefined;
  };
}

export interface CheckedContact {
  readonly satelliteId: string;
  readonly stationId: string;
  readonly aos: string;
  readonly los: string;
  /** In place of the station's rates, pieces of constant rate up to `until`. */
  readonly pieces?: readonly { readonly until: string; readonly downMbps: number; readonly upMbps: number }[];
}

interface CheckedSchedule {
  readonly bookings: readonly {
    readonly satelliteId: string;
    readonly stationId: string;
    readonly antenna: number;
    readonly start: string;
    readonly end: string;
    readonly downMB: number;
    readonly upMB: number;
    readonly volumeMB: number;
  }[];
  readonly objective: number;
  readonly bound: number;
  readonly gap: number;
  readonly proven: boolean;
}

const ms = (text: string): number => Date.parse(text);

/** Everything that is wrong with a schedule of whole milliseconds; empty for one that keeps every rule and reports its own value. */
export function faultsOf(
  scenario: CheckedScenario,
  contacts: readonly CheckedContact[],
  schedule: CheckedSchedule,
  objective: "volume" | "age" = "volume",
): string[] {
  const faults: string[] = [];
  const rules = scenario.sync ?? { direction: "both" };
  const stations = new Map((scenario.stations ?? []).map((station) => [station.id, station]));
  const used = new Set<number>();
  const { bookings } = schedule;
  bookings.forEach((booking, i) => {
    const name = `booking ${i} (${booking.satelliteId} at ${booking.stationId} ${booking.start})`;
    const fault = (text: string) => {
      faults.push(`${name}: ${text}`);
    };
    const start = ms(booking.start);
    const end = ms(booking.end);
    const station = stations.get(booking.stationId);
    if (station === undefined) {
      fault("unknown station");
      return;
    }
    if (!(booking.antenna >= 1 && booking.antenna <= (station.antennas ?? 1))) fault("no such antenna");
    const row = contacts.findIndex(
      (contact) =>
        contact.satelliteId === booking.satelliteId &&
        contact.stationId === booking.stationId &&
        ms(contact.aos) <= start &&
        ms(contact.los) >= end,
    );
    const contact = contacts[row];
    if (contact === undefined) {
      fault("in no contact");
      return;
    }
    if (used.has(row)) fault("second of its contact");
    used.add(row);
    const isPinned = rules.pinned?.some(
      (pin) =>
        pin.satelliteId === booking.satelliteId &&
        pin.stationId === booking.stationId &&
        ms(pin.start) === start &&
        ms(pin.end) === end,
    );
    if (rules.mode === "whole" && !isPinned && (start !== ms(contact.aos) || end !== ms(contact.los))) {
      fault("not the whole contact");
    }
    if (end <= start || end - start < (rules.minDurationSeconds ?? 0) * 1000 - 1e-6) fault("too short");
    if (end - start > (rules.maxDurationSeconds ?? Number.POSITIVE_INFINITY) * 1000 + 1e-6) fault("too long");
    const release = rules.releases?.[booking.satelliteId];
    const deadline = rules.deadlines?.[booking.satelliteId];
    if (!isPinned && release !== undefined && start < ms(release)) fault("before release");
    if (!isPinned && deadline !== undefined && end > ms(deadline)) fault("after deadline");
    for (const period of station.maintenance ?? []) {
      const isConcerned = period.antenna === undefined || period.antenna === booking.antenna;
      if (isConcerned && start < ms(period.to) && end > ms(period.from)) fault("in maintenance");
    }
    for (const { id, other, from, to } of scenario.mesh?.failures ?? []) {
      const ends = [booking.satelliteId, booking.stationId];
      const isConcerned = ends.includes(id) && (other === undefined || ends.includes(other));
      const isBefore = to !== undefined && ms(to) <= start;
      const isAfter = from !== undefined && ms(from) >= end;
      if (isConcerned && !isBefore && !isAfter) fault(`${id} has failed`);
    }
    for (const time of rules.forbidden ?? []) {
      const isPair = time.satelliteId === booking.satelliteId && time.stationId === booking.stationId;
      if (isPair && start < ms(time.end) && end > ms(time.start)) fault("forbidden");
    }
    const down = rules.direction === "up" ? 0 : volumeOf(contact, start, end, station.downlinkMbps, "downMbps");
    const up = rules.direction === "down" ? 0 : volumeOf(contact, start, end, station.uplinkMbps, "upMbps");
    if (rules.generatedMBPerHour?.[booking.satelliteId] === undefined && Math.abs(down - booking.downMB) > 2e-6) {
      fault(`downMB ${booking.downMB}, not ${down}`);
    }
    if (booking.downMB > down + 2e-6) fault("more down than fits");
    if (Math.abs(up - booking.upMB) > 2e-6) fault(`upMB ${booking.upMB}, not ${up}`);
    if (Math.abs(booking.volumeMB - booking.downMB - booking.upMB) > 2e-6) fault("volumeMB is not the sum");

    bookings.slice(i + 1).forEach((other) => {
      const otherStart = ms(other.start);
      const otherEnd = ms(other.end);
      if (other.satelliteId === booking.satelliteId && start < otherEnd && end > otherStart) {
        fault(`its satellite is also at ${other.stationId} ${other.start}`);
      }
      if (other.stationId !== booking.stationId || other.antenna !== booking.antenna) return;
      const setup = (station.setupSeconds ?? 0) * 1000;
      if (start < otherEnd + setup && end + setup > otherStart) fault(`its antenna also serves ${other.satelliteId}`);
    });
  });
  for (const pin of rules.pinned ?? []) {
    const stands = bookings.some(
      (booking) =>
        booking.satelliteId === pin.satelliteId &&
        booking.stationId === pin.stationId &&
        (pin.antenna === undefined || booking.antenna === pin.antenna) &&
        ms(booking.start) === ms(pin.start) &&
        ms(booking.end) === ms(pin.end),
    );
    if (!stands) faults.push(`pin of ${pin.satelliteId} at ${pin.stationId} does not stand`);
  }
  checkStorage(scenario, rules, bookings, faults);
  const value = objective === "volume" ? volumeValue(rules, bookings) : meanAgeSeconds(scenario, bookings);
  if (Math.abs(value - schedule.objective) > 1e-9 * Math.max(1, Math.abs(value)) + 1e-5) {
    faults.push(`objective ${schedule.objective}, not ${value}`);
  }
  const slack = 1e-9 * Math.abs(value) + 1e-6;
  if (objective === "volume" ? schedule.bound < value - slack : schedule.bound > value + slack) {
    faults.push(`bound ${schedule.bound} on the wrong side of ${value}`);
  }
  if (schedule.proven && schedule.gap > 1e-6) faults.push(`proven with a gap of ${schedule.gap}`);
  return faults;
}

function volumeOf(
  contact: CheckedContact,
  start: number,
  end: number,
  constantMbps: number,
  rate: "downMbps" | "upMbps",
): number {
  if (contact.pieces === undefined) return (constantMbps * (end - start)) / 8000;
  let sum = 0;
  let from = ms(contact.aos);
  for (const piece of contact.pieces) {
    const until = ms(piece.until);
    sum += (Math.max(0, Math.min(until, end) - Math.max(from, start)) * piece[rate]) / 8000;
    from = until;
  }
  return sum;
}

/** What each satellite sends down never exceeds what it holds: an event at each booking, in order of time. */
function checkStorage(
  scenario: CheckedScenario,
  rules: Rules,
  bookings: CheckedSchedule["bookings"],
  faults: string[],
): void {
  for (const [id, perHour] of Object.entries(rules.generatedMBPerHour ?? {})) {
    const capacity = rules.storageMB?.[id] ?? Number.POSITIVE_INFINITY;
    let level = 0;
    let since = ms(scenario.window.start);
    const mine = bookings.filter((booking) => booking.satelliteId === id);
    mine.sort((a, b) => ms(a.start) - ms(b.start));
    for (const { start, end, downMB } of mine) {
      level = Math.min(capacity, level + (perHour * (ms(start) - since)) / 3.6e6);
      level += (perHour * (ms(end) - ms(start))) / 3.6e6 - downMB;
      if (level < -1e-5) faults.push(`${id} sends more than it holds at ${start}`);
      level = Math.min(capacity, Math.max(0, level));
      since = ms(end);
    }
  }
}

function volumeValue(rules: Rules, bookings: CheckedSchedule["bookings"]): number {
  const sums = new Map<string, { down: number; up: number }>();
  for (const { satelliteId, downMB, upMB } of bookings) {
    const sum = sums.get(satelliteId) ?? { down: 0, up: 0 };
    sum.down += downMB;
    sum.up += upMB;
    sums.set(satelliteId, sum);
  }
  let value = 0;
  for (const [id, { down, up }] of sums) {
    const least = (demand: number | undefined, volume: number) => Math.min(demand ?? Number.POSITIVE_INFINITY, volume);
    const isByDirection = rules.downDemandsMB?.[id] !== undefined || rules.upDemandsMB?.[id] !== undefined;
    const counted = isByDirection
      ? least(rules.downDemandsMB?.[id], down) + least(rules.upDemandsMB?.[id], up)
      : least(rules.demandsMB?.[id], down + up);
    value += (rules.priorities?.[id] ?? 1) * counted;
  }
  return value;
}

function meanAgeSeconds(scenario: CheckedScenario, bookings: CheckedSchedule["bookings"]): number {
  const begin = ms(scenario.window.start);
  const total = scenario.window.durationHours * 3600;
  const ages = (scenario.satellites ?? []).map(({ id }) => {
    const ends = bookings.filter(({ satelliteId }) => satelliteId === id).map(({ end }) => (ms(end) - begin) / 1000);
    ends.sort((a, b) => a - b);
    let area = 0;
    let last = 0;
    for (const end of [...ends, total]) {
      area += ((end - last) * (end - last)) / 2;
      last = end;
    }
    return area / total;
  });
  return ages.length === 0 ? 0 : ages.reduce((sum, age) => sum + age, 0) / ages.length;
}
