/** What a document may hold; beyond it an input is refused with a message, whatever way it comes in. */
export const limits = {
  /** UTF-8 bytes of a document's JSON text. */
  documentBytes: 2_000_000,
  /** Explicit ones and those of constellations together. */
  satellites: 20_000,
  stations: 1_000,
  constellations: 1_000,
  maskPoints: 3_600,
  meshLinks: 100_000,
  failures: 10_000,
  layers: 10_000,
  nodes: 20_000,
  partitionLinks: 100_000,
  bookings: 100_000,
  maintenance: 10_000,
  trainingRuns: 32,
} as const;
