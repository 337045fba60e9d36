import type { Station } from "../schema";

/** Places with ground stations: name, latitude and longitude in degrees, height in km, to what an example needs. */
const sites = {
  awarua: ["Awarua", -46.529, 168.381, 0],
  fairbanks: ["Fairbanks", 64.804, -147.5, 0.18],
  hartebeesthoek: ["Hartebeesthoek", -25.887, 27.707, 1.55],
  hawaii: ["South Point", 19.014, -155.663, 0.37],
  inuvik: ["Inuvik", 68.325, -133.6, 0.07],
  kiruna: ["Kiruna", 67.857, 20.964, 0.4],
  maspalomas: ["Maspalomas", 27.763, -15.634, 0.2],
  mingenew: ["Mingenew", -29.046, 115.347, 0.25],
  okinawa: ["Okinawa", 26.487, 127.868, 0.1],
  puntaArenas: ["Punta Arenas", -52.935, -70.871, 0.03],
  santiago: ["Santiago", -33.151, -70.666, 0.73],
  singapore: ["Singapore", 1.352, 103.82, 0.02],
  svalbard: ["Svalbard", 78.2297, 15.3975, 0.46],
  troll: ["Troll", -72.012, 2.535, 1.27],
  wallops: ["Wallops", 37.924, -75.476, 0.01],
  weilheim: ["Weilheim", 47.88, 11.085, 0.66],
} as const satisfies Readonly<Record<string, readonly [string, number, number, number]>>;

export type Site = keyof typeof sites;

/** Stations at named places, all with the same rates. */
export function stationsAt(
  places: readonly Site[],
  rates: { readonly uplinkMbps: number; readonly downlinkMbps: number },
): Station[] {
  return places.map((site) => {
    const [name, latDeg, lonDeg, altitudeKm] = sites[site];
    return { id: name.toLowerCase().replaceAll(" ", "-"), name, latDeg, lonDeg, altitudeKm, ...rates };
  });
}
