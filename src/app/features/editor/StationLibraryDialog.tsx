import { Modal, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { type LibrarySite, searchStations, stationOfSite } from "../../../core/scenario/stationLibrary";
import { DataGrid, type GridColumn } from "../../kit/DataGrid";
import { latitudeText, longitudeText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { useStations } from "../../state/derived";
import { dialogStore } from "../../state/dialogStore";
import classes from "./editor.module.css";

const columns: readonly GridColumn[] = [
  { id: "name", title: "Site", minPx: 150, grow: 2 },
  { id: "operator", title: "Operator", minPx: 110, grow: 1 },
  { id: "country", title: "Country", minPx: 100, grow: 1 },
  { id: "place", title: "Place", minPx: 138 },
  { id: "precision", title: "Known to", hint: "How well the place is known", minPx: 76 },
];

function precisionText(precisionDeg: LibrarySite["precisionDeg"]): string {
  if (precisionDeg === 0.5) return "its region";
  return precisionDeg === 0.05 ? "5 km" : "1 km";
}

/** Real sites, to be searched and added. */
export default function StationLibraryDialog() {
  const isOpen = dialogStore(({ dialog }) => dialog?.kind === "stationLibrary");
  return isOpen && <StationLibrary />;
}

function StationLibrary() {
  const close = dialogStore((state) => state.close);
  const [query, setQuery] = useState("");
  const stations = useStations();
  const sites = searchStations(query);
  const isThere = (row: number): boolean => {
    const site = sites[row];
    return stations.some(({ latDeg, lonDeg }) => latDeg === site?.latDeg && lonDeg === site.lonDeg);
  };
  const add = (row: number): void => {
    const site = sites[row];
    if (site && !isThere(row)) void runCommand("station.addSite", stationOfSite(site));
  };
  return (
    <Modal opened onClose={close} title="Add stations from the library" size="xl">
      <TextInput
        data-autofocus
        aria-label="Search sites by name, operator or country"
        placeholder="Name, operator or country; Enter adds the first"
        leftSection={<IconSearch size={14} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && add(0)}
      />
      <div className={classes.library}>
        <DataGrid
          label={`Sites: ${sites.length}`}
          columns={columns}
          rowCount={sites.length}
          rowState={(row) => (isThere(row) ? "selected" : undefined)}
          cell={(row, columnId) => {
            const site = sites[row];
            if (site === undefined) return "";
            if (columnId === "place") return `${latitudeText(site.latDeg, 2)}, ${longitudeText(site.lonDeg, 2)}`;
            if (columnId === "precision") return precisionText(site.precisionDeg);
            if (columnId === "name") return isThere(row) ? `✓ ${site.name}` : site.name;
            return columnId === "operator" ? site.operator : site.country;
          }}
          onActivate={add}
          empty="No site has all of these words."
        />
      </div>
      <Text size="xs" c="dimmed">
        Click or Enter adds a site with usual rates for low orbits. Place, rates and all else can be changed afterwards.
      </Text>
    </Modal>
  );
}
