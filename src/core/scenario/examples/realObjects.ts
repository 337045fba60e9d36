import { type Satellite, scenarioSchemaId } from "../schema";
import type { Example } from "./example";
import { stationsAt } from "./sites";

const object = (id: string, name: string, line1: string, line2: string): Satellite => ({
  id,
  name,
  orbit: { kind: "tle", line1, line2 },
});

/** Element sets of CelesTrak's public catalogue as of 22 July 2026 (epochs of 21 and 22 July), unchanged; their checksums hold. */
const objects: readonly Satellite[] = [
  object(
    "iss",
    "ISS (Zarya)",
    "1 25544U 98067A   26202.18553447  .00005896  00000+0  11479-3 0  9991",
    "2 25544  51.6316 131.8443 0006849 320.6461  39.4029 15.49071756577020",
  ),
  object(
    "hubble",
    "Hubble Space Telescope",
    "1 20580U 90037B   26202.36670297  .00004372  00000+0  13390-3 0  9990",
    "2 20580  28.4722 206.9020 0002079 163.2375 196.8290 15.31101055793811",
  ),
  object(
    "terra",
    "Terra",
    "1 25994U 99068A   26202.61954139  .00000241  00000+0  58077-4 0  9998",
    "2 25994  97.9436 250.7972 0003622 110.2563  49.2698 14.61127057414632",
  ),
  object(
    "landsat-9",
    "Landsat 9",
    "1 49260U 21088A   26202.18816322  .00000217  00000+0  58165-4 0  9991",
    "2 49260  98.2264 271.9512 0001073  92.7639 267.3683 14.57098343255953",
  ),
  object(
    "sentinel-2a",
    "Sentinel-2A",
    "1 40697U 15028A   26202.62030285  .00000257  00000+0  11465-3 0  9993",
    "2 40697  98.5668 276.9811 0001324  96.2802 263.8532 14.30816331578651",
  ),
  object(
    "noaa-20",
    "NOAA-20",
    "1 43013U 17073A   26202.61007573  .00000028  00000+0  34127-4 0  9990",
    "2 43013  98.7772 141.7679 0001601 117.5455 242.5884 14.19517347449354",
  ),
  object(
    "metop-b",
    "MetOp-B",
    "1 38771U 12049A   26202.61072963  .00000042  00000+0  38851-4 0  9992",
    "2 38771  98.6485 253.4198 0001346 221.8467 138.2608 14.21447602718155",
  ),
  object(
    "starlink-1008",
    "Starlink-1008",
    "1 44714U 19074B   26203.85026071  .00043430  00000+0  65493-3 0  9996",
    "2 44714  53.1486 257.4051 0005733 347.6199  12.4671 15.54349637369758",
  ),
  object(
    "oneweb-0012",
    "OneWeb-0012",
    "1 44057U 19010A   26203.74374192  .00000059  00000+0  11998-3 0  9995",
    "2 44057  87.9078 221.7217 0001652  96.8358 263.2961 13.16594592356240",
  ),
  object(
    "gsat0101",
    "Galileo GSAT0101",
    "1 37846U 11060A   26203.04348625 -.00000107  00000+0  00000+0 0  9998",
    "2 37846  56.9816 340.8168 0002031  64.0635 295.9520  1.70475789 91713",
  ),
  object(
    "gsat0201",
    "Galileo GSAT0201",
    "1 40128U 14050A   26202.91197597 -.00000055  00000+0  00000+0 0  9994",
    "2 40128  48.8375 272.0101 1679296 180.7600 179.0021  1.85519659 78966",
  ),
  object(
    "goes-16",
    "GOES-16",
    "1 41866U 16071A   26202.59556191 -.00000089  00000+0  00000+0 0  9999",
    "2 41866   0.4199  85.4484 0000685  72.3972 251.2077  1.00271776 35443",
  ),
];

const text = "A dozen well-known satellites of all kinds of orbit, from published element sets, over six stations.";

export const realObjects: Example = {
  id: "real-objects",
  title: "Real objects",
  description: text,
  scenario: {
    schema: scenarioSchemaId,
    name: "Real objects",
    description: text,
    window: { start: "2026-07-23T00:00:00Z", durationHours: 24 },
    satellites: [...objects],
    stations: stationsAt(["svalbard", "weilheim", "wallops", "singapore", "hartebeesthoek", "awarua"], {
      uplinkMbps: 10,
      downlinkMbps: 150,
    }),
  },
};
