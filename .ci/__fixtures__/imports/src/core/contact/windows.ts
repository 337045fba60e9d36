export interface Windows {
  readonly count: number;
}

export function countWindows(windows: Windows): number {
  return windows.count;
}
