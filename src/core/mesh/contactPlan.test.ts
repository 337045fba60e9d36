import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { checkedScenario, ground, over, start } from "./__fixtures__/scenarios";
import { type ContactPlan, contactPlanOf } from "./contactPlan";
import { deliver } from "./deliver";
import { deliveryPlanOfMesh } from "./deliveryPlan";
import { meshContacts } from "./meshContacts";
import { meshModel } from "./meshModel";
import { MeshObserver } from "./meshObserver";
import { readContactPlan } from "./readContactPlan";
import { writeIonPlan } from "./writeIonPlan";

const startMs = Date.parse(start);

function read(text: string): ContactPlan["contacts"] {
  const result = readContactPlan(text, startMs);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.plan.contacts;
}

const warningsOf = (text: string) => {
  const result = readContactPlan(text, startMs);
  return result.ok ? result.value.warnings.map(({ path, message }) => `${path}: ${message}`) : [];
};

const errorsOf = (text: string) => {
  const result = readContactPlan(text, startMs);
  return result.ok ? [] : result.error.map(({ path, message }) => `${path}: ${message}`);
};

describe("ION's contact plans", () => {
  it("times are relative or absolute, @ moves the reference, # comments", () => {
    const text = [
      "# a comment",
      "a contact +10 +20 1 2 125000   # one megabit per second",
      "",
      "@ 2026/03/20-12:01:00",
      "a contact +10 +20 1 2 125000",
      "@ +60",
      "a contact +0 2026/03/20-12:03:00 2 3 250000",
    ].join("\r\n");
    const rest = { rateMbps: 1, owltSeconds: 0 };
    expect(read(text)).toEqual([
      { from: "1", to: "2", startSeconds: 10, endSeconds: 20, ...rest },
      { from: "1", to: "2", startSeconds: 70, endSeconds: 80, ...rest },
      { from: "2", to: "3", startSeconds: 120, endSeconds: 180, ...rest, rateMbps: 2 },
    ]);
  });

  it("without range lines the last field of a contact is light time, with them a confidence", () => {
    expect(read("a contact +0 +9 1 2 1000 3.5").map((one) => one.owltSeconds)).toEqual([3.5]);
    expect(read("a contact +0 +9 1 2 1000 0.5\na range +0 +9 1 2 7").map((one) => one.owltSeconds)).toEqual([7]);
    expect(errorsOf("a contact +0 +9 1 2 1000 3.5\na range +0 +9 1 2 7")).toEqual(["line 1: not a confidence"]);
  });

  it("a range from the lesser number holds both ways, unless the other way has its own; from the greater only that way", () => {
    const both = "a contact +0 +9 9 10 1\na contact +0 +9 10 9 1\n";
    const light = (ranges: string) => read(both + ranges).map((one) => one.owltSeconds);
    expect(light("a range +0 +9 9 10 4")).toEqual([4, 4]);
    expect(light("a range +0 +9 9 10 4\na range +0 +9 10 9 6")).toEqual([4, 6]);
    expect(light("a range +0 +9 10 9 6")).toEqual([0, 6]);
    expect(warningsOf(`${both}a range +0 +9 10 9 6`)).toEqual(["line 1: no range tells its light time: taken as 0 s"]);
    expect(warningsOf("a contact +0 +9 1 2 1\na range +0 +5 1 2 4\na range +5 +9 1 2 5")).toEqual([
      "line 1: its light time changes: that of its start, 4 s, is taken",
    ]);
  });

  it("an exact duplicate is left out with a warning, overlapping contacts stay", () => {
    const text = "a contact +0 +9 1 2 1000 0\na contact +5 +12 1 2 1000 0\na contact +0 +9 1 2 1000 0";
    expect(read(text)).toHaveLength(2);
    expect(warningsOf(text)).toEqual(["line 3: the same contact as line 1: left out"]);
  });

  it("a plan that tells no light times has 0 s, with one warning", () => {
    const one = "m horizon +86400\na contact +0 +9 1 2 1000\na contact +0 +9 2 1 1000 0.5";
    expect(read(one).map(({ owltSeconds }) => owltSeconds)).toEqual([0, 0.5]);
    expect(warningsOf(one)).toEqual(["line 2: nothing tells its light time: taken as 0 s"]);
    expect(warningsOf(`${one}\na contact +20 +29 1 2 1000`)).toEqual([
      "line 2: nothing tells its light time, nor of 1 contact more: taken as 0 s",
    ]);
  });

  it("reversed or malformed lines and rates of zero or less are errors with their line", () => {
    const bad = [
      "a contact +9 +0 1 2 1000",
      "a contact +0 +9 1 2 0",
      "a contact +0 +9 1 2 -5",
      "a contact +0 +9 1 2",
      "a contact +0 +9 1 2 fast",
      "a contact 0 +9 1 2 1000",
      "a contact +0 2026/02/30-00:00:00 1 2 1000",
      "a contact +0 +9 1 1 1000",
      "a contact +0 +9 1 2/3 1000",
      "a range +5 +1 1 2 3",
      "a range +0 +1 1 2 -3",
      "a range +0 +1 1 2",
      "b contact +0 +9 1 2 1000",
      "@ noon",
      "@",
    ];
    expect(errorsOf(bad.join("\n"))).toEqual([
      "line 1: does not end after it begins",
      "line 2: rate of zero or less",
      "line 3: rate of zero or less",
      'line 4: 4 fields after "a contact"',
      "line 5: rate is not a number",
      "line 6: not a time",
      "line 7: not a time",
      "line 8: contact of a node with itself",
      "line 9: not a node",
      "line 10: does not end after it begins",
      "line 11: light time below zero",
      'line 12: 4 fields after "a range"',
      "line 13: not a line of a contact plan",
      "line 14: not a time",
      "line 15: not a reference time",
    ]);
  });

  it("written and read again a plan is the same but for whole seconds inward, seed 1848", () => {
    const contact = fc.record({
      from: fc.constantFrom("1", "2", "3"),
      to: fc.constantFrom("4", "5"),
      startSeconds: fc.integer({ min: 0, max: 5000 }).map((i) => i / 4),
      length: fc.integer({ min: 1, max: 40 }).map((i) => i / 4),
      rateMbps: fc.constantFrom(1, 8, 100),
      owltSeconds: fc.constantFrom(0, 0.25, 3),
    });
    fc.assert(
      fc.property(fc.array(contact, { maxLength: 12 }), fc.boolean(), (drawn, turned) => {
        // One contact a pair, so that no two light times hold at once.
        const pairs = new Map(
          drawn.map(({ length, ...one }) => [
            `${one.from} ${one.to}`,
            { ...one, endSeconds: one.startSeconds + length },
          ]),
        );
        const contacts = [...pairs.values()].map((one) => (turned ? { ...one, from: one.to, to: one.from } : one));
        const ids = [...new Set(contacts.flatMap(({ from, to }) => [from, to]))].sort();
        const { text, loss } = writeIonPlan({ contacts }, startMs);
        const expected = contacts
          .map((one) => ({
            ...one,
            from: String(ids.indexOf(one.from) + 1),
            to: String(ids.indexOf(one.to) + 1),
            startSeconds: Math.ceil(one.startSeconds),
            endSeconds: Math.floor(one.endSeconds),
            owltSeconds: Math.ceil(one.owltSeconds),
          }))
          .filter((one) => one.startSeconds < one.endSeconds);
        expect(read(text)).toEqual(expected);
        expect(loss.droppedContacts).toBe(contacts.length - expected.length);
        const seconds = (list: ContactPlan["contacts"]) =>
          list.reduce((sum, one) => sum + one.endSeconds - one.startSeconds, 0);
        expect(loss.lostSeconds).toBeCloseTo(seconds(contacts) - seconds(expected), 3);
      }),
      { seed: 1848, numRuns: 100 },
    );
  });

  it("says what is lost, and which number stands for whom", () => {
    const contacts = [
      { from: "sat", to: "gs", startSeconds: 0.5, endSeconds: 10.25, rateMbps: 8, owltSeconds: 0.002 },
      { from: "gs", to: "sat", startSeconds: 20.2, endSeconds: 20.9, rateMbps: 8, owltSeconds: 0.002 },
    ];
    expect(writeIonPlan({ contacts }, startMs).text.split("\n")).toEqual([
      "# Contact plan in the form of ION (ionrc), times in seconds after the @ line.",
      "# node 1: gs",
      "# node 2: sat",
      "# Rounded to whole seconds, contacts inward, light times up: 1 contacts dropped, 1.45 s and 1.45 MB lost, light times up to 0.998 s too long.",
      "@ 2026/03/20-12:00:00",
      "a contact +1 +10 2 1 1000000",
      "a range +1 +10 2 1 1",
      "",
    ]);
  });
});

describe("contact plans as JSON", () => {
  const contact = { from: "a", to: "b", startSeconds: 0, endSeconds: 5.5, rateMbps: 3, owltSeconds: 0.1 };
  const text = (...contacts: unknown[]) => JSON.stringify({ contacts });

  it("come back as they were written", () => {
    expect(read(text(contact))).toEqual([contact]);
    expect(warningsOf(text(contact, contact))).toEqual(["contacts[1]: the same contact as contacts[0]: left out"]);
  });

  it("bad ones are errors with their path", () => {
    expect(errorsOf(text({ ...contact, endSeconds: 0 }))).toEqual(["contacts[0]: does not end after it begins"]);
    expect(errorsOf(text({ ...contact, rateMbps: 0 }))).toEqual(["contacts[0].rateMbps: too small"]);
    expect(errorsOf(text({ ...contact, to: "a" }))).toEqual(["contacts[0]: contact of a node with itself"]);
    expect(errorsOf(text({ ...contact, more: 1 }))).toEqual(["contacts[0].more: unknown key"]);
    expect(errorsOf(text({ ...contact, startSeconds: "0" }))).toEqual([
      "contacts[0].startSeconds: wrong kind of value",
    ]);
    expect(errorsOf('{"contacts":')[0]).toMatch(/^line 1, column 13: not JSON/);
  });
});

describe("the contacts of a mesh", () => {
  const orbit = {
    kind: "keplerian",
    epoch: start,
    semiMajorAxisKm: 6928.137,
    eccentricity: 0,
    inclinationDeg: 53,
  } as const;
  const scenario = checkedScenario({
    window: { start, durationHours: 6 },
    satellites: [
      { id: "m1", orbit: { ...orbit, raanDeg: 10, argPerigeeDeg: 0, meanAnomalyDeg: 0 } },
      { id: "m2", orbit: { ...orbit, raanDeg: 10, argPerigeeDeg: 0, meanAnomalyDeg: 15 } },
      { id: "m3", orbit: { ...orbit, inclinationDeg: 97, raanDeg: 80, argPerigeeDeg: 0, meanAnomalyDeg: 0 } },
      over("f", 0, 0, 20_000),
    ],
    stations: [ground("g", 28, -80), ground("mute", 60, 20, { uplinkMbps: 0 })],
    mesh: {
      topology: "manual",
      perHopLatencyMs: 2,
      links: [
        { a: "m1", b: "m2" },
        { a: "m1", b: "m3", bandwidthMbps: 30 },
        { a: "f", b: "g", latencyMs: 120, bandwidthMbps: 5 },
      ],
      failures: [{ kind: "satellite", id: "m2", from: "2026-03-20T13:00:00Z", to: "2026-03-20T14:00:00.5Z" }],
    },
  });
  const model = meshModel(scenario);
  const contacts = runToEnd(meshContacts(model));
  const { contacts: plan } = contactPlanOf(model, contacts);

  it("hold exactly where snapshots have a link, both ways, each at its rate and latency", () => {
    const observer = new MeshObserver(model);
    let compared = 0;
    for (let seconds = 1; seconds < 21_600; seconds += 97) {
      const { graph } = observer.at(model.startMs + seconds * 1000);
      const arcs: string[] = [];
      for (let node = 0; node < graph.nodeIds.length; node++) {
        for (let arc = graph.first[node] as number; arc < (graph.first[node + 1] as number); arc++) {
          const mbps = graph.arcMbps[arc] as number;
          if (mbps > 0) arcs.push(`${graph.nodeIds[node]} ${graph.nodeIds[graph.to[arc] as number]} ${mbps}`);
        }
      }
      const current = plan.filter(({ startSeconds, endSeconds }) => startSeconds <= seconds && seconds < endSeconds);
      expect(current.map(({ from, to, rateMbps }) => `${from} ${to} ${rateMbps}`).sort()).toEqual(arcs.sort());
      compared += arcs.length;
    }
    expect(compared).toBeGreaterThan(500);
  });

  it("are cut by failures, to the millisecond", () => {
    const pair = plan.filter(({ from, to }) => from === "m1" && to === "m2");
    expect(pair.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual([
      [0, 3600],
      [7200.5, 21600],
    ]);
    expect(plan.filter(({ from }) => from === "mute")).toEqual([]);
    expect(plan.filter(({ to }) => to === "mute").length).toBeGreaterThan(0);
  });

  it.each(["2026-03-20T12:00:00.000001Z", "2026-03-20T12:00:00.0006Z"])(
    "span a window that starts between two milliseconds, %s, and no more",
    (between) => {
      const links = [
        { a: "f", b: "h", latencyMs: 1 },
        { a: "f", b: "i" },
      ];
      const satellites = [over("f", 0, 0), over("h", 0, 5), over("i", 5, 0)];
      const stations = [ground("g", 0, 0)];
      const window = { start: between, durationHours: 1 };
      const model = meshModel(checkedScenario({ window, satellites, stations, mesh: { topology: "manual", links } }));
      const { contacts } = contactPlanOf(model, runToEnd(meshContacts(model)));
      expect(contacts.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual(
        Array(10).fill([0, 3600]),
      );
    },
  );

  it("a bundle is delivered at the light time of the instant in which it leaves", () => {
    const delivery = deliver(deliveryPlanOfMesh(model, contacts), {
      from: model.nodes.indexOf.get("m1") as number,
      to: model.nodes.indexOf.get("m2") as number,
      sizeMB: 1000,
      atSeconds: 3700,
    });
    if (!delivery.delivered) throw new Error(delivery.reason);
    const [hop] = delivery.hops;
    expect(hop?.start).toBe(7200.5);
    expect(hop?.end).toBe(7208.5);
    const { links } = new MeshObserver(model).at(model.startMs + 7_200_500).graph;
    const index = Array.from(links.a).findIndex(
      (a, i) => model.nodes.ids[a] === "m1" && model.nodes.ids[links.b[i] as number] === "m2",
    );
    expect((hop?.arrival ?? 0) - 7208.5).toBeCloseTo((links.latencyNs[index] as number) / 1e9, 9);
  });
});
