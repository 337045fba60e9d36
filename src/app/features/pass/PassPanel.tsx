import { lazy } from "react";
import { viewStore } from "../../state/viewStore";

const PassView = lazy(() => import("./PassView"));

/** The pass that is looked at; nothing where there is none. Its code is loaded when it is first shown. */
export function PassPanel() {
  const shownPass = viewStore((state) => state.shownPass);
  return shownPass && <PassView shownPass={shownPass} />;
}
