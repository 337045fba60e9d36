import { beforeEach, describe, expect, it } from "vitest";
import { advanceClock, clock } from "./clockStore";

const state = () => clock.getState();

describe("the clock", () => {
  beforeEach(() => {
    state().reset({ startMs: 1_000_000, endMs: 2_000_000 });
    state().setSpeed(60);
    state().pause();
  });

  it("moves by speed times real time while it plays, and not otherwise", () => {
    advanceClock(100);
    expect(state().nowMs).toBe(1_000_000);
    state().play();
    advanceClock(100);
    expect(state().nowMs).toBe(1_006_000);
  });

  it("pauses at the end, and plays from the start again", () => {
    state().setNow(1_999_000);
    state().play();
    advanceClock(100);
    expect(state()).toMatchObject({ nowMs: 2_000_000, playing: false });
    state().play();
    expect(state()).toMatchObject({ nowMs: 1_000_000, playing: true });
  });

  it("never leaves the window", () => {
    state().setNow(0);
    expect(state().nowMs).toBe(1_000_000);
    state().step(5_000_000);
    expect(state().nowMs).toBe(2_000_000);
  });

  it("keeps its speed between realtime and an hour a second", () => {
    state().setSpeed(0);
    expect(state().speed).toBe(1);
    state().setSpeed(1e9);
    expect(state().speed).toBe(3600);
  });
});
