import { lazy, Suspense, useEffect } from "react";
import { useCommands } from "../../state/commands";
import { dialogStore } from "../../state/dialogStore";
import { thingMenu } from "../../state/picture/thingMenu";
import { listenToContextMenus } from "./askedThing";

const ThingMenu = lazy(() => import("./ThingMenu"));
const FailForDialog = lazy(() => import("./FailForDialog"));
const FailuresDialog = lazy(() => import("./FailuresDialog"));

/** The context menu of satellites, stations and links, and the dialogs of failures; nothing where the plan is only looked at. */
export function FailureOverlays() {
  const menu = thingMenu((state) => state.menu);
  const dialog = dialogStore((state) => state.dialog);
  const canFail = useCommands().some(({ id }) => id === "failure.fail");
  useEffect(() => (canFail ? listenToContextMenus() : undefined), [canFail]);
  if (!canFail) return null;
  return (
    <Suspense fallback={null}>
      {menu && <ThingMenu menu={menu} />}
      {dialog?.kind === "failFor" && <FailForDialog asked={dialog} />}
      {dialog?.kind === "failures" && <FailuresDialog />}
    </Suspense>
  );
}
