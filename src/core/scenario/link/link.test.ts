import fc from "fast-check";
import { deflateSync, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../base/crc32";
import { describeProblem } from "../../base/outcome";
import { examples } from "../examples";
import type { Scenario } from "../schema";
import { decodeBase64Url, encodeBase64Url } from "./base64Url";
import { decodeLink } from "./decodeLink";
import { encodeLink } from "./encodeLink";
import { inflateCapped } from "./inflateCapped";

const scenario = examples[0]?.scenario as Scenario;
const view = {
  timeMs: Date.UTC(2026, 2, 20, 13) + 0.25,
  selection: "sat-002",
  camera: { lonDeg: 15, latDeg: 50.5, altitudeKm: 12_000, headingDeg: 0, pitchDeg: -90, rollDeg: 0 },
  panel: "contacts",
};
const link = encodeLink({ scenario, view });

function messageOf(text: string): string {
  const decoded = decodeLink(text);
  return decoded.ok ? "fine" : decoded.error.map(describeProblem).join("\n");
}

/** A link around any bytes, with a right header. */
function linkAround(deflated: Uint8Array): string {
  const payload = new Uint8Array(8 + deflated.length);
  new DataView(payload.buffer).setUint32(0, deflated.length);
  new DataView(payload.buffer).setUint32(4, crc32(deflated));
  payload.set(deflated, 8);
  return `ow1.${encodeBase64Url(payload)}`;
}

const linkAroundJson = (json: string) => linkAround(deflateSync(strToU8(json)));

describe("a link", () => {
  it.each(examples)("carries the example $id", (example) => {
    expect(decodeLink(encodeLink({ scenario: example.scenario }))).toEqual({
      ok: true,
      value: { scenario: example.scenario },
    });
  });

  it("carries the view, as an address, a fragment, bare, or wrapped by a mail program", () => {
    const content = { ok: true, value: { scenario, view } };
    for (const text of [
      link,
      `#${link}`,
      `https://example.org/app/?x=1#${link}`,
      ` ${link.slice(0, 70)}\r\n ${link.slice(70)}\n`,
    ]) {
      expect(decodeLink(text)).toEqual(content);
    }
  });

  it("has only letters that survive in an address", () => {
    expect(link).toMatch(/^ow1\.[A-Za-z0-9_-]+$/);
  });

  it("carries whatever a document and a view may hold (seed 51)", () => {
    const text = fc.string({ unit: "binary", minLength: 1, maxLength: 40 });
    const angle = fc.double({ min: -90, max: 90, noNaN: true }).map((value) => value + 0);
    const station = fc.record({
      latDeg: angle,
      lonDeg: angle,
      altitudeKm: fc.double({ min: 0, max: 9, noNaN: true }),
      uplinkMbps: fc.double({ min: 0, max: 1e6, noNaN: true }),
      downlinkMbps: fc.nat(),
    });
    const views = fc.option(
      fc.record(
        {
          timeMs: fc.integer({ min: 0, max: 4e12 }),
          selection: fc.constantFrom("a", "sat:1", "x".repeat(64)),
          panel: fc.string({ minLength: 1, maxLength: 64 }),
        },
        { requiredKeys: [] },
      ),
      { nil: undefined },
    );
    fc.assert(
      fc.property(text, fc.array(station, { maxLength: 5 }), views, (name, places, seen) => {
        const stations = places.map((place, i) => ({ id: `s${i}`, ...place }));
        const content = { scenario: { ...scenario, name, stations }, ...(seen && { view: seen }) };
        // JSON has no negative zero.
        expect(decodeLink(encodeLink(content))).toEqual({ ok: true, value: JSON.parse(JSON.stringify(content)) });
      }),
      { seed: 51, numRuns: 100 },
    );
  });
});

describe("a bad link gets its message", () => {
  it("when it is not ours", () => {
    for (const text of ["", "#", "https://example.org/", "https://example.org/#top", "ow.abc", "ow0.abc", "xow1.abc"]) {
      expect(messageOf(text)).toContain("not a link of Orbitweave");
    }
  });

  it("when it is of a later version", () => {
    expect(messageOf(link.replace("ow1.", "ow2."))).toContain("made by a newer Orbitweave");
  });

  it("when it is cut anywhere", () => {
    for (let length = 4; length < link.length; length++) {
      expect(messageOf(link.slice(0, length))).toContain("the link is cut short");
    }
  });

  it("when something stands behind it", () => {
    expect(messageOf(`${link}AAAA`)).toContain("there is more behind its end");
    expect(messageOf(`${link}).`)).toContain("characters that no link has");
  });

  it("when any letter is another one", () => {
    for (let at = 4; at < link.length - 1; at++) {
      const other = link.charAt(at) === "A" ? "B" : "A";
      expect(messageOf(link.slice(0, at) + other + link.slice(at + 1))).toMatch(/damaged|cut short/);
    }
  });

  it("when it holds something else", () => {
    expect(messageOf(linkAround(Uint8Array.of(255, 255, 255)))).toContain("cannot be inflated");
    expect(messageOf(linkAround(new Uint8Array(0)))).toContain("not JSON");
    expect(messageOf(linkAroundJson("hello"))).toContain("not JSON");
    expect(messageOf(linkAroundJson("[]"))).toContain("holds no scenario");
    expect(messageOf(linkAroundJson("{}"))).toContain("scenario: not a scenario");
    expect(messageOf(linkAroundJson(JSON.stringify({ scenario, url: "https://x" })))).toContain("url: unknown key");
  });

  it("when its scenario or view is bad, with the path", () => {
    const bad = { ...scenario, window: { start: "2026-03-20T12:00:00Z", durationHours: 1000 } };
    expect(messageOf(linkAroundJson(JSON.stringify({ scenario: bad })))).toContain(
      "scenario.window.durationHours: too large",
    );
    const camera = { ...view.camera, latDeg: 91 };
    const json = JSON.stringify({ scenario, view: { camera, time: "yesterday", extra: 1 } });
    expect(messageOf(linkAroundJson(json))).toContain("view.camera.latDeg: too large (given 91)");
    expect(messageOf(linkAroundJson(json))).toContain("view.time: not allowed here");
    expect(messageOf(linkAroundJson(json))).toContain("view.extra: unknown key");
  });

  it("when it holds dangerous keys", () => {
    const json = JSON.stringify({ scenario }).replace("{", '{"__proto__":{"polluted":1},');
    expect(messageOf(linkAroundJson(json))).toContain("key __proto__ is not allowed anywhere");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("when it inflates past 2 MB", () => {
    const bomb = deflateSync(new Uint8Array(20_000_000), { level: 9 });
    expect(bomb.length).toBeLessThan(60_000);
    expect(messageOf(linkAround(bomb))).toContain("inflates past its limit; allowed: at most 2 MB");
  });

  it("when it is longer than any", () => {
    expect(messageOf(`ow1.${"A".repeat(5_000_000)}`)).toContain("the link is too long");
  });

  it("and never an exception, whatever is done to it (seed 52)", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 20 }), fc.string({ maxLength: 20 }), (at, cut, put) => {
        const from = at % (link.length + 1);
        const changed = link.slice(0, from) + put + link.slice(from + cut);
        const decoded = decodeLink(changed);
        if (decoded.ok) expect(decoded.value).toEqual({ scenario, view });
        else expect(decoded.error.length).toBeGreaterThan(0);
      }),
      { seed: 52, numRuns: 2000 },
    );
  });

  it("nor when its deflated bytes are anything, under a right checksum (seed 53)", () => {
    const good = deflateSync(strToU8(JSON.stringify({ scenario })));
    fc.assert(
      fc.property(fc.nat(), fc.uint8Array({ maxLength: 8 }), (at, bytes) => {
        const changed = good.slice();
        changed.set(bytes, at % (good.length - 8));
        const decoded = decodeLink(linkAround(changed));
        if (!decoded.ok) expect(decoded.error.length).toBeGreaterThan(0);
      }),
      { seed: 53, numRuns: 500 },
    );
  });
});

describe("inflating with a cap", () => {
  it("stops soon after the cap, so that a bomb costs no more", () => {
    const bomb = deflateSync(new Uint8Array(20_000_000), { level: 9 });
    expect(inflateCapped(bomb, 1000)).toEqual({ ok: false, error: "too large" });
    const exact = deflateSync(new Uint8Array(1000));
    expect(inflateCapped(exact, 1000)).toEqual({ ok: true, value: new Uint8Array(1000) });
    expect(inflateCapped(exact, 999)).toEqual({ ok: false, error: "too large" });
  });
});

describe("base64url", () => {
  it("gives back every bytes (seed 54), and the letters of RFC 4648", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeBase64Url(encodeBase64Url(bytes))).toEqual(bytes);
        expect(encodeBase64Url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
      }),
      { seed: 54 },
    );
  });
});
