import { scenarioSchemaId } from "../schema";
import { type Example, exampleWindow } from "./example";
import { stationsAt } from "./sites";

const iridiumText = "66 satellites in six nearly polar planes at 780 km: a Walker star with a seam.";

export const iridiumStar: Example = {
  id: "iridium-star",
  title: "Iridium-like star, 66",
  description: iridiumText,
  scenario: {
    schema: scenarioSchemaId,
    name: "Iridium-like star",
    description: iridiumText,
    window: exampleWindow,
    constellations: [
      {
        id: "star",
        pattern: "star",
        planes: 6,
        satellitesPerPlane: 11,
        phasing: 2,
        altitudeKm: 780,
        inclinationDeg: 86.4,
      },
    ],
    stations: stationsAt(["svalbard", "fairbanks", "wallops", "hawaii", "puntaArenas", "mingenew"], {
      uplinkMbps: 50,
      downlinkMbps: 150,
    }),
    // Work on a sample as a larger model has it, so that training takes the minutes that it takes on board.
    learning: {
      data: { kind: "synthetic", maxSamples: 200 },
      strategy: { kind: "fed-buff", bufferSize: 12 },
      local: { epochs: 5 },
      rounds: 50,
      targetAccuracy: 0.65,
      mission: { trainingFlops: 1e11 },
    },
  },
};

const shellText = "1,584 satellites in 72 planes at 550 km: a shell as large as Starlink's first.";

export const starlinkShell: Example = {
  id: "starlink-shell",
  title: "Starlink-like shell, 1,584",
  description: shellText,
  scenario: {
    schema: scenarioSchemaId,
    name: "Starlink-like shell",
    description: shellText,
    window: exampleWindow,
    constellations: [
      {
        id: "shell",
        pattern: "delta",
        planes: 72,
        satellitesPerPlane: 22,
        phasing: 17,
        altitudeKm: 550,
        inclinationDeg: 53,
      },
    ],
    stations: stationsAt(
      [
        "weilheim",
        "wallops",
        "hawaii",
        "okinawa",
        "singapore",
        "maspalomas",
        "hartebeesthoek",
        "mingenew",
        "awarua",
        "santiago",
        "puntaArenas",
        "fairbanks",
      ],
      { uplinkMbps: 200, downlinkMbps: 1000 },
    ),
  },
};
