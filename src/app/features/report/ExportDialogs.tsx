import { Loader, Modal } from "@mantine/core";
import { lazy, Suspense } from "react";
import { dialogStore } from "../../state/dialogStore";
import { EphemerisForm } from "./EphemerisForm";
import classes from "./report.module.css";

const ReportView = lazy(() => import("./ReportView"));

/** The dialogs of what is exported beyond a click; one of them at most is open. */
export default function ExportDialogs() {
  const dialog = dialogStore((state) => state.dialog);
  const close = dialogStore((state) => state.close);
  const ephemeris = dialog?.kind === "ephemeris" ? dialog : undefined;
  return (
    <>
      <Modal opened={ephemeris !== undefined} onClose={close} title="Save ephemerides" size="md">
        {ephemeris && <EphemerisForm initialFormat={ephemeris.format} onDone={close} />}
      </Modal>
      <Modal
        opened={dialog?.kind === "report"}
        onClose={close}
        title="Report"
        fullScreen
        transitionProps={{ duration: 0 }}
        classNames={{ inner: classes.inner, content: classes.content, header: classes.screenOnly, body: classes.body }}
      >
        {dialog?.kind === "report" && (
          <Suspense fallback={<Loader size="sm" aria-label="Loading the report" />}>
            <ReportView />
          </Suspense>
        )}
      </Modal>
    </>
  );
}
