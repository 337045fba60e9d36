import type { MissionNetwork } from "../missionNetwork";
import type { MissionBooking, MissionMessage, MissionRun } from "../missionRun";
import type { Hop, Transmission } from "../transmission";

/**
 * Replays the log of a run against its network and lists what cannot be. It reads the network and the log alone and shares no code with the simulation: no byte
 * outside a contact or link, none twice, no antenna or satellite in two places, nothing learned before it arrived.
 */
export function missionFaults(network: MissionNetwork, run: MissionRun, serverId?: string): string[] {
  const server = serverId === undefined ? network.satelliteIds.length : network.satelliteIds.indexOf(serverId);
  return [
    ...run.log.messages.flatMap((message, i) =>
      messageFaults(network, message, server).map((fault) => `message ${i}: ${fault}`),
    ),
    ...channelFaults(run),
    ...bookingFaults(network, run),
    ...lifeFaults(network, run),
    ...stepFaults(run),
    ...trafficFaults(run),
  ];
}

function messageFaults(network: MissionNetwork, message: MissionMessage, server: number): string[] {
  const { kind, satellite, bytes, readyMs, arrivalMs, hops } = message;
  const ground = network.satelliteIds.length;
  const faults: string[] = [];
  const [source, sink] = kind === "model" ? [server, satellite] : [satellite, server];
  let node = source;
  let atMs = readyMs;
  for (const [h, hop] of hops.entries()) {
    if (hop.from !== node) faults.push(`hop ${h} begins at ${hop.from}, the message is at ${node}`);
    if (h > 0 && node === ground && !network.groundForwards) faults.push("a station passed it on");
    let sum = 0;
    let lastEndMs = atMs;
    for (const sent of hop.transmissions) {
      if (sent.startMs < lastEndMs) faults.push(`hop ${h} sends at ${sent.startMs} before ${lastEndMs}`);
      if (!(sent.endMs > sent.startMs)) faults.push(`hop ${h} sends for no time`);
      const room = sent.bps * (sent.endMs - sent.startMs);
      if (sent.milliBits > room || sent.milliBits <= 0)
        faults.push(`hop ${h} sends ${sent.milliBits} where ${room} fit`);
      faults.push(...transmissionFaults(network, hop, sent, ground));
      sum += sent.milliBits;
      lastEndMs = sent.endMs;
    }
    if (sum !== bytes * 8000) faults.push(`hop ${h} moves ${sum / 8000} of ${bytes} bytes`);
    const last = hop.transmissions[hop.transmissions.length - 1] as Transmission;
    const station = last.contact < 0 ? -1 : ground + (network.contacts[last.contact]?.station ?? -1);
    const [near, far] = [hop.from === ground ? station : hop.from, hop.to === ground ? station : hop.to];
    const expected = last.endMs + network.latencyMs(near, far, last.startMs);
    // Light time there and back differs by what the ends move meanwhile.
    if (Math.abs(hop.arrivalMs - expected) > 1)
      faults.push(`hop ${h} arrives at ${hop.arrivalMs}, light at ${expected}`);
    node = hop.to;
    atMs = hop.arrivalMs;
  }
  if (node !== sink) faults.push(`ends at ${node}, is for ${sink}`);
  if (atMs !== arrivalMs) faults.push(`arrives at ${arrivalMs}, its last hop at ${atMs}`);
  if (arrivalMs > network.durationMs) faults.push("arrives after the window");
  return faults;
}

function transmissionFaults(network: MissionNetwork, hop: Hop, sent: Transmission, ground: number): string[] {
  if (sent.contact < 0) {
    const isInside = network.links.some(
      ({ from, to, startMs, endMs, bps }) =>
        from === hop.from && to === hop.to && startMs <= sent.startMs && sent.endMs <= endMs && bps === sent.bps,
    );
    return isInside ? [] : [`${hop.from} to ${hop.to} at ${sent.startMs}: no link`];
  }
  const contact = network.contacts[sent.contact];
  const satellite = hop.to === ground ? hop.from : hop.to;
  if (contact === undefined || contact.satellite !== satellite) return ["a contact of another satellite"];
  if (sent.startMs < contact.startMs || sent.endMs > contact.endMs) return [`at ${sent.startMs}: outside the contact`];
  const faults: string[] = [];
  let fromMs = contact.startMs;
  for (const { endMs, downBps, upBps } of contact.pieces) {
    const overlaps = sent.startMs < endMs && sent.endMs > fromMs;
    if (overlaps && sent.bps !== (hop.to === ground ? downBps : upBps)) faults.push(`at ${sent.startMs}: another rate`);
    fromMs = endMs;
  }
  return faults;
}

interface Use {
  readonly key: string;
  readonly startMs: number;
  readonly endMs: number;
}

function overlapFaults(uses: readonly Use[], what: string): string[] {
  const sorted = [...uses].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.startMs - b.startMs));
  return sorted.flatMap((use, i) => {
    const before = sorted[i - 1];
    const clashes = before !== undefined && before.key === use.key && before.endMs > use.startMs;
    return clashes ? [`${what} ${use.key}: ${use.startMs} begins before ${before.endMs}`] : [];
  });
}

/** Each direction of a link carries one message at a time, and the ground's of a satellite too. */
function channelFaults({ log }: MissionRun): string[] {
  const uses = log.messages.flatMap(({ hops }) =>
    hops.flatMap(({ from, to, transmissions }) =>
      transmissions.map(({ startMs, endMs }) => ({ key: `${from} to ${to}`, startMs, endMs })),
    ),
  );
  return overlapFaults(uses, "link");
}

function bookingFaults(network: MissionNetwork, { log }: MissionRun): string[] {
  const faults: string[] = [];
  for (const { contact, satellite, station, antenna, startMs, endMs } of log.bookings) {
    const held = network.contacts[contact];
    const name = `booking ${satellite} at ${station} ${startMs}`;
    if (held === undefined || held.satellite !== satellite || held.station !== station) {
      faults.push(`${name}: another's contact`);
      continue;
    }
    if (startMs < held.startMs || endMs > held.endMs || startMs >= endMs) faults.push(`${name}: outside its contact`);
    const { antennas = 0, maintenance = [] } = network.stations[station] ?? {};
    if (antenna < 0 || antenna >= antennas) faults.push(`${name}: no antenna ${antenna}`);
    if (maintenance.some((one) => one.antenna === antenna && one.start < endMs && one.end > startMs)) {
      faults.push(`${name}: in maintenance`);
    }
    const standing = network.standing;
    if (
      standing !== undefined &&
      !standing.some(
        (one) => one.contact === contact && one.antenna === antenna && one.startMs === startMs && one.endMs === endMs,
      )
    ) {
      faults.push(`${name}: not in the schedule`);
    }
  }
  const antennaUses = log.bookings.map(({ station, antenna, startMs, endMs }) => ({
    key: `${station}/${antenna}`,
    startMs,
    endMs: endMs + (network.stations[station]?.setupMs ?? 0),
  }));
  faults.push(...overlapFaults(antennaUses, "antenna"));
  const satelliteUses = log.bookings.map(({ satellite, startMs, endMs }) => ({ key: `${satellite}`, startMs, endMs }));
  faults.push(...overlapFaults(satelliteUses, "satellite"));
  const bookingsOf = new Map<number, MissionBooking[]>();
  for (const booking of log.bookings) {
    const mine = bookingsOf.get(booking.satellite);
    if (mine === undefined) bookingsOf.set(booking.satellite, [booking]);
    else mine.push(booking);
  }
  for (const { hops, satellite } of log.messages) {
    for (const { transmissions, from, to } of hops) {
      const owner = to === network.satelliteIds.length ? from : to;
      for (const sent of transmissions) {
        if (sent.contact < 0) continue;
        const isBooked = (bookingsOf.get(owner) ?? []).some(
          (one) =>
            one.contact === sent.contact &&
            one.antenna === sent.antenna &&
            one.startMs <= sent.startMs &&
            one.endMs >= sent.endMs,
        );
        if (!isBooked) faults.push(`message of ${satellite} at ${sent.startMs}: outside every booking`);
      }
    }
  }
  return faults;
}

/** Nothing is trained before its model arrived, nor sent before it was trained, nor counted before it arrived. */
function lifeFaults(network: MissionNetwork, { log }: MissionRun): string[] {
  const messagesOf = new Map<number, MissionMessage[]>();
  for (const message of log.messages)
    messagesOf.set(message.update, [...(messagesOf.get(message.update) ?? []), message]);
  return log.updates.flatMap((life, i) => {
    const faults: string[] = [];
    const { requestedMs, modelSentMs, modelAtMs, trainedMs, updateSentMs, updateAtMs, countedMs } = life;
    const instants = [requestedMs, modelSentMs, modelAtMs, trainedMs, updateSentMs, updateAtMs, countedMs];
    const known = instants.filter((atMs) => atMs !== null);
    if (known.some((atMs, k) => atMs < (known[k - 1] ?? 0))) faults.push(`goes back in time: ${instants.join(", ")}`);
    const mine = messagesOf.get(i) ?? [];
    const model = mine.filter(({ kind }) => kind === "model");
    const update = mine.filter(({ kind }) => kind === "update");
    if (model.length > 1 || update.length > 1) faults.push("sent twice");
    if (life.modelAtMs !== null && model[0]?.arrivalMs !== life.modelAtMs) faults.push("its model is there too early");
    if (life.trainedMs !== null) {
      const worked = workedMs(network, life.satellite, life.modelAtMs ?? Number.POSITIVE_INFINITY, life.trainedMs);
      if (worked < life.computeMs) faults.push(`worked ${worked} of ${life.computeMs} ms`);
    }
    const sentBytes = update[0]?.bytes;
    if (sentBytes !== undefined && life.bytes !== (update[0]?.hops.length === 0 ? 0 : sentBytes))
      faults.push(`weighs ${life.bytes} bytes, ${sentBytes} were sent`);
    if (update[0] !== undefined && update[0].readyMs !== life.trainedMs) faults.push("sent before it was trained");
    if (life.updateAtMs !== null && update[0]?.arrivalMs !== life.updateAtMs) faults.push("it is there too early");
    if (life.countedMs !== null && (life.updateAtMs === null || life.updateAtMs > life.countedMs)) {
      faults.push("counted before it arrived");
    }
    return faults.map((fault) => `update ${i}: ${fault}`);
  });
}

function workedMs({ workingHours }: MissionNetwork, satellite: number, fromMs: number, toMs: number): number {
  if (workingHours === undefined) return toMs - fromMs;
  return (workingHours[satellite] ?? []).reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(end, toMs) - Math.max(start, fromMs)),
    0,
  );
}

/** What a round is charged with is what arrived in it; rounds follow each other without a gap and end before the run does. */
function trafficFaults({ rounds, times, endedMs, log }: MissionRun): string[] {
  const faults: string[] = [];
  const arrived = new Map<number, number>();
  for (const { round, bytes, updateAtMs } of log.updates)
    if (updateAtMs !== null) arrived.set(round, (arrived.get(round) ?? 0) + bytes);
  rounds.forEach(({ round, bytesUp }, i) => {
    if (bytesUp !== (arrived.get(round) ?? 0)) faults.push(`round ${round} is charged ${bytesUp} bytes`);
    const { startMs = -1, endMs = -1 } = times[i] ?? {};
    if (startMs !== (times[i - 1]?.endMs ?? 0) || endMs < startMs)
      faults.push(`round ${round}: ${startMs} to ${endMs}`);
  });
  if (endedMs < (times[times.length - 1]?.endMs ?? 0)) faults.push("it ended before its last round");
  return faults;
}

/** Versions count the server's steps; what is trained is a model that was there when it was sent. */
function stepFaults({ log }: MissionRun): string[] {
  const faults: string[] = [];
  const steps = log.events.filter((event) => event.kind === "aggregated");
  const counted = new Set<number>();
  steps.forEach(({ version, updates, atMs }, i) => {
    if (version !== i + 1) faults.push(`step ${i + 1} makes version ${version}`);
    for (const index of updates) {
      const life = log.updates[index];
      if (counted.has(index)) faults.push(`update ${index} counts twice`);
      counted.add(index);
      if (life?.countedMs !== atMs) faults.push(`update ${index} counts at another time`);
      if (life !== undefined && life.staleness !== version - 1 - life.version)
        faults.push(`update ${index}: staleness`);
      if (life !== undefined && life.version > 0) {
        const made = steps[life.version - 1]?.atMs ?? Number.POSITIVE_INFINITY;
        if ((life.modelSentMs ?? 0) < made) faults.push(`update ${index}: its model was sent before it was made`);
      }
    }
  });
  log.events.forEach(({ atMs }, i) => {
    if (atMs < (log.events[i - 1]?.atMs ?? 0)) faults.push(`event ${i} goes back in time`);
  });
  return faults;
}
