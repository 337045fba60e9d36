/** What a trace says of a page that draws the globe. */
export interface TraceFigures {
  readonly framesPerSecond: number;
  /** Our code in a frame before Cesium draws: everything to its place at the instant. */
  readonly moveMs: Spread;
  /** Our code while Cesium draws: the names. */
  readonly namesMs: Spread;
  /** Cesium's drawing, the graphics driver's calls included. */
  readonly renderMs: Spread;
  /** Of the page's main thread, by the clock on the wall: on a busy machine that counts what others did meanwhile. */
  readonly wall: TaskFigures;
  /** The same in the processor's time. */
  readonly processor: TaskFigures;
}

export interface TaskFigures {
  readonly longestMs: number;
  /** Without Cesium's drawing. */
  readonly longestOwnMs: number;
  /** Tasks that stay over 50 ms without Cesium's drawing. */
  readonly longOwnCount: number;
}

export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Processor's time of the thread. */
  readonly tdur?: number;
  readonly id?: string;
  readonly id2?: { readonly local?: string };
  readonly args?: { readonly name?: string };
}

interface Stretch {
  readonly startUs: number;
  readonly endUs: number;
}

interface Task extends Stretch {
  readonly processorUs: number;
}

/** Reads a trace of Chromium in JSON. The page is the process with the measures of the globe's frames. */
export function readTrace(json: string): TraceFigures {
  const { traceEvents } = JSON.parse(json) as { readonly traceEvents: readonly TraceEvent[] };
  const moves = measures(traceEvents, "globe.move");
  const renders = measures(traceEvents, "globe.render");
  const names = measures(traceEvents, "globe.names");
  const page = traceEvents.find(({ name }) => name === "globe.move");
  if (page === undefined) throw new Error("the trace has no frame of the globe");
  const tasks = tasksOf(traceEvents, "RunTask", page.pid, mainThread(traceEvents, page.pid));
  const spanUs = (renders.at(-1)?.endUs ?? 0) - (renders[0]?.startUs ?? 0);
  return {
    framesPerSecond: renders.length / (spanUs / 1e6),
    moveMs: spreadOf(moves.map(lengthOf)),
    namesMs: spreadOf(names.map(lengthOf)),
    renderMs: spreadOf(renders.map((render) => lengthOf(render) - covered(render, names))),
    wall: taskFigures(tasks, renders, lengthOf),
    processor: taskFigures(tasks, renders, ({ processorUs }) => processorUs),
  };
}

/** User timings come as a begin and an end of one id. */
function measures(events: readonly TraceEvent[], wanted: string): Stretch[] {
  const begun = new Map<string, number>();
  const found: Stretch[] = [];
  for (const { name, ph, ts, id, id2, cat } of events) {
    if (name !== wanted || !cat.includes("blink.user_timing")) continue;
    const key = id ?? id2?.local ?? "";
    if (ph === "b") begun.set(key, ts);
    const startUs = begun.get(key);
    if (ph === "e" && startUs !== undefined) found.push({ startUs, endUs: ts });
  }
  return found.sort((a, b) => a.startUs - b.startUs);
}

function tasksOf(
  events: readonly TraceEvent[],
  wanted: string,
  process: number | undefined,
  thread: number | undefined,
): Task[] {
  return events
    .filter(({ name, ph, pid, tid }) => name === wanted && ph === "X" && pid === process && tid === thread)
    .map(({ ts, dur = 0, tdur = dur }) => ({ startUs: ts, endUs: ts + dur, processorUs: tdur }));
}

/** Drawing takes the same part of a task's processor time as of its time on the wall. */
function taskFigures(tasks: readonly Task[], renders: readonly Stretch[], costUs: (task: Task) => number): TaskFigures {
  const own = tasks.map((task) => costUs(task) * (1 - covered(task, renders) / Math.max(1, lengthOf(task))));
  return {
    longestMs: Math.max(0, ...tasks.map(costUs)) / 1000,
    longestOwnMs: Math.max(0, ...own) / 1000,
    longOwnCount: own.filter((us) => us > 50_000).length,
  };
}

function mainThread(events: readonly TraceEvent[], process: number): number | undefined {
  return events.find(
    ({ name, pid, args }) => name === "thread_name" && pid === process && args?.name === "CrRendererMain",
  )?.tid;
}

function lengthOf({ startUs, endUs }: Stretch): number {
  return endUs - startUs;
}

function covered(task: Stretch, parts: readonly Stretch[]): number {
  return parts.reduce(
    (sum, part) => sum + Math.max(0, Math.min(task.endUs, part.endUs) - Math.max(task.startUs, part.startUs)),
    0,
  );
}

function spreadOf(lengthsUs: readonly number[]): Spread {
  const sorted = lengthsUs.map((us) => us / 1000).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? 0 };
}
