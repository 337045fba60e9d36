import { describe, expect, it } from "vitest";
import { fetchGroup, type GroupSources, keepMs } from "./fetchGroup";
import type { GroupCopy } from "./groupStore";

const elements = '[{"OBJECT_NAME":"ISS"}]';

/** CelesTrak and a browser of our own: answers in order, with the requests that were sent. */
function world(answers: readonly (() => Response)[]) {
  const copies = new Map<string, GroupCopy>();
  const requests: string[] = [];
  let refused: number | undefined;
  let nowMs = 1_000_000_000_000;
  let online = true;
  const sources: GroupSources = {
    async fetch(address) {
      requests.push(address);
      const answer = answers[requests.length - 1];
      if (answer === undefined) throw new Error("nobody answers");
      return answer();
    },
    store: {
      read: async (address) => copies.get(address),
      write: async (address, copy) => void copies.set(address, copy),
      refusedAtMs: () => refused,
      setRefusedAtMs: (ms) => {
        refused = ms;
      },
    },
    nowMs: () => nowMs,
    isOnline: () => online,
  };
  return {
    requests,
    ask: (group = "stations") => fetchGroup(group, sources),
    wait: (ms: number) => {
      nowMs += ms;
    },
    goOffline: () => {
      online = false;
    },
  };
}

const answer =
  (body: BodyInit | null, status = 200, headers: Record<string, string> = {}) =>
  () =>
    new Response(body, { status, headers });

function endless(): Response {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1_000_000;
      if (sent > 12_000_000) throw new Error("was read beyond the limit");
      controller.enqueue(new Uint8Array(1_000_000).fill(65));
    },
  });
  return new Response(body);
}

describe("a group of CelesTrak", () => {
  it("is asked for once in two hours", async () => {
    const { ask, wait, requests } = world([answer(elements), answer(elements)]);
    expect(await ask()).toMatchObject({ ok: true, value: { text: elements } });
    wait(keepMs - 1);
    await ask();
    expect(requests).toEqual(["https://celestrak.org/NORAD/elements/gp.php?GROUP=stations&FORMAT=json"]);
    wait(1);
    await ask();
    expect(requests).toHaveLength(2);
  });

  it("after a refusal nothing is asked for two hours, whatever the group", async () => {
    for (const status of [403, 429]) {
      const { ask, wait, requests } = world([answer("no", status), answer(elements)]);
      expect(await ask()).toMatchObject({ ok: false, error: { kind: "refused" } });
      expect(await ask("geo")).toMatchObject({ ok: false, error: { kind: "resting" } });
      expect(requests).toHaveLength(1);
      wait(keepMs);
      expect(await ask()).toMatchObject({ ok: true });
    }
  });

  it("says what it was that came in place of elements", async () => {
    const cases = [
      [answer("<!DOCTYPE html><html></html>"), "page"],
      [answer(""), "empty"],
      [answer("[]"), "empty"],
      [answer("No GP data found"), "empty"],
      [answer("Invalid query"), "failed"],
      [answer("oops", 500), "failed"],
      [endless, "tooLarge"],
      [answer(elements, 200, { "content-length": "50000000" }), "tooLarge"],
    ] as const;
    for (const [reply, kind] of cases) {
      expect(await world([reply]).ask()).toMatchObject({ ok: false, error: { kind } });
    }
    expect(await world([]).ask()).toMatchObject({ ok: false, error: { kind: "unreachable" } });
  });

  it("offline, an older copy is given together with why it is not newer", async () => {
    const { ask, wait, goOffline, requests } = world([answer(elements)]);
    await ask();
    wait(3 * keepMs);
    goOffline();
    expect(await ask()).toMatchObject({ ok: true, value: { text: elements, fault: { kind: "unreachable" } } });
    expect(requests).toHaveLength(1);
  });
});
