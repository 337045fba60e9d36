import { NativeSelect, Select } from "@mantine/core";
import { useMemo } from "react";
import { useStore } from "zustand";
import type { CodecMeasure } from "../../../engine/client/compressor";
import { DataGrid, type GridColumn } from "../../kit/DataGrid";
import { NumberField } from "../../kit/NumberField";
import { bytesText } from "../../kit/quantityText";
import { dayTimeText } from "../../kit/timeText";
import { useClock4Hz } from "../../state/clockStore";
import { type CodecName, codecList } from "../../state/compression/codecOptions";
import { codecTitles } from "../../state/compression/codecTexts";
import { contactsLeft } from "../../state/compression/contactsLeft";
import { lab } from "../../state/compression/lab";
import { meanRateMbps, type TransferDirection } from "../../state/compression/transferTime";
import { useExpandedSatellites, useScenario } from "../../state/derived";
import { useContacts } from "../../state/queries";
import { viewStore } from "../../state/viewStore";
import classes from "./compression.module.css";
import { contactsForm } from "./contactsForm";
import { breakEvenText, rateText, ratioText, secondsText } from "./labFormat";
import { type SentUpdate, sendUpdate } from "./model/sendUpdate";

const columns: readonly GridColumn[] = [
  { id: "codec", title: "Codec", minPx: 122, grow: 2 },
  { id: "size", title: "Update", hint: "Encoded size of one update", minPx: 70, grow: 1, align: "right" },
  { id: "encode", title: "Encoding", hint: "On the satellite's computer", minPx: 66, grow: 1, align: "right" },
  {
    id: "takes",
    title: "There after",
    hint: "From now: encoding, waiting for contacts, sending, decoding",
    minPx: 84,
    grow: 1,
    align: "right",
  },
  { id: "contacts", title: "Contacts", hint: "Contacts that it takes", minPx: 62, grow: 1, align: "right" },
  {
    id: "even",
    title: "Pays below",
    hint: "Break-even bandwidth: on faster links sending it uncompressed is sooner there; never: it saves no bytes",
    minPx: 88,
    grow: 1,
    align: "right",
  },
];

/** How long an update takes over the next contacts of a satellite with each codec, and below which bandwidth a codec pays. */
export function ContactsTab() {
  const outcomes = useStore(lab, (state) => state.outcomes);
  const chosen = useStore(lab, (state) => state.chosen);
  const satellites = useExpandedSatellites();
  const { contacts } = useContacts();
  const form = contactsForm();
  const zone = viewStore((state) => state.timeZone);
  const selectedId = viewStore(({ selection }) => (selection?.kind === "satellite" ? selection.id : undefined));
  const nowMs = Math.floor(useClock4Hz() / 1000) * 1000;
  const satelliteId = form.satelliteId ?? selectedId ?? satellites[0]?.id;
  const row = satellites.findIndex(({ id }) => id === satelliteId);
  const scenario = useScenario();
  const windows = useMemo(
    () => contacts && contactsLeft(contacts.windows, row, satelliteId ?? "", scenario),
    [contacts, row, satelliteId, scenario],
  );
  const { direction, updateMB, slowdown } = form;
  const sent = useMemo(() => {
    const found = new Map<CodecName, SentUpdate>();
    if (windows === undefined || row < 0) return found;
    for (const [codec, outcome] of outcomes) {
      if (!("measure" in outcome)) continue;
      found.set(
        codec,
        sendUpdate(outcome.measure, { windows, satellite: row, direction, fromMs: nowMs, updateMB, slowdown }),
      );
    }
    return found;
  }, [windows, row, direction, nowMs, updateMB, slowdown, outcomes]);
  const rate = windows && row >= 0 ? meanRateMbps(windows, row, direction) : undefined;
  return (
    <div className={classes.compare}>
      <ContactsFields satelliteId={satelliteId} />
      <p className={classes.barNote}>
        {windows === undefined
          ? "Waiting for the contacts."
          : rate === undefined
            ? `${satelliteId ?? "The plan"} has no contact in this window.`
            : `From ${dayTimeText(nowMs, zone)}, at ${rateText(rate)} on average in contact. One station at a time, contacts in order of their start.`}
      </p>
      <div className={classes.grid}>
        <DataGrid
          label="Updates over the next contacts"
          columns={columns}
          rowCount={codecList.length}
          cell={(at, column) =>
            cellOf(
              sent.get(codecList[at] ?? "none"),
              outcomes.get(codecList[at] ?? "none"),
              codecList[at] ?? "none",
              column,
              rate,
            )
          }
          rowState={(at) => (codecList[at] === chosen ? "selected" : undefined)}
          onActivate={(at) => lab.setState({ chosen: codecList[at] ?? "none" })}
          empty=""
        />
      </div>
    </div>
  );
}

function cellOf(
  sent: SentUpdate | undefined,
  outcome: { readonly measure: CodecMeasure } | object | undefined,
  codec: CodecName,
  column: string,
  rateMbps: number | undefined,
) {
  if (column === "codec") return codecTitles[codec];
  if (sent === undefined || outcome === undefined || !("measure" in outcome)) return "–";
  switch (column) {
    case "size":
      return (
        <span title={ratioText(outcome.measure.compressionRatio)}>{bytesText(Math.round(sent.encodedMB * 1e6))}</span>
      );
    case "encode":
      return sent.encodeSeconds === 0 ? "–" : secondsText(sent.encodeSeconds * 1000);
    case "takes":
      return sent.takesSeconds === undefined ? (
        <span className={classes.refused}>not in this plan</span>
      ) : (
        secondsText(sent.takesSeconds * 1000)
      );
    case "contacts":
      return sent.contacts;
    default: {
      if (codec === "none") return "–";
      const pays = rateMbps !== undefined && rateMbps < sent.breakEvenMbps;
      return <span className={pays ? classes.pays : classes.refused}>{breakEvenText(sent.breakEvenMbps)}</span>;
    }
  }
}

function ContactsFields({ satelliteId }: { readonly satelliteId: string | undefined }) {
  const { direction, updateMB, slowdown } = contactsForm();
  const satellites = useExpandedSatellites();
  const elements = useStore(lab, (state) => state.facts?.survey.elements);
  const { model } = useScenario();
  const ids = useMemo(() => satellites.map(({ id }) => id), [satellites]);
  const modelMB = model?.layers.reduce((sum, { paramsMB }) => sum + paramsMB, 0);
  const positive = (value: number) => (value > 0 ? undefined : "must be above 0");
  return (
    <form
      className={classes.contactFields}
      aria-label="Updates over contacts"
      onSubmit={(event) => event.preventDefault()}
    >
      <Select
        size="xs"
        label="Satellite"
        searchable
        limit={50}
        nothingFoundMessage="nothing of that name"
        data={ids}
        value={satelliteId ?? null}
        onChange={(id) => contactsForm.setState({ satelliteId: id ?? undefined })}
      />
      <NativeSelect
        size="xs"
        label="Direction"
        data={[
          { value: "down", label: "down" },
          { value: "up", label: "up" },
        ]}
        value={direction}
        onChange={({ currentTarget }) => contactsForm.setState({ direction: currentTarget.value as TransferDirection })}
      />
      <NumberField
        label="Update (MB)"
        value={updateMB}
        fallback={elements === undefined ? "the gradient's" : String(Number(((4 * elements) / 1e6).toPrecision(4)))}
        fault={positive}
        onValue={(value) => contactsForm.setState({ updateMB: value })}
      />
      <NumberField
        label="Encoder slower ×"
        value={slowdown}
        fallback="1"
        fault={positive}
        onValue={(value) => contactsForm.setState({ slowdown: value ?? 1 })}
      />
      {modelMB !== undefined && modelMB > 0 && updateMB !== modelMB && (
        <button
          type="button"
          className={classes.linkButton}
          onClick={() => contactsForm.setState({ updateMB: modelMB })}
        >
          Take the size of the plan's model ({modelMB.toLocaleString("en-US")} MB)
        </button>
      )}
    </form>
  );
}
