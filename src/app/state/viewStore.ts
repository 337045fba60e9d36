import { create } from "zustand";
import { persist } from "zustand/middleware";
import { z } from "../../core/base/zod";

/** One satellite or station; the same for globe, tables and timeline. */
export interface Selection {
  readonly kind: "satellite" | "station";
  readonly id: string;
}

export interface CameraView {
  readonly lonDeg: number;
  readonly latDeg: number;
  readonly altitudeKm: number;
  readonly headingDeg: number;
  readonly pitchDeg: number;
  readonly rollDeg: number;
}

/** Where the camera is to go: to the selected thing, or to a view. */
export type CameraRequest =
  | { readonly kind: "view"; readonly camera: CameraView }
  | { readonly kind: "selection"; readonly selection: Selection };

export const sidePanels = ["contacts", "satellites", "stations", "now"] as const;
export type SidePanel = (typeof sidePanels)[number];

/** What stands beside the Earth. */
export const sideViews = ["contacts", "sync", "mesh", "partition", "compression", "learning"] as const;
export type SideView = (typeof sideViews)[number];

/** What pointing at the Earth means: to select, to put a station there, or to drag a station elsewhere. */
export const stationTools = ["none", "add", "move"] as const;
export type StationTool = (typeof stationTools)[number];

/** What shows the Earth. */
export const pictures = ["globe", "map"] as const;
export type Picture = (typeof pictures)[number];

/** A contact that is looked at closely: ids, and its start. */
export interface ShownPass {
  readonly satelliteId: string;
  readonly stationId: string;
  readonly aosMs: number;
}

export type Theme = "dark" | "light";
export type Graphics = "auto" | "full" | "light";
export type TimeZone = "utc" | "local";
/** What the timeline has a row for. */
export const timelineRows = ["satellites", "stations", "antennas"] as const;
export type TimelineRows = (typeof timelineRows)[number];

interface ViewState {
  readonly selection?: Selection;
  readonly hover?: Selection;
  /** Where the camera is, as told by the globe: for the share link. */
  readonly camera?: CameraView;
  /** Set by whoever wants the camera elsewhere; the globe flies there and takes it out. */
  readonly requestedCamera?: CameraRequest;
  readonly picture: Picture;
  /** Over the contacts panel, while it is there. */
  readonly shownPass?: ShownPass;
  readonly sideView: SideView;
  readonly sidePanel: SidePanel;
  readonly sideOpen: boolean;
  /** The panel beside the Earth takes the Earth's and the timeline's place as well. */
  readonly isSideWide: boolean;
  readonly timelineOpen: boolean;
  readonly editorOpen: boolean;
  /** Globe and map obey it: they run `station.add` on a click, `station.move` while a station is dragged. */
  readonly stationTool: StationTool;
  readonly theme: Theme;
  readonly graphics: Graphics;
  readonly timeZone: TimeZone;
  readonly timelineRows: TimelineRows;
  readonly search: string;
  select(selection: Selection | undefined): void;
  setHover(hover: Selection | undefined): void;
  setCamera(camera: CameraView): void;
  requestCamera(request: CameraRequest | undefined): void;
  setPicture(picture: Picture): void;
  showPass(pass: ShownPass | undefined): void;
  /** Opens it. */
  setSideView(view: SideView): void;
  /** Opens it, or goes back to the contacts where it is shown. */
  toggleSideView(view: SideView): void;
  /** Opens them, or hides what stands beside the Earth where they are shown. */
  toggleContacts(): void;
  setSidePanel(panel: SidePanel): void;
  setSideOpen(open: boolean): void;
  /** Opens it as well. */
  setSideWide(isWide: boolean): void;
  setTimelineOpen(open: boolean): void;
  setEditorOpen(open: boolean): void;
  setStationTool(tool: StationTool): void;
  setTheme(theme: Theme): void;
  setGraphics(graphics: Graphics): void;
  setTimeZone(zone: TimeZone): void;
  setTimelineRows(rows: TimelineRows): void;
  setSearch(text: string): void;
}

const kept = z
  .object({
    theme: z.enum(["dark", "light"]),
    graphics: z.enum(["auto", "full", "light"]),
    timeZone: z.enum(["utc", "local"]),
    picture: z.enum(pictures),
    sidePanel: z.enum(sidePanels),
    sideOpen: z.boolean(),
    timelineOpen: z.boolean(),
    editorOpen: z.boolean(),
  })
  .partial();

/** What the browser kept, if it is what it must be: an earlier version or a person may have written anything there. */
function keptView(stored: unknown) {
  const checked = kept.safeParse(stored);
  return checked.success ? checked.data : {};
}

/** Another view beside the Earth leaves the Earth its place. */
const sideShown = { sideOpen: true, isSideWide: false, shownPass: undefined };

/** Whether the contacts are what stands beside the Earth, with nothing over them. */
export function isContactsShown({
  sideOpen,
  sideView,
  shownPass,
}: Pick<ViewState, "sideOpen" | "sideView" | "shownPass">): boolean {
  return sideOpen && sideView === "contacts" && shownPass === undefined;
}

/** How the document is looked at. Taste (theme, graphics, time zone, globe or map) and what is open are kept in the browser; the rest belongs to the visit. */
export const viewStore = create<ViewState>()(
  persist(
    (set) => ({
      picture: "globe",
      sideView: "contacts",
      sidePanel: "contacts",
      sideOpen: true,
      isSideWide: false,
      timelineOpen: true,
      editorOpen: false,
      stationTool: "none",
      theme: "dark",
      graphics: "auto",
      timeZone: "utc",
      timelineRows: "satellites",
      search: "",
      select: (selection) => set({ selection }),
      setHover: (hover) =>
        set((state) => (state.hover?.kind === hover?.kind && state.hover?.id === hover?.id ? state : { hover })),
      setCamera: (camera) => set({ camera }),
      requestCamera: (requestedCamera) => set({ requestedCamera }),
      setPicture: (picture) => set({ picture }),
      showPass: (shownPass) => set(shownPass === undefined ? { shownPass } : { shownPass, sideOpen: true }),
      setSideView: (sideView) =>
        set((state) => ({ ...sideShown, sideView, isSideWide: state.isSideWide && state.sideView === sideView })),
      toggleSideView: (view) =>
        set(({ sideOpen, sideView }) => ({
          ...sideShown,
          sideView: sideOpen && sideView === view ? "contacts" : view,
        })),
      toggleContacts: () =>
        set((state) =>
          isContactsShown(state) ? { sideOpen: false, isSideWide: false } : { ...sideShown, sideView: "contacts" },
        ),
      setSidePanel: (sidePanel) => set({ ...sideShown, sidePanel, sideView: "contacts" }),
      setSideOpen: (sideOpen) => set({ sideOpen, isSideWide: false }),
      setSideWide: (isSideWide) => set(isSideWide ? { isSideWide, sideOpen: true } : { isSideWide }),
      setTimelineOpen: (timelineOpen) => set({ timelineOpen }),
      setEditorOpen: (editorOpen) => set({ editorOpen }),
      setStationTool: (stationTool) => set({ stationTool }),
      setTheme: (theme) => set({ theme }),
      setGraphics: (graphics) => set({ graphics }),
      setTimeZone: (timeZone) => set({ timeZone }),
      setTimelineRows: (timelineRows) => set({ timelineRows }),
      setSearch: (search) => set({ search }),
    }),
    {
      name: "orbitweave.view",
      partialize: ({ theme, graphics, timeZone, picture, sidePanel, sideOpen, timelineOpen, editorOpen }) => ({
        theme,
        graphics,
        timeZone,
        picture,
        sidePanel,
        sideOpen,
        timelineOpen,
        editorOpen,
      }),
      merge: (stored, state) => ({ ...state, ...keptView(stored) }),
    },
  ),
);
