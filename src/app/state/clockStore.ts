import { useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** Instants in ms since 1970 (UTC). */
export interface ClockState {
  readonly startMs: number;
  readonly endMs: number;
  readonly nowMs: number;
  /** Simulated seconds a real second. */
  readonly speed: number;
  readonly playing: boolean;
  /** Plays on; from the start again where the end was reached. */
  play(): void;
  pause(): void;
  /** Kept inside the window. */
  setNow(ms: number): void;
  setSpeed(speed: number): void;
  step(byMs: number): void;
  /** Starts over at the start of another window; speed and playing stay. */
  reset(window: { readonly startMs: number; readonly endMs: number }): void;
}

export const slowestSpeed = 1;
export const fastestSpeed = 3600;

/** The one clock of the page. Globe and timeline read it in their frame loops; no result depends on it. */
export const clock = createStore<ClockState>()((set, get) => ({
  startMs: 0,
  endMs: 0,
  nowMs: 0,
  speed: 60,
  playing: false,
  play: () => set(({ nowMs, startMs, endMs }) => ({ playing: true, nowMs: nowMs >= endMs ? startMs : nowMs })),
  pause: () => set({ playing: false }),
  setNow: (ms) => set(({ startMs, endMs }) => ({ nowMs: Math.min(Math.max(ms, startMs), endMs) })),
  setSpeed: (speed) => set({ speed: Math.min(Math.max(speed, slowestSpeed), fastestSpeed) }),
  step: (byMs) => get().setNow(get().nowMs + byMs),
  reset: ({ startMs, endMs }) => set({ startMs, endMs, nowMs: startMs }),
}));

/** Moves a playing clock on by a frame of real time; it pauses at the window's end. */
export function advanceClock(frameMs: number): void {
  const { playing, nowMs, speed, endMs, setNow, pause } = clock.getState();
  if (!playing) return;
  setNow(nowMs + frameMs * speed);
  if (clock.getState().nowMs >= endMs) pause();
}

export function useClock<T>(select: (state: ClockState) => T): T {
  return useStore(clock, select);
}

/** The instant for text in components: renews at most four times a second, and at once when the clock stands still after a change. */
export function useClock4Hz(): number {
  return useSyncExternalStore(subscribe4Hz, () => shownMs);
}

const renewalMs = 250;
let shownMs = clock.getState().nowMs;
let lastRenewalMs = Number.NEGATIVE_INFINITY;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

clock.subscribe(({ nowMs }) => {
  if (nowMs === shownMs || timer !== undefined) return;
  const waitMs = lastRenewalMs + renewalMs - performance.now();
  if (waitMs <= 0) renew();
  else timer = setTimeout(renew, waitMs);
});

function renew(): void {
  timer = undefined;
  lastRenewalMs = performance.now();
  shownMs = clock.getState().nowMs;
  for (const listener of listeners) listener();
}

function subscribe4Hz(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
