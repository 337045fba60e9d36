/** One thing that a newcomer is shown. */
export interface TourStep {
  readonly title: string;
  readonly text: string;
  /** Selector of what is meant; nothing is framed while it is not on the page. */
  readonly target: string;
}

export const tourSteps: readonly TourStep[] = [
  {
    title: "The plan around the Earth",
    text: "Satellites, stations and their contacts at the clock's time. Drag to turn, click to select; a flat map shows the same.",
    target: "main canvas",
  },
  {
    title: "Time",
    text: "Every contact window as a bar. Space plays the clock, [ and ] go from contact to contact, the bar's slider goes anywhere.",
    target: 'section[aria-label="Timeline"]',
  },
  {
    title: "The same in rows, and what follows from it",
    text: "All contacts with their times, and totals. The buttons to the right open schedule, mesh, model placement, compression and learning.",
    target: 'button[aria-label="Contacts panel"]',
  },
  {
    title: "Write your own plan",
    text: "The editor has forms for every part of it, and JSON. Every edit is saved in this browser and can be undone.",
    target: 'button[aria-label="Editor"]',
  },
  {
    title: "Find anything",
    text: "Ctrl or Cmd with K finds commands, satellites, stations and examples. The question mark lists all keys.",
    target: 'button[aria-label="Keyboard shortcuts"]',
  },
];
