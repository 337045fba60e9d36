import { countWindows } from "../../core/contact/windows";
import type { Host } from "../host/host";

export const count = (host: Host): number => countWindows(host);
