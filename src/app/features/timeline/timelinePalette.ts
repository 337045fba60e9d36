/** The colours that the canvases draw with, taken from the stylesheet, so that a theme is a matter of CSS alone. */
export interface TimelinePalette {
  readonly text: string;
  readonly textDim: string;
  readonly grid: string;
  readonly gridDay: string;
  readonly rowLine: string;
  readonly selectedRow: string;
  readonly past: string;
  /** Bars of low, middling and high passes. */
  readonly bars: readonly [string, string, string];
  /** Bars of contacts that hold at this instant. */
  readonly active: string;
  /** Names on those bars, in the same order, and on active ones. */
  readonly barTexts: readonly [string, string, string];
  readonly activeText: string;
  /** Stripes and ground of times in which something has failed. */
  readonly failed: string;
  readonly failedGround: string;
  /** Booked sync windows, and what stands on them. */
  readonly booking: string;
  readonly bookingText: string;
  /** Bars of a training by kind, see `trainingKinds`, and what stands on work. */
  readonly training: readonly string[];
  readonly trainingText: string;
  /** Rounds, and the steps of the server at their ends. */
  readonly round: string;
  readonly aggregation: string;
  readonly now: string;
  readonly nowText: string;
  readonly outline: string;
  readonly fontFamily: string;
}

/** Reads the palette as it holds for an element: again after a change of theme. */
export function readPalette(element: Element): TimelinePalette {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--timeline-${name}`).trim();
  return {
    text: colour("text"),
    textDim: colour("text-dim"),
    grid: colour("grid"),
    gridDay: colour("grid-day"),
    rowLine: colour("row-line"),
    selectedRow: colour("selected-row"),
    past: colour("past"),
    bars: [colour("bar-low"), colour("bar-middling"), colour("bar-high")],
    active: colour("active"),
    barTexts: [colour("bar-text-low"), colour("bar-text-middling"), colour("bar-text-high")],
    activeText: colour("active-text"),
    failed: colour("failed"),
    failedGround: colour("failed-ground"),
    booking: colour("booking"),
    bookingText: colour("booking-text"),
    training: ["life", "work", "relay", "model", "update"].map((kind) => colour(`training-${kind}`)),
    trainingText: colour("training-text"),
    round: colour("round"),
    aggregation: colour("aggregation"),
    now: colour("now"),
    nowText: colour("now-text"),
    outline: colour("outline"),
    fontFamily: style.fontFamily,
  };
}
