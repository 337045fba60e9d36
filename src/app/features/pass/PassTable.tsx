import { ScrollArea, Table } from "@mantine/core";
import { useMemo } from "react";
import type { PassColumns } from "../../../core/orbit/passSamples";
import { clockTimeText, type Zone, zoneText } from "../../kit/timeText";
import { momentsOf } from "./model/passModel";
import { dopplerText, lightNames, signedText } from "./passTexts";

const rows = 25;

/** The pass in numbers: what sky plot and charts show. */
export function PassTable({ samples, zone }: { readonly samples: PassColumns; readonly zone: Zone }) {
  const moments = useMemo(() => momentsOf(samples, rows), [samples]);
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
      <Table verticalSpacing={3} fz="xs" aria-label="The pass in numbers" styles={{ td: { whiteSpace: "nowrap" } }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Time ({zoneText(zone)})</Table.Th>
            <Table.Th ta="right">Azimuth</Table.Th>
            <Table.Th ta="right">Elevation</Table.Th>
            <Table.Th ta="right">Range</Table.Th>
            <Table.Th ta="right">Range rate</Table.Th>
            <Table.Th ta="right">Doppler</Table.Th>
            <Table.Th>Light</Table.Th>
            <Table.Th ta="right">Sun</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {moments.map((moment) => (
            <Table.Tr key={moment.instantMs}>
              <Table.Td>{clockTimeText(moment.instantMs, zone)}</Table.Td>
              <Table.Td ta="right">{moment.azimuthDeg.toFixed(1)}°</Table.Td>
              <Table.Td ta="right">{moment.elevationDeg.toFixed(1)}°</Table.Td>
              <Table.Td ta="right">{moment.rangeKm.toFixed(1)} km</Table.Td>
              <Table.Td ta="right">{signedText(moment.rangeRateKmPerS, 3, "km/s")}</Table.Td>
              <Table.Td ta="right">{dopplerText(moment.dopplerHz)}</Table.Td>
              <Table.Td>{lightNames[moment.light]}</Table.Td>
              <Table.Td ta="right">{moment.sunElevationDeg.toFixed(1)}°</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
