/** What is wrong with a number, in words. */
export const positiveFault = (value: number): string | undefined => (value > 0 ? undefined : "must be more than 0");

export const negativeFault = (value: number): string | undefined => (value < 0 ? "must be 0 or more" : undefined);
