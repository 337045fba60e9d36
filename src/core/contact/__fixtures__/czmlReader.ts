/** A reader of CZML for the tests, written apart from the product's writer: Earth-fixed positions in metres, Neville's interpolation. */
export interface ReadCzml {
  readonly document: Record<string, unknown>;
  readonly moving: ReadonlyMap<string, ReadPath>;
  readonly standing: ReadonlyMap<string, readonly number[]>;
  readonly links: readonly {
    readonly ends: readonly string[];
    readonly spans: readonly (readonly [string, string])[];
  }[];
}

export interface ReadPath {
  readonly span: readonly [string, string];
  readonly startMs: number;
  readonly seconds: readonly number[];
  readonly metres: readonly (readonly number[])[];
  readonly degree: number;
}

// biome-ignore lint/suspicious/noExplicitAny: foreign JSON, taken apart here
type Packet = any;

export function readCzml(text: string): ReadCzml {
  const [document, ...packets] = JSON.parse(text) as Packet[];
  const moving = new Map<string, ReadPath>();
  const standing = new Map<string, number[]>();
  const links: { ends: string[]; spans: [string, string][] }[] = [];
  for (const packet of packets) {
    if (packet.polyline) {
      const spans = packet.availability.map((span: string) => span.split("/"));
      links.push({ ends: packet.polyline.positions.references, spans });
    } else if (packet.position.cartographicDegrees) {
      standing.set(packet.id, packet.position.cartographicDegrees);
    } else {
      const { cartesian, epoch, interpolationDegree, interpolationAlgorithm, referenceFrame } = packet.position;
      if (interpolationAlgorithm !== "LAGRANGE" || referenceFrame !== "FIXED") throw new Error("not read here");
      const rows = Array.from({ length: cartesian.length / 4 }, (_, i) => cartesian.slice(4 * i, 4 * i + 4));
      moving.set(packet.id, {
        span: packet.availability.split("/"),
        startMs: Date.parse(epoch),
        seconds: rows.map(([t]) => t),
        metres: [1, 2, 3].map((axis) => rows.map((row) => row[axis])),
        degree: interpolationDegree,
      });
    }
  }
  return { document, moving, standing, links };
}
